import type { RenderedReply } from '../render/rendered.js';
import { type Entry, isUnsent, isWaiting, type Talk } from '../web/shared/talk.js';
import type { BlockContext } from '../web/view/context.js';
import { questionOf, tilesOf } from '../web/view/first-page.js';
import { HelpLines } from '../web/view/help-lines.js';
import { Icon } from '../web/view/icon.js';
import { ReplyView } from '../web/view/reply-view.js';
import { ToolRow, toolsOf } from '../web/view/tools.js';
import { AnswerForm } from './answer-forms.js';
import type { Chat } from './chat-api.js';
import { choose } from './choose.js';

/** The id of an entry's element, for scrolling to it. */
export function entryId(key: string): string {
  return `entry-${key}`;
}

/**
 * The conversation. It is one live region that only grows, so that a screen reader says each entry once. The dots and
 * the "not sent" line are outside it or announce themselves.
 */
export function Log({ chat, codes, welcome }: { chat: Chat; codes: BlockContext['qr']; welcome: string | null }) {
  const talk = chat.talk();
  const words = chat.words();
  return (
    <div class="log" role="log" aria-live="polite" aria-relevant="additions" aria-label={words['web.log']}>
      {welcome === null || chat.isOpen() ? null : <div dangerouslySetInnerHTML={{ __html: welcome }} />}
      {talk.entries.map((entry) => (
        <EntryView key={entry.key} entry={entry} chat={chat} codes={codes} />
      ))}
      {isWaiting(talk) && talk.link !== 'offline' ? <Dots /> : null}
    </div>
  );
}

function EntryView({ entry, chat, codes }: { entry: Entry; chat: Chat; codes: BlockContext['qr'] }) {
  const words = chat.words();
  switch (entry.who) {
    case 'page':
      return <p class="remark">{words[entry.word]}</p>;
    case 'user':
      return (
        <div class="turn user" id={entryId(entry.key)}>
          <p class="bubble" lang={entry.lang} dir="auto">
            <span class="unseen" lang={entry.by.lang}>
              {entry.by.text}:{' '}
            </span>
            {entry.text}
          </p>
          {entry.sent === 'failed' ? (
            <p class="failed">
              <Icon name="warning" /> {words['web.failed']}{' '}
              <button type="button" class="small" onClick={() => chat.tryAgain(entry.key)}>
                {words['web.retry']}
              </button>
            </p>
          ) : null}
          {isUnsent(chat.talk(), entry) ? <HelpLines words={words} /> : null}
        </div>
      );
    case 'bot': {
      const { lang, dir } = entry.reply;
      const first = tilesOf(entry.reply).length > 0;
      const reply = first ? { ...entry.reply, messages: questionOf(entry.reply) } : entry.reply;
      const own = chat.dictionary.have(lang) ?? words;
      const context = { words: own, inChat: true, origin: location.origin, qr: codes, phones: [] };
      return (
        <div class="turn bot" id={entryId(entry.key)} lang={lang} dir={dir}>
          <span class="unseen">{own['web.bot']}: </span>
          <ReplyView
            reply={reply}
            context={context}
            tools={<Tools reply={reply} chat={chat} />}
            fields={<AnswerForm chat={chat} reply={entry.reply} />}
          />
        </div>
      );
    }
  }
}

function Tools({ reply, chat }: { reply: RenderedReply; chat: Chat }) {
  const tools = toolsOf(reply);
  if (tools.length === 0) return null;
  return (
    <ToolRow>
      {tools.map((tool) => (
        <button key={tool.id} type="button" class="small" onClick={() => choose(chat, tool)}>
          {tool.label}
        </button>
      ))}
      <button type="button" class="small" data-print>
        {(chat.dictionary.have(reply.lang) ?? chat.words())['web.print']}
      </button>
    </ToolRow>
  );
}

function Dots() {
  return (
    <div class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}

/**
 * One neutral line while the connection is lost, with the phone numbers folded, so that a watcher sees no more than
 * before.
 */
export function LinkNotice({ link, chat }: { link: Talk['link']; chat: Chat }) {
  const words = chat.words();
  const said = { busy: 'web.busy', broken: 'web.reconnecting', offline: 'web.offline' } as const;
  if (link === 'up' || link === 'opening') return null;
  return (
    <details class="remark">
      <summary>{words[said[link]]}</summary>
      <HelpLines words={words} />
      <p>
        <a href={`/${chat.lang()}/topics`}>{words['web.saved_link']}</a>
      </p>
    </details>
  );
}
