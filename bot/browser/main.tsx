import { render } from 'preact';

import type { Lang } from '../model/lang.js';
import type { ChatData } from '../web/shared/page-data.js';
import { firstPage, NEW_TALK, type Talk } from '../web/shared/talk.js';
import { Notice, Tongues } from '../web/view/first-page.js';
import { ExitNote, Header } from '../web/view/header.js';
import { createChat } from './chat.js';
import type { Chat } from './chat-api.js';
import { Choices } from './choices.js';
import { Composer } from './composer.js';
import { createCodes } from './codes.js';
import { entryId, Log } from './entries.js';
import { tellHeight } from './framed.js';
import { turnDocument } from './language.js';
import { watchListen } from './listen.js';
import { watchMenu } from './menu.js';
import { watchDays } from './read-back.js';
import { loadOwnWords, OwnLine, type OwnWords } from './own-words.js';
import { forgetOwn, keepOwn } from './own-result.js';
import { reveal } from './reveal.js';
import { forgetSaved, keepAnswers } from './saved.js';
import { canStore } from './session.js';
import { watchShare } from './share.js';

const page = JSON.parse(document.body.dataset['page']!) as ChatData;
const header = document.getElementById('header')!;
const content = document.getElementById('content')!;
/** The page's own content. It stays visible until a talk is open. */
const welcome = document.getElementById('first')?.innerHTML ?? null;
let shown = NEW_TALK;
let own: OwnWords | null = null;

let kept: Lang | null = null;
let drawn = false;

function draw(): void {
  const [lang, words, talk] = [chat.lang(), chat.words(), chat.talk()];
  // Until the bot answers, the page's own content stays: it already has the bot's first words.
  if (talk.entries.length === 0 && talk.link === 'opening') return;
  if (!drawn) content.textContent = '';
  drawn = true;
  turnDocument(lang, words);
  render(<Header lang={lang} words={words} exitUrl={page.exitUrl} rest="" />, header);
  render(<ChatView chat={chat} />, content);
  reveal(shown, talk);
  if (shown !== talk) keepOrForget(talk, lang);
  shown = talk;
}

/** Keeps a result for this tab. Saves the answers for offline use from the person's first question on, and deletes them when the talk is deleted. */
function keepOrForget({ entries }: Talk, lang: Lang): void {
  const last = entries[entries.length - 1];
  if (last?.who !== 'bot') return;
  const result = last.reply.shape === 'outcome' ? document.getElementById(entryId(last.key)) : null;
  if (result) keepOwn(result, (chat.dictionary.have(last.reply.lang) ?? chat.words())['web.own_result']);
  if (last.reply.topic === 'meta.forget') {
    if (!shown.entries.includes(last)) forgetSaved();
    forgetOwn();
    kept = lang;
  } else if (kept !== lang && entries.some(({ who }) => who === 'user')) {
    void keepAnswers({ ...page.keep, lang });
    kept = lang;
  }
}

const codes = createCodes(page.qrAt, draw);

function ChatView({ chat: current }: { chat: Chat }) {
  const [lang, words] = [current.lang(), current.words()];
  const first = firstPage(current.talk());
  return (
    <>
      <div class={first ? 'stream first' : 'stream'}>
        <h1 class="unseen">{words['web.name']}</h1>
        {first ? <Tongues lang={lang} words={words} /> : null}
        <Log chat={current} codes={codes} welcome={welcome} />
        <Choices
          chat={current}
          notice={
            first ? (
              <>
                {own ? <OwnLine own={own} help={words.help} /> : null}
                <Notice reply={first} />
              </>
            ) : null
          }
        />
        <ExitNote lang={lang} words={words} />
        <p class="print-only">
          <bdi dir="ltr">{location.host}</bdi>
        </p>
      </div>
      <Composer chat={current} />
    </>
  );
}

const chat = createChat(page, draw);
void loadOwnWords(page.ownAt).then((found) => {
  own = found;
  if (found) draw();
});
watchShare();
watchListen();
watchDays();
watchMenu((wanted) => {
  if (chat.talk().entries.length === 0) return false;
  if (wanted !== chat.lang()) chat.turnTo(wanted);
  return true;
});
tellHeight();
addEventListener('quickexit', () => chat.stop());

// Where nothing may be stored, a talk ends with its page: no later page could go on with it, or have it deleted.
const storing = canStore();
if (!storing) addEventListener('pagehide', () => chat.stop());

// "Back" may bring back a page whose talk was left by quick exit. Then nothing of it may be shown.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted || (storing && chat.isCurrent())) return;
  document.documentElement.hidden = true;
  location.reload();
});

const address = new URL(location.href);
chat.start(address.searchParams.get('topic'));
if (address.search) history.replaceState(null, '', address.pathname);
