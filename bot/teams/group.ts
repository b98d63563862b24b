import type { Activity } from 'botbuilder';

import type { Lang } from '../model/lang.js';
import { plainText } from '../render/plain.js';
import { cardActivity, textActivity } from './activities.js';
import { elementsOf } from './cards/blocks.js';
import { cardOf, link, plain, text, type Element } from './cards/card.js';
import { tappable } from './cards/phones.js';
import type { TeamsWords } from './words.js';

/**
 * The message to a group chat or channel when the bot is added. It is one message, because in a channel each is a post.
 */
export function greeting(lang: Lang, chat: string, deps: { words: TeamsWords; siteUrl: string }): Partial<Activity> {
  const { words, siteUrl } = deps;
  const blocks = words.page(lang, 'meta.greeting')?.messages[0]?.blocks ?? [];
  const how = words.word(lang, 'teams.mention');
  const card = cardOf(
    lang,
    [
      ...blocks.flatMap((block, place) => elementsOf(block, String(place), { lang, words, siteUrl, crisis: false })),
      text(plain(how)),
      ...warning(lang, chat, words),
    ],
    [plainText({ blocks }, siteUrl), how, words.word(lang, 'teams.others_read'), chat].join('\n\n'),
  );
  return cardActivity(card, words.word(lang, 'web.name'));
}

/** Sent once in each talk in a group: it warns that others can read the talk. */
export function othersRead(lang: Lang, chat: string, words: TeamsWords): Partial<Activity> {
  const fallback = `${words.word(lang, 'teams.others_read')}\n${chat}`;
  return cardActivity(cardOf(lang, warning(lang, chat, words), fallback), words.word(lang, 'web.name'));
}

/** What a group sees about danger: only where the person can continue, and the number that helps at once. */
export function discreet(lang: Lang, chat: string, words: TeamsWords): Partial<Activity> {
  const says = tappable(words.word(lang, 'teams.discreet'), words.phones, true);
  const way = link(words.word(lang, 'teams.private_chat'), chat);
  return textActivity(lang, `${says} ${way}`, words.word(lang, 'web.name'));
}

function warning(lang: Lang, chat: string, words: TeamsWords): Element[] {
  return [
    { type: 'Container', style: 'warning', items: [text(plain(words.word(lang, 'teams.others_read')))] },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.OpenUrl', title: words.word(lang, 'teams.private_chat'), url: chat }],
    },
  ];
}
