import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Activity } from 'botbuilder';

import type { Bot, Input } from '../../bot/bot.js';
import { localNow } from '../../bot/core/calendar.js';
import { parseChoiceId } from '../../bot/core/choice-id.js';
import { isLang, type Lang } from '../../bot/core/lang.js';
import type { TalkState } from '../../bot/core/state.js';
import { plainText } from '../../bot/render/plain.js';
import { beginTalk, call } from './direct-line-call.js';

/** What a person sees after one message, on any channel. */
export interface Seen {
  text: string;
  choices: { id: string; label: string | null }[];
  lang: Lang | null;
  /** What the channel does not tell is null. */
  event: string | null;
  topic: string | null;
}

/** One talk on one channel. `open` comes first. */
export interface TalkChannel {
  open(): Promise<Seen>;
  say(text: string): Promise<Seen>;
  tap(id: string): Promise<Seen>;
}

/** The bot itself, with what it keeps written and read between two messages. */
export function inCore(bot: Bot, lang: Lang, at: number): TalkChannel {
  let kept: string | null = null;
  const turn = (input: Input): Promise<Seen> => {
    const state = kept === null ? null : (JSON.parse(kept) as TalkState);
    const answer = bot.answer(state, input, { now: localNow(at), lang });
    kept = answer.state === null ? null : JSON.stringify(answer.state);
    const { reply, event } = answer;
    return Promise.resolve({
      text: reply.messages.map((message) => plainText(message)).join('\n\n'),
      choices: reply.choices,
      lang: reply.lang,
      event: event.kind,
      topic: reply.topic,
    });
  };
  return {
    open: () => turn({ kind: 'open' }),
    say: (text) => turn({ kind: 'text', text }),
    tap: (id) => turn({ kind: 'choice', id }),
  };
}

/** Our own Direct Line endpoint, over HTTP, as its clients use it. */
export function overDirectLine(url: string, lang: Lang): TalkChannel {
  let talk: Awaited<ReturnType<typeof beginTalk>>;
  let watermark = '';
  const since = async (): Promise<Seen> => {
    const { body } = await call('GET', `${talk.path}/activities?watermark=${watermark}`, { token: talk.token });
    watermark = body.watermark;
    return seenIn(body.activities.filter(({ from }: Activity) => from.id === 'bot'));
  };
  const send = async (activity: Record<string, unknown>): Promise<Seen> => {
    const { status, body } = await talk.say({ ...activity, locale: lang });
    if (status !== 200) throw new Error(`Direct Line answered ${status}: ${JSON.stringify(body)}`);
    return since();
  };
  return {
    async open() {
      talk = await beginTalk(url, { locale: lang });
      return since();
    },
    say: (text) => send({ text }),
    tap: (id) => send({ text: id, value: id }),
  };
}

/** Stands where Teams' connector does and keeps what the bot sends it, until it is taken. */
export async function startConnector(): Promise<{ url: string; take(): Activity[]; stop(): void }> {
  const replies: Activity[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      replies.push(JSON.parse(body) as Activity);
      res.setHeader('content-type', 'application/json');
      res.end('{"id":"1"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => replies.splice(0),
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

let talks = 0;

/** `POST /api/messages` as Teams sends it, with the replies as they reach the connector. */
export function overTeams(url: string, connector: Awaited<ReturnType<typeof startConnector>>, lang: Lang): TalkChannel {
  const conversation = { id: `teams-talk-${talks++}` };
  let messages = 0;
  const send = async (parts: Record<string, unknown>): Promise<Seen> => {
    const activity = {
      id: `${conversation.id}-${messages++}`,
      channelId: 'msteams',
      serviceUrl: connector.url,
      conversation,
      from: { id: 'person' },
      recipient: { id: 'bot' },
      locale: lang,
      ...parts,
    };
    const { status, body } = await call('POST', `${url}/api/messages`, { body: activity });
    if (status !== 200) throw new Error(`/api/messages answered ${status}: ${JSON.stringify(body)}`);
    return seenIn(connector.take().filter(({ type }) => type === 'message'));
  };
  return {
    open: () => send({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }),
    say: (text) => send({ type: 'message', text }),
    tap: (id) => send({ type: 'message', value: { choice: id } }),
  };
}

/** The keys of a card under which words for people stand. */
const WORDS = new Set(['text', 'title', 'label', 'value', 'altText']);

/** What a person sees of activities: their texts and cards, and the buttons in either. */
function seenIn(activities: readonly Activity[]): Seen {
  const texts: string[] = [];
  const choices: Seen['choices'] = [];
  const visit = (value: unknown, label: string | null): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, label);
    else if (typeof value === 'object' && value !== null) {
      const inside = value as Record<string, unknown>;
      const title = typeof inside['title'] === 'string' ? inside['title'] : label;
      for (const [key, item] of Object.entries(inside)) {
        if (typeof item !== 'string') visit(item, title);
        else if (parseChoiceId(item) !== null) choices.push({ id: item, label: title });
        else if (WORDS.has(key)) texts.push(item);
      }
    }
  };
  for (const { text, attachments, suggestedActions } of activities) {
    if (text) texts.push(text);
    visit(attachments?.map(({ content }) => content as unknown) ?? [], null);
    for (const { value, title } of suggestedActions?.actions ?? []) choices.push({ id: String(value), label: title });
  }
  const reply = activities[0]?.channelData?.reply as { topic?: string } | undefined;
  const locale = activities[0]?.locale ?? null;
  return {
    text: texts.join('\n\n'),
    choices,
    lang: isLang(locale) ? locale : null,
    event: null,
    topic: reply?.topic ?? null,
  };
}
