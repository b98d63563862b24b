import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';

import { withoutMarkup } from './markup.js';

/** Where a talk takes place, and what was said to the bot there. */
export interface Scope {
  /** A personal chat with one person; otherwise a group chat or a channel. */
  personal: boolean;
  /** In a group: the message mentions the bot. */
  named: boolean;
  /** The message without its mentions and without markup. */
  text: string;
}

const entities = z
  .array(
    z.looseObject({
      type: z.string(),
      mentioned: z.looseObject({ id: z.string() }).optional().catch(undefined),
    }),
  )
  .max(200)
  .catch([]);

/** Reads where an activity was sent. Keeps nobody's name: mentions are removed from the text. */
export function scopeOf(activity: Activity): Scope {
  const { conversation, recipient } = activity;
  const type = conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');
  const named = entities
    .parse(activity.entities ?? [])
    .some((entity) => entity.type === 'mention' && entity.mentioned?.id === recipient.id);
  const text = withoutMarkup(withoutMentions(ends(activity.text ?? '')));
  return { personal: type === 'personal', named, text };
}

/** Characters read at each end of a text: more than a message may have, together with its mentions. */
const MAX_END = 8 * 1024;

/** The start and the end of a text that is far too long. Only these are checked for danger. */
function ends(text: string): string {
  return text.length <= 2 * MAX_END ? text : `${text.slice(0, MAX_END)} ${text.slice(-MAX_END)}`;
}

/**
 * A text with a space instead of each mention (`<at …>name</at>`, without markup inside). It is read once from left to
 * right; a regular expression would search for the end again from every `<at`.
 */
function withoutMentions(text: string): string {
  // Not toLowerCase: it changes the length of some letters, so later positions would be wrong.
  const source = text.replace(/[AT]/g, (letter) => letter.toLowerCase());
  let kept = '';
  let from = 0;
  let at = source.indexOf('<at');
  while (at !== -1) {
    const tag = source.indexOf('>', at);
    const close = tag === -1 ? -1 : source.indexOf('<', tag);
    if (close === -1) break;
    if (source.startsWith('</at>', close)) {
      kept += `${text.slice(from, at)} `;
      from = close + '</at>'.length;
    }
    // Any other `<at` before `close` would end at the same `>` and fail too.
    at = source.indexOf('<at', close);
  }
  return kept + text.slice(from);
}

/** A link that opens the personal chat with the bot, in every Teams client. */
export function personalChat(activity: Activity, appId: string | null): string {
  const id = appId === null ? activity.recipient.id : `28:${appId}`;
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(id)}`;
}
