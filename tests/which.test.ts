import { beforeAll, describe, expect, test } from '@jest/globals';

import { createBot } from '../bot/guide/create-guide.js';
import type { Bot } from '../bot/guide/guide.js';
import { localNow } from '../bot/model/calendar.js';
import type { Lang } from '../bot/model/lang.js';
import { Talk } from './support/core-talk.js';
import { matchSet } from './support/match-sets.js';
import { TEST_DAY } from './support/test-day.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** Where several topics come close, one question is asked, and its answers are everyday words. */

let bot: Bot;
beforeAll(async () => {
  bot = await createBot();
});

const talk = (lang: Lang): Talk => new Talk(bot, localNow(TEST_DAY), lang).open();
/** A question that the deposit's rules, the help to pay it and its way back come close to. */
const UNSURE: Readonly<Record<string, string>> = {
  nl: 'wat met de borg als ik verhuis',
  fr: 'question garantie',
  en: 'question about deposit',
  ar: 'سؤال عن الضمان',
};
const offered = ({ choices }: Talk): string[] => choices.filter((id) => id.startsWith('topic:'));
const labels = ({ last }: Talk): string[] =>
  last.reply.choices.filter(({ id }) => id.startsWith('topic:')).map(({ label }) => label);

describe.each(WHOLE_LANGS)('in %s', (lang) => {
  test('at most four answers of everyday words are offered, the last choice is none of these', () => {
    const asked = talk(lang).say(UNSURE[lang]!);
    expect(asked.last.event.kind).toBe('offered');
    expect(offered(asked).length).toBeGreaterThanOrEqual(2);
    expect(offered(asked).length).toBeLessThanOrEqual(4);
    expect(asked.choices.slice(-2)).toEqual(['do:none', 'do:menu']);
    for (const label of labels(asked)) expect(label.split(/\s+/).length).toBeLessThanOrEqual(8);
    expect(asked.text.split('\n')[0]!.length).toBeLessThanOrEqual(60);
  });

  test('a choice can be typed: its place, its words, or one word that only it has', () => {
    const second = offered(talk(lang).say(UNSURE[lang]!))[1]!;
    const tapped = talk(lang).say(UNSURE[lang]!).tap(second).last;
    const places: Record<string, string> = { nl: 'de tweede', fr: 'la deuxième', en: 'the second one', ar: 'الثاني' };
    const place = places[lang]!;
    const label = labels(talk(lang).say(UNSURE[lang]!))[1]!;
    for (const said of [place, '2', label])
      expect([said, talk(lang).say(UNSURE[lang]!).say(said).last.reply]).toEqual([said, tapped.reply]);
  });

  test('no help in danger is among the answers, whatever is asked', () => {
    const danger = Object.values(matchSet('dev', lang).topics)
      .flat()
      .map((text) => talk(lang).say(text))
      .filter(({ last }) => last.event.kind === 'offered')
      .filter(({ last }) =>
        last.reply.choices.some(({ id, rank }) => rank === 'main' && /^topic:(safety\.|housing\.homeless)/.test(id)),
      );
    expect(danger.map(({ choices }) => choices)).toEqual([]);
  });
});

test('a word that only one of the choices has picks it; words about something else are read anew', () => {
  const asked = (): Talk => talk('nl').tap('do:menu').say(UNSURE['nl']!);
  expect(offered(asked())).toContain('topic:deposit.start');
  expect(asked().say('betalen, hulp bij het betalen').last.reply.topic).toBe('deposit.start');
  expect(asked().say('hoe schrijf ik mijn kinderen in op school').last.reply.topic).toBe('arrival.school');
});
