import type { Lang, PlannedLang } from '../../model/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import type { ClientWord } from './words.js';

/** A talk as the page shows it. Plain data; only the functions below make a changed copy. */

export type Entry =
  | { who: 'bot'; key: string; reply: RenderedReply }
  /**
   * The person's own message. `key` is the clientActivityID under which it was sent. `by` is "You" in the page's
   * language at that time. It does not change later, because a screen reader has already read it.
   */
  | {
      who: 'user';
      key: string;
      text: string;
      lang: PlannedLang;
      by: { text: string; lang: Lang };
      sent: 'no' | 'yes' | 'failed';
    }
  /** A note by the page itself. */
  | { who: 'page'; key: string; word: ClientWord };

export interface Talk {
  entries: readonly Entry[];
  /** Whether the server can be reached. `opening`: no answer yet; `busy`: it answers but cannot serve. */
  link: 'opening' | 'up' | 'busy' | 'broken' | 'offline';
}

/** The parts of a Direct Line activity that the page uses. */
export interface Activity {
  id?: string;
  type: string;
  from?: { id?: string };
  channelData?: { reply?: RenderedReply; clientActivityID?: string };
}

/** A talk before its first message. */
export const NEW_TALK: Talk = { entries: [], link: 'opening' };

/** The talk with an entry added. Unchanged if it already has an entry with that key. */
export function withEntry(talk: Talk, entry: Entry): Talk {
  if (talk.entries.some(({ key }) => key === entry.key)) return talk;
  return { ...talk, entries: [...talk.entries, entry] };
}

/** The talk with one of the person's messages marked as on its way, sent, or failed. */
export function withSent(talk: Talk, key: string, sent: 'no' | 'yes' | 'failed'): Talk {
  const entries = talk.entries.map((entry) =>
    entry.who === 'user' && entry.key === key && entry.sent !== 'yes' ? { ...entry, sent } : entry,
  );
  return { ...talk, entries };
}

/**
 * The talk with activities of the stream added. A reply is shown once, even if it arrives again. The echo of the
 * person's message only marks it as sent.
 */
export function heard(talk: Talk, activities: readonly Activity[]): Talk {
  return activities.reduce((after, activity) => {
    const { reply, clientActivityID } = activity.channelData ?? {};
    if (activity.from?.id === 'user') return clientActivityID ? withSent(after, clientActivityID, 'yes') : after;
    if (!reply || activity.type !== 'message') return after;
    return withEntry(after, { who: 'bot', key: activity.id ?? `n${after.entries.length}`, reply });
  }, talk);
}

/** Whether the page waits for the bot: for the answer to the person's last message, or for the first message. */
export function isWaiting(talk: Talk): boolean {
  const last = newest(talk, ({ who }) => who !== 'page');
  return last ? last.who === 'user' && last.sent !== 'failed' : true;
}

/** Whether an entry is a message of the person that cannot be sent. */
export function isUnsent({ link }: Talk, entry: Entry): boolean {
  const down = link !== 'up' && link !== 'opening';
  return entry.who === 'user' && (entry.sent === 'failed' || (entry.sent === 'no' && down));
}

/** The bot's newest reply, whose choices can be used; null before the first reply. */
export function openReply(talk: Talk): RenderedReply | null {
  const last = newest(talk, ({ who }) => who === 'bot');
  return last?.who === 'bot' ? last.reply : null;
}

/** The reply that the page shows as its first page: nobody has said anything yet; null if the talk goes on. */
export function firstPage(talk: Talk): RenderedReply | null {
  const reply = openReply(talk);
  const untouched = talk.entries.every(({ who }) => who === 'bot');
  return reply && untouched && reply.choices.some(({ picto }) => picto !== undefined) ? reply : null;
}

/** The language of the newest reply among activities; undefined if there is none. */
export function spokenLang(activities: readonly Activity[]): Lang | undefined {
  return activities.reduce<Lang | undefined>((lang, { channelData }) => channelData?.reply?.lang ?? lang, undefined);
}

function newest(talk: Talk, fits: (entry: Entry) => boolean): Entry | undefined {
  return [...talk.entries].reverse().find(fits);
}
