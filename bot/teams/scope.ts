import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';

/** Where a talk takes place, and what was said to the bot there. */
export interface Scope {
  /** In a chat of its own with one person; else in a group chat or a channel. */
  personal: boolean;
  /** In a group: the bot was named. */
  named: boolean;
  /** The message without the names of those it mentions. */
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

const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Reads where an activity was sent. Nobody's name is kept: mentions are taken out of the text. */
export function scopeOf(activity: Activity): Scope {
  const { conversation, recipient } = activity;
  const type = conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');
  const named = entities
    .parse(activity.entities ?? [])
    .some((entity) => entity.type === 'mention' && entity.mentioned?.id === recipient.id);
  const text = (activity.text ?? '')
    .replace(/<at[^>]*>[^<]*<\/at>/gi, ' ')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)
    .trim();
  return { personal: type === 'personal', named, text };
}

/** Opens the chat of one's own with the bot, in every Teams client. */
export function personalChat(activity: Activity, appId: string | null): string {
  const id = appId === null ? activity.recipient.id : `28:${appId}`;
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(id)}`;
}
