import { beforeAll, describe, expect, test } from '@jest/globals';

import { addDays } from '../bot/model/calendar.js';
import type { Lang } from '../bot/model/lang.js';
import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { plainText } from '../bot/render/plain.js';
import { dateText } from '../bot/render/values.js';
import { lastCheckedDay } from './support/check-days.js';
import { Talk } from './support/core-talk.js';
import { TO_OUTCOME } from './support/deposit-answers.js';

/** What an outcome contains, and what stands below an answer. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const NOW = { date: '2026-11-23', minute: 10 * 60 };
/** What a reply says, its folds too. */
const whole = ({ text, last: { reply } }: Talk): string =>
  [text, ...reply.folds.map(({ blocks }) => plainText({ blocks }))].join('\n');
const deposit = (lang?: Lang): Talk => new Talk(parts.bot, NOW, lang).open('deposit.start');

describe('what an outcome tells', () => {
  test('the deadline of reception, with the days left', () => {
    const talk = deposit('en').give({ who: 'self', region: 'flanders', lease: 'draft', reception: 'yes' });
    talk
      .say('01/12/2026')
      .give({ papers: 'protection', income: 'living_wage', arrears: 'no', urgency: 'days', asked: 'unknown' });
    expect(talk.text).toContain('1 December 2026');
    expect(talk.text).toContain('8 days');
    expect(whole(talk)).toContain('art. 2 § 8');
  });

  test('right-to-left text keeps amounts, dates and foreign words together', () => {
    const talk = deposit('ar').give(TO_OUTCOME);
    const isolated = whole(talk).match(/\u2068[^\u2069]*\u2069/g) ?? [];
    expect(isolated.length).toBeGreaterThan(5);
  });

  test('past their check, facts are not shown: the text says where to check', () => {
    const { facts } = parts.content;
    const lastDay = lastCheckedDay(facts, 'deposit.max');
    const months = `${facts.number('deposit.max', { today: NOW.date, region: 'flanders' })} months`;
    const onDay = (date: string): string => new Talk(parts.bot, { ...NOW, date }, 'en').tap('topic:deposit.rules').text;
    expect(onDay(lastDay)).toContain(months);
    const late = onDay(addDays(lastDay, 1));
    expect(late).toContain('not checked it recently enough');
    expect(late).not.toContain(months);
  });

  test('sources and the date checked stand under every answer', () => {
    const { topics, facts } = parts.content;
    const used = topics.get('deposit.ocmw')!.blocks.flatMap((block) => block.facts);
    const oldest = used.map((id) => facts.get(id)!.checked_on).sort()[0]!;
    const talk = new Talk(parts.bot, NOW, 'fr').tap('topic:deposit.ocmw');
    const sources = talk.last.reply.folds.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'sources');
    expect(sources).toMatchObject({ checked: expect.stringContaining(dateText(oldest, 'fr')) });
  });
});
