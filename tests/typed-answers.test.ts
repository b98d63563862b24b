import { beforeAll, expect, test } from '@jest/globals';

import type { Lang } from '../bot/model/lang.js';
import { newTalk } from '../bot/talk/talk-state.js';
import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

/** A talk in the middle of a dialog. */
function inDialog(lang: Lang, flow: string, answers: Record<string, string>): Talk {
  const state = { ...newTalk(lang), flow: { id: flow, answers } };
  return new Talk(parts.bot, { date: '2026-11-22', minute: 600 }, lang, state);
}

/** The answer that a typed text gives to a question; null if the question is asked again. */
function taken(lang: Lang, flow: string, given: Record<string, string>, question: string, text: string): string | null {
  const after = inDialog(lang, flow, given).say(text).state;
  return after?.flow?.id === flow ? (after.flow.answers[question] ?? null) : null;
}

const deposit = { who: 'self', region: 'flanders' };
const arrived = { who: 'self', when: 'here', done: 'nothing' };

// Each of these was once understood as its opposite: it contains the words of an answer beside a "not".
test.each<[Lang, string, Record<string, string>, string, string, string | null]>([
  ['nl', 'deposit.start', deposit, 'lease', 'nog niet getekend', 'draft'],
  ['nl', 'deposit.start', deposit, 'lease', 'ik heb getekend', 'signed'],
  ['nl', 'deposit.start', { ...deposit, lease: 'draft' }, 'reception', 'ik woon niet meer in het opvangcentrum', 'no'],
  ['nl', 'reunification.start', { who: 'self' }, 'stage', 'niet goedgekeurd', 'refused'],
  ['nl', 'reunification.deadline', {}, 'status', 'niet erkend', 'pending'],
  ['nl', 'reunification.minor', { who: 'minor' }, 'alone', 'ik was niet alleen', 'no'],
  ['nl', 'reunification.documents', { joins: 'children', kids: 'one' }, 'consent', 'niet mee eens', 'no'],
  ['nl', 'reunification.documents', { joins: 'spouse' }, 'in_time', 'niet op tijd', 'no'],
  ['nl', 'reunification.documents', { joins: 'spouse', in_time: 'yes' }, 'missing', 'ik heb geen paspoort', 'passport'],
  ['en', 'reunification.deadline', {}, 'status', "I'm not a refugee", null],
  ['en', 'deposit.start', { who: 'self' }, 'region', "I don't know", 'unknown'],
  ['nl', 'deposit.start', { who: 'self' }, 'region', 'niet in Gent', null],
  ['nl', 'deposit.start', { who: 'self' }, 'region', 'in Mechelen denk ik', 'flanders'],
  ['ar', 'deposit.start', { who: 'self' }, 'region', 'في أنتويرب', 'flanders'],
  ['fr', 'deposit.start', { who: 'self' }, 'region', '4000 Liège', 'wallonia'],
  ['fr', 'deposit.start', { who: 'self' }, 'region', 'en France', null],
  ['en', 'deposit.start', { ...deposit, lease: 'draft' }, 'reception', 'No,', 'no'],
  ['nl', 'deposit.start', { ...deposit, lease: 'signed' }, 'signed_on', '12/05/98', '1998-05-12'],
  ['fr', 'reunification.deadline', { status: 'refugee' }, 'granted_on', '01/07/81', '1981-07-01'],
  ['nl', 'arrival.start', arrived, 'arrived_on', '12/05/98', null],
])('%s %s: "%s"', (lang, flow, given, question, text, expected) => {
  expect(taken(lang, flow, given, question, text)).toBe(expected);
});

/** What the bot says to a text typed in a dialog. */
const said = (
  lang: Lang,
  text: string,
  flow = 'deposit.start',
  answers: Record<string, string> = { who: 'self' },
): string => inDialog(lang, flow, answers).say(text).text;

test('a place abroad, and one that nobody knows, are asked again kindly', () => {
  expect(said('nl', 'Frankrijk')).toContain('Waar in België is het?');
  expect(said('en', 'Hogwarts')).toContain('I do not know that place.');
  for (const text of ['Frankrijk', 'Hogwarts']) expect(said('nl', text)).toContain('Waar ligt de nieuwe woning?');
});

test('a year of two digits that can be no year of the question is asked for with four', () => {
  const after = (text: string): string => said('nl', text, 'arrival.start', arrived);
  expect(after('12/05/98')).toContain('Typ het jaar met vier cijfers.');
  expect(after('12/05/1998')).not.toContain('vier cijfers');
});
