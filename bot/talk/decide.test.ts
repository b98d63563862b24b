import { describe, expect, test } from '@jest/globals';

import type { Flow } from '../model/flow.js';
import { decideChoice, decideOpening, decideText, PRIORITIES } from './decide.js';
import type { Move } from './move.js';
import type { Reading } from './read.js';
import { newTalk, type TalkState } from './talk-state.js';
import { beginTurn, type Turn, type TurnContext } from './turn-context.js';

/** A dialog that asks where, then when. */
const home: Flow = {
  id: 'home.start',
  start: 'region',
  questions: {
    region: { kind: 'choice', options: ['flanders', 'brussels', 'unknown'], next: () => 'moved_on' },
    moved_on: {
      kind: 'date',
      earliest: () => '2020-01-01',
      latest: () => '2030-01-01',
      samples: () => ({}),
      next: () => 'outcome',
    },
  },
  outcome: () => ({ messages: [], related: [] }),
  overview: () => ({ messages: [], related: [] }),
};
const other: Flow = { ...home, id: 'work.start' };
const kinds = {
  'home.start': 'flow',
  'work.start': 'flow',
  'home.rent': 'answer',
  'safety.danger': 'crisis',
  'meta.help': 'meta',
  'meta.person': 'meta',
} as const;
const topics = new Map(Object.entries(kinds).map(([id, kind]) => [id, { id, kind, area: id.split('.')[0] }]));
const flows = new Map([home, other].map((flow) => [flow.id, flow]));
const context = { topics, flows } as unknown as TurnContext;

function turnAt(state: Partial<TalkState> = {}): Turn {
  return beginTurn(context, { ...newTalk('nl'), ...state }, { today: '2026-11-30', lang: 'nl' });
}

/** The dialog's first question waits, on the screen. */
const asked = turnAt({ flow: { id: 'home.start', answers: {} }, offered: ['home.start:region=flanders'] });
/** It waits behind the menu. */
const behindMenu = turnAt({ flow: { id: 'home.start', answers: {} }, offered: ['topic:home.rent', 'menu:home'] });
/** "Is somebody in danger?" was asked. */
const gentle = turnAt({ offered: ['topic:safety.danger', 'do:none'], lastTopic: 'safety.danger' });
const fresh = turnAt();

const nothing: Reading = {
  tooLong: false,
  empty: false,
  danger: null,
  written: null,
  short: true,
  everyday: { number: 0, yes: null, no: null, nearDay: false },
  choice: null,
  command: null,
  options: { exact: null, within: [] },
  place: null,
  day: null,
  mayBePlace: false,
  topic: { band: 'none', topic: null, candidates: [] },
};
const clear = { topic: 'safety.danger', level: 'clear' } as const;
const maybe = { topic: 'safety.danger', level: 'maybe' } as const;
const weak = { topic: 'safety.danger', level: 'weak' } as const;
const about = (topic: string): Reading['topic'] => ({ band: 'answer', topic, candidates: [{ topic, score: 0.9 }] });
const one = { ...nothing.everyday, number: 1 };
const yes = { ...nothing.everyday, yes: 'all' } as const;

type Name = keyof typeof PRIORITIES;
/** For neighbours in the order: a case in which both have something to say, and what the higher says. */
const NEIGHBOURS: readonly (readonly [Name, Name, Turn, Partial<Reading>, Move])[] = [
  [
    'dangerInLongText',
    'tooLong',
    fresh,
    { danger: maybe, tooLong: true },
    { do: 'ask_gently', topic: 'safety.danger' },
  ],
  ['tooLong', 'empty', fresh, { tooLong: true, empty: true }, { do: 'bad_input', why: 'input.too_long' }],
  ['empty', 'choiceOnScreen', gentle, { empty: true, everyday: one }, { do: 'bad_input', why: 'input.empty' }],
  [
    'exactAnswer',
    'likelyDanger',
    asked,
    { danger: maybe, options: { exact: 'flanders', within: ['flanders'] } },
    { do: 'answer', flow: 'home.start', question: 'region', answer: 'flanders' },
  ],
  [
    'likelyDanger',
    'choiceId',
    fresh,
    { danger: maybe, choice: { do: 'topic', topic: 'home.rent' } },
    { do: 'ask_gently', topic: 'safety.danger' },
  ],
  [
    'choiceId',
    'command',
    fresh,
    { choice: { do: 'topic', topic: 'home.rent' }, command: 'meta.help' },
    { do: 'topic', topic: 'home.rent' },
  ],
  [
    'command',
    'namedAnswer',
    asked,
    { command: 'meta.help', options: { exact: null, within: ['flanders'] } },
    { do: 'menu' },
  ],
  [
    'namedAnswer',
    'place',
    asked,
    { options: { exact: null, within: ['flanders', 'brussels'] }, place: 'brussels' },
    { do: 'bad_input', why: 'input.two_answers' },
  ],
  ['place', 'day', asked, { place: 'abroad', day: { date: '2026-05-03' } }, { do: 'bad_input', why: 'input.abroad' }],
  [
    'day',
    'ownSubject',
    turnAt({ flow: { id: 'home.start', answers: { region: 'flanders' } } }),
    { day: { again: 'too_early' }, topic: about('home.start') },
    { do: 'ask_day_again', why: 'too_early' },
  ],
  ['ownSubject', 'otherDialog', asked, { topic: about('home.start') }, { do: 'not_understood', near: [] }],
  ['otherDialog', 'topic', asked, { topic: about('work.start') }, { do: 'offer_dialog', flow: 'work.start' }],
  ['unknownPlace', 'notUnderstood', asked, { mayBePlace: true }, { do: 'bad_input', why: 'input.unknown_place' }],
];

/** Neighbours that never both have something to say, and why. */
const APART: readonly (readonly [Name, Name, string])[] = [
  ['clearDanger', 'dangerInLongText', 'one needs what the other lacks: words said clearly'],
  ['choiceOnScreen', 'exactAnswer', 'a number, a yes or a no answers no question that is not on the screen'],
  ['topic', 'unknownPlace', 'one needs a sure match, the other none'],
];

describe('the order of deciding', () => {
  test('every two neighbours have their case here', () => {
    const names = Object.keys(PRIORITIES);
    const pairs = names.slice(1).map((lower, at) => `${names[at]} > ${lower}`);
    const covered = [...NEIGHBOURS, ...APART].map(([higher, lower]) => `${higher} > ${lower}`);
    expect(covered.sort()).toEqual(pairs.sort());
  });

  test.each(NEIGHBOURS)('%s goes before %s', (higher, lower, turn, found, move) => {
    const reading = { ...nothing, ...found };
    expect(PRIORITIES[higher](turn, reading)).toMatchObject({ move });
    const below = PRIORITIES[lower](turn, reading);
    expect(below).not.toBeNull();
    expect(below!.move).not.toEqual(move);
    expect(decideText(turn, reading).move).toEqual(move);
  });

  test.each(APART)('%s and %s never both decide: %s', (higher, lower) => {
    const marks = [null, 'first', 'all'] as const;
    const base: Reading = { ...nothing, mayBePlace: true, options: { exact: 'flanders', within: [] } };
    const said = [0, 1].flatMap((number) =>
      marks.flatMap((yes) => marks.map((no) => ({ number, yes, no, nearDay: false }))),
    );
    const readings = said.flatMap((everyday): Reading[] => [
      { ...base, everyday },
      { ...base, everyday, topic: about('home.rent') },
      ...[clear, maybe, weak].map((danger): Reading => ({ ...base, everyday, danger, tooLong: true })),
    ]);
    const cases = [asked, behindMenu, gentle].flatMap((turn) =>
      readings.map((reading) => [PRIORITIES[higher](turn, reading), PRIORITIES[lower](turn, reading)]),
    );
    expect(cases.some(([above]) => above !== null)).toBe(true);
    expect(cases.some(([, below]) => below !== null)).toBe(true);
    expect(cases.filter(([above, below]) => above !== null && below !== null)).toEqual([]);
  });

  test('no message is left without a move', () => {
    expect(decideText(fresh, nothing).move).toEqual({ do: 'not_understood', near: [] });
  });
});

describe('danger that is no more than a likeness', () => {
  test.each<[string, Turn, Partial<Reading>]>([
    ['a command', fresh, { command: 'meta.help' }],
    ['a number', fresh, { everyday: { ...nothing.everyday, number: 7 } }],
    ['an option', asked, { options: { exact: null, within: ['flanders'] } }],
    ['a place', asked, { place: 'wallonia' }],
    ['a day that cannot be taken', asked, { day: { again: 'year' } }],
  ])('gives way to %s', (_what, turn, found) => {
    expect(decideText(turn, { ...nothing, danger: weak, ...found }).move.do).not.toBe('ask_gently');
  });

  test.each<[string, Partial<Reading>]>([
    ['half a day', { day: { again: 'vague' } }],
    ['a topic', { topic: about('home.rent') }],
  ])('does not give way to %s', (_what, found) => {
    expect(decideText(asked, { ...nothing, danger: weak, ...found }).move.do).toBe('ask_gently');
  });

  test('is asked about in few words where the text is long', () => {
    expect(decideText(fresh, { ...nothing, danger: weak, tooLong: true }).move.do).toBe('bad_input');
  });
});

describe('what stands on the screen', () => {
  test('a yes opens the help that was asked about', () => {
    expect(decideText(gentle, { ...nothing, everyday: yes }).move).toEqual({ do: 'topic', topic: 'safety.danger' });
  });

  test('an option counts where its question is hidden; "I do not know" does not', () => {
    const said = (option: string) => ({ ...nothing, options: { exact: option, within: [option] } });
    expect(decideText(behindMenu, said('brussels')).move).toMatchObject({ do: 'answer', answer: 'brussels' });
    expect(decideText(behindMenu, said('unknown')).move.do).toBe('not_understood');
  });

  test('another language shows the same once more', () => {
    const french = { do: 'lang', lang: 'fr' } as const;
    expect(decideChoice(gentle, french)).toEqual({ move: { do: 'ask_gently', topic: 'safety.danger' }, lang: 'fr' });
    expect(decideChoice(asked, french)).toEqual({ move: { do: 'step' }, lang: 'fr' });
    expect(decideChoice(behindMenu, french)).toEqual({ move: { do: 'menu' }, lang: 'fr' });
  });
});

describe('an opened page', () => {
  test.each<[string, boolean, string | undefined, Move]>([
    ['a new talk is welcomed', false, undefined, { do: 'welcome' }],
    ['a topic is opened in a new talk', false, 'home.rent', { do: 'topic', topic: 'home.rent' }],
    ['an address does not delete the talk', true, 'meta.forget', { do: 'ask_deleting', what: 'forget' }],
    ['an address does not begin a running dialog anew', true, 'meta.restart', { do: 'ask_deleting', what: 'restart' }],
    ['an address takes back no answer', true, 'meta.back', { do: 'step', resumed: true }],
    ['a dialog goes on', true, undefined, { do: 'step', resumed: true }],
    ['a topic that does not exist leaves the talk where it was', true, 'home.gone', { do: 'step', resumed: true }],
  ])('%s', (_what, again, topic, move) => {
    expect(decideOpening(asked, again, topic, 'nl')).toEqual({ move, lang: 'nl' });
  });
});
