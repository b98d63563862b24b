import type { Activity, Attachment } from 'botbuilder';

import type { Lang } from '../model/lang.js';
import type { AdaptiveCard } from './cards/card.js';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** A card as an attachment of a message. */
export function attached(card: AdaptiveCard): Attachment {
  return { contentType: ADAPTIVE, content: card };
}

/**
 * A card as a message. Notifications show `summary`, even on a locked screen, so it must not say what the talk is
 * about.
 */
export function cardActivity(card: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', locale: card.lang, summary, attachments: [attached(card)] };
}

/** A short text with links, for where a card would attract attention. */
export function textActivity(lang: Lang, text: string, summary: string): Partial<Activity> {
  return { type: 'message', locale: lang, summary, text, textFormat: 'markdown' };
}
