import type { Activity } from 'botbuilder';

import type { Bot } from '../../bot/guide/guide.js';
import { localNow } from '../../bot/model/calendar.js';
import { type Lang, langOfTag } from '../../bot/model/lang.js';
import { offered } from '../../bot/render/offered.js';
import { plainText } from '../../bot/render/plain.js';
import type { RenderedReply } from '../../bot/render/rendered.js';
import { Talk } from './core-talk.js';
import { beginTalk, type TestTalk } from './direct-line-call.js';

/** What a person sees after one message, on any channel. */
export interface Seen {
  /** What is in view, and then what is folded. */
  text: string;
  choices: { id: string; label: string | null }[];
  lang: Lang | null;
  /** Null for what the channel does not reveal. */
  event: string | null;
  topic: string | null;
}

/** One talk on one channel. `open` must be called first. */
export interface TalkChannel {
  open(): Promise<Seen>;
  say(text: string): Promise<Seen>;
  tap(id: string): Promise<Seen>;
}

/** The bot itself. */
export function inCore(bot: Bot, lang: Lang, at: number): TalkChannel {
  const talk = new Talk(bot, localNow(at), lang);
  const seen = ({ text, last: { reply, event } }: Talk): Promise<Seen> =>
    Promise.resolve({
      text: [text, ...foldedIn(reply)].join('\n\n'),
      choices: offered(reply),
      lang: reply.lang,
      event: event.kind,
      topic: reply.topic,
    });
  return {
    open: () => seen(talk.open()),
    say: (text) => seen(talk.say(text)),
    tap: (id) => seen(talk.tap(id)),
  };
}

/** Our own Direct Line endpoint, over HTTP, as its clients use it. */
export function overDirectLine(url: string, lang: Lang): TalkChannel {
  let talk: TestTalk;
  let watermark = '';
  const since = async (): Promise<Seen> => {
    const news = await talk.since(watermark);
    watermark = news.watermark;
    return seenIn(news.replies);
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

/** What a person sees of activities: their texts, and the buttons below them. */
function seenIn(activities: readonly Activity[]): Seen {
  const [first] = activities;
  const actions = activities.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  const reply = first?.channelData?.reply as RenderedReply | undefined;
  return {
    text: [...activities.map(({ text }) => text), ...(reply ? foldedIn(reply) : [])].join('\n\n'),
    choices: actions.map(({ value, title }) => ({ id: String(value), label: title })),
    lang: langOfTag(first?.locale),
    event: null,
    topic: reply?.topic ?? null,
  };
}

/** What a reply folds away, as text. */
function foldedIn({ folds }: RenderedReply): string[] {
  return folds.flatMap(({ title, blocks }) => [title, plainText({ blocks })]);
}
