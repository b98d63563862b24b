import { beforeAll, expect, test } from '@jest/globals';

import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { readLocale } from '../bot/content/locale.js';

import { dateText, factText } from '../bot/render/values.js';
import { plainText } from '../bot/render/plain.js';
import { Talk } from './support/core-talk.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/**
 * How much? An amount that was not checked in time is no longer told in view; its fold tells the last known one with its
 * day, says that it is probably higher now, and where to look.
 */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const ids = ['living_wage.single', 'living_wage.cohabiting', 'living_wage.family'];

test.each(WHOLE_LANGS)('the living wage after the day of its check, in %s', (lang) => {
  const today = '2027-06-01';
  const amounts = ids.map((id) => parts.content.facts.get(id)!);
  expect(amounts.every(({ kind, check_by }) => kind === 'indexed' && check_by < today)).toBe(true);
  const { messages, folds } = new Talk(parts.bot, { date: today, minute: 600 }, lang).open('arrival.money').last.reply;
  const inView = messages.map((message) => plainText(message)).join(' ');
  const { indexed_past: told } = readLocale(lang)['facts'] as Record<string, string>;
  const [, between = '', after = ''] = told!.split(/\{\w+\}/);
  const inFolds = folds
    .map((fold) => plainText(fold))
    .join(' ')
    .replaceAll(/[\u2066-\u2069]/g, '');
  for (const { values } of amounts) {
    const { value, from } = values.at(-1)!;
    const amount = factText('eur', value, lang, undefined, String).replaceAll(/[\u2066-\u2069]/g, '');
    expect(inView).not.toContain(amount);
    expect(inFolds).toContain(`${amount}${between}${dateText(from, lang)}${after}`);
  }
});
