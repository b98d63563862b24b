import { describe, expect, test } from '@jest/globals';

import type { Flow } from '../model/flow.js';
import { decideText, PRIORITIES } from './decide.js';
import { decideChoice, decideOpening } from './decide-choice.js';
import type { Move } from './move.js';
import type { Reading } from './read.js';
import { newTalk, type TalkState } from './talk-state.js';
import { beginTurn, type Turn, type TurnContext } from './turn-context.js';

/** A dialog that asks where, then when, then how much. */
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
      next: () => 'asked',
    },
    asked: { kind: 'amount', least: 50, most: 20_000, samples: () => ({}), next: () => 'outcome' },
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
const topics = new Map(
  Object.entries(kinds).map(([id, kind]) => [
    id,
    { id, kind, area: id.split('.')[0], related: [], folds: {}, services: [] },
  ]),
);
const flows = new Map([home, other].map((flow) => [flow.id, flow]));
const context = { topics, flows, dialogs: ['home.start'] } as unknown as TurnContext;

function turnAt(state: Partial<TalkState> = {}): Turn {
  return beginTurn(context, { ...newTalk('nl'), ...state }, { today: '2026-11-30', lang: 'nl' });
}

/** The dialog's first question waits, on the screen. */
const asked = turnAt({ flow: { id: 'home.start', answers: {} }, offered: ['home.start:region=flanders'] });
/** It waits behind the menu. */
const behindMenu = turnAt({ flow: { id: 'home.start', answers: {} }, offered: ['topic:home.rent', 'menu:home'] });
/** Another dialog is on offer, to be begun by a yes. */
const offer = turnAt({ offered: ['topic:work.start', 'do:continue'], lastTopic: 'work.start' });
const fresh = turnAt();
/** An answer stands on the screen. */
const answered = turnAt({ lastTopic: 'home.rent' });
/** The dialog has reached its result, and then an answer was shown. */
const done = turnAt({
  flow: { id: 'home.start', answers: { region: 'flanders', moved_on: '2026-05-03', asked: '100' } },
  lastTopic: 'home.rent',
});

/** An answer whose words differ by who reads. */
const voices = turnAt({ lastTopic: 'home.rent', offered: ['voice:helper', 'topic:home.rent'] });

const nothing: Reading = {
  tooLong: false,
  words: 12,
  asks: false,
  empty: false,
  personal: false,
  danger: null,
  written: null,
  everyday: { number: 0, yes: null, no: null, nearDay: false },
  choice: null,
  command: null,
  options: { exact: null, within: [] },
  place: null,
  day: null,
  amount: null,
  mayBePlace: false,
  voice: null,
  correction: null,
  followUp: null,
  which: null,
  followUpWithin: null,
  also: {},
  told: {},
  topic: { band: 'none', topic: null, candidates: [] },
};
const sure = { topic: 'safety.danger', level: 'takeover' } as const;
const likely = { topic: 'safety.danger', level: 'banner' } as const;
/** A topic that is near, and no more. */
const near: Reading['topic'] = { band: 'ask', topic: null, candidates: [{ topic: 'home.start', score: 0.4 }] };
const about = (topic: string): Reading['topic'] => ({ band: 'answer', topic, candidates: [{ topic, score: 0.9 }] });
const one = { ...nothing.everyday, number: 1 };
const yes = { ...nothing.everyday, yes: 'all' } as const;

/** More than two answers, told unasked. */
const MUCH = { region: 'flanders', moved_on: '2026-01-01', asked: '100' };

type Name = keyof typeof PRIORITIES;
/** For neighbours in the order: a case in which both have something to say, and what the higher says. */
const NEIGHBOURS: readonly (readonly [Name, Name, Turn, Partial<Reading>, Move])[] = [
  [
    'sureDanger',
    'tooLong',
    fresh,
    { danger: sure, tooLong: true },
    { do: 'topic', topic: 'safety.danger', instead: null },
  ],
  ['tooLong', 'empty', fresh, { tooLong: true, empty: true }, { do: 'bad_input', why: 'input.too_long' }],
  ['empty', 'choiceOnScreen', offer, { empty: true, everyday: one }, { do: 'bad_input', why: 'input.empty' }],
  [
    'exactAnswer',
    'choice',
    asked,
    { choice: { do: 'topic', topic: 'home.rent' }, options: { exact: 'flanders', within: ['flanders'] } },
    { do: 'answer', flow: 'home.start', question: 'region', answer: 'flanders' },
  ],
  [
    'choice',
    'command',
    fresh,
    { choice: { do: 'topic', topic: 'home.rent' }, command: 'meta.help' },
    { do: 'topic', topic: 'home.rent' },
  ],
  [
    'command',
    'voiceOnScreen',
    voices,
    { command: 'meta.help', voice: { voice: 'helper', alone: true } },
    { do: 'menu', help: true },
  ],
  [
    'voiceOnScreen',
    'correction',
    turnAt({ ...done.state, offered: ['voice:helper', 'topic:home.rent'] }),
    { voice: { voice: 'helper', alone: true }, correction: { question: 'region', answer: 'brussels' } },
    { do: 'voice', voice: 'helper', topic: 'home.rent' },
  ],
  [
    'correction',
    'followUp',
    done,
    { correction: { question: 'region', answer: 'brussels' }, followUp: 'time' },
    { do: 'answer', flow: 'home.start', question: 'region', answer: 'brussels', corrects: true },
  ],
  [
    'namedAnswer',
    'place',
    asked,
    { options: { exact: null, within: ['flanders', 'brussels'] }, place: 'brussels' },
    { do: 'ask_which', options: ['flanders', 'brussels'], why: 'input.two_answers' },
  ],
  ['place', 'day', asked, { place: 'abroad', day: { date: '2026-05-03' } }, { do: 'bad_input', why: 'input.abroad' }],
  [
    'day',
    'amount',
    turnAt({ flow: { id: 'home.start', answers: { region: 'flanders' } } }),
    { day: { date: '2026-05-03' }, amount: { euro: 2400 } },
    { do: 'answer', flow: 'home.start', question: 'moved_on', answer: '2026-05-03' },
  ],
  [
    'amount',
    'wrongAnswer',
    turnAt({ flow: { id: 'home.start', answers: { region: 'flanders', moved_on: '2026-05-03' } } }),
    { amount: { euro: 2400 }, correction: { which: 'only' } },
    { do: 'answer', flow: 'home.start', question: 'asked', answer: '2400' },
  ],
  [
    'wrongAnswer',
    'ownSubject',
    asked,
    { correction: { which: 'perhaps' }, topic: about('home.start') },
    { do: 'offer_change' },
  ],
  ['ownSubject', 'otherDialog', asked, { topic: about('home.start') }, { do: 'not_understood', near: [] }],
  [
    'toldVoice',
    'muchTold',
    fresh,
    { voice: { voice: 'helper', alone: true }, topic: about('home.rent'), told: { 'home.start': MUCH } },
    { do: 'offer_voice', voice: 'helper', near: ['home.rent'] },
  ],
  [
    'muchTold',
    'topic',
    fresh,
    { topic: about('home.rent'), told: { 'home.start': MUCH } },
    { do: 'offer_reuse', flow: 'home.start', known: MUCH, told: MUCH },
  ],
  [
    'toldDialog',
    'followUpWithin',
    answered,
    { followUpWithin: 'time', topic: near, told: { 'home.start': MUCH } },
    { do: 'offer_reuse', flow: 'home.start', known: MUCH, told: MUCH },
  ],
  ['topic', 'whichOne', fresh, { topic: about('home.rent'), which: 'meta.help' }, { do: 'topic', topic: 'home.rent' }],
  [
    'whichOne',
    'toldDialog',
    fresh,
    { which: 'home.rent', topic: near, told: { 'home.start': { region: 'flanders', moved_on: '2026-01-01' } } },
    { do: 'topic', topic: 'home.rent' },
  ],
  ['unknownPlace', 'notUnderstood', asked, { mayBePlace: true }, { do: 'bad_input', why: 'input.unknown_place' }],
];

/** Neighbours that never both have something to say, and why. */
const APART: readonly (readonly [Name, Name, string])[] = [
  ['choiceOnScreen', 'exactAnswer', 'a number, a yes or a no answers no question that is not on the screen'],
  ['followUp', 'namedAnswer', 'one needs a question that waits, the other none'],
  ['otherDialog', 'toldVoice', 'one needs a dialog that runs, the other that none does'],
  ['followUpWithin', 'unknownPlace', 'one needs that no question waits, the other that one does'],
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
      { ...base, everyday, followUp: 'time', options: { exact: null, within: ['flanders'] } },
      { ...base, everyday, followUpWithin: 'time' },
      { ...base, everyday, topic: near, told: { 'home.start': { region: 'flanders', moved_on: '2026-01-01' } } },
      { ...base, everyday, topic: about('work.start') },
      { ...base, everyday, voice: { voice: 'helper', alone: true } },
      ...[sure, likely].map((danger): Reading => ({ ...base, everyday, danger, tooLong: true })),
    ]);
    const cases = [asked, behindMenu, offer, answered].flatMap((turn) =>
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

describe('a message that only sounds like danger', () => {
  const move = { do: 'topic', topic: 'home.rent' } as const;

  test('is decided on as without it, under a line of help', () => {
    const danger = likely;
    const reading = { ...nothing, topic: about('home.rent') };
    expect(decideText(fresh, reading)).toEqual({ move, written: null });
    expect(decideText(fresh, { ...reading, danger })).toEqual({ move, written: null, soundsLike: 'safety.danger' });
  });

  test('offers to go on in its language, whatever it is', () => {
    const said = { ...nothing, danger: likely, written: 'ti', place: 'flanders' } as const;
    expect(decideText(asked, said)).toMatchObject({ written: 'ti', soundsLike: 'safety.danger' });
  });

  test.each<[string, Turn, Partial<Reading>]>([
    ['said clearly', fresh, { danger: sure }],
    ['that has no words', fresh, { danger: likely, empty: true }],
    ['that is an answer word for word', asked, { danger: likely, options: { exact: 'flanders', within: [] } }],
    ['that is a choice on the screen', offer, { danger: likely, everyday: yes }],
  ])('brings no line above the reply to one %s', (_what, turn, found) => {
    expect(decideText(turn, { ...nothing, ...found })).not.toHaveProperty('soundsLike');
  });

  test.each<[string, Turn, Partial<Reading>]>([
    ['a command', fresh, { command: 'meta.help' }],
    ['a number', fresh, { everyday: { ...nothing.everyday, number: 7 } }],
    ['an option', asked, { options: { exact: null, within: ['flanders'] } }],
    ['a place', asked, { place: 'wallonia' }],
    ['a day that cannot be taken', asked, { day: { again: 'year' } }],
  ])('brings none above the reply to a few words that are %s; above that to many it does', (_what, turn, found) => {
    expect(decideText(turn, { ...nothing, words: 3, danger: likely, ...found })).not.toHaveProperty('soundsLike');
    expect(decideText(turn, { ...nothing, words: 4, danger: likely, ...found })).toHaveProperty('soundsLike');
  });

  test('is no reason to pass over half a day', () => {
    const reading: Reading = { ...nothing, danger: likely, day: { again: 'vague' } };
    expect(decideText(asked, reading)).toMatchObject({ move: { do: 'ask_day_again' }, soundsLike: 'safety.danger' });
  });

  test('is never a guess among others: the line above them leads to help', () => {
    const candidates = ['safety.danger', 'home.rent'].map((topic) => ({ topic, score: 0.4 }));
    const reading: Reading = { ...nothing, topic: { band: 'ask', topic: null, candidates } };
    expect(decideText(fresh, reading).move).toEqual({ do: 'not_understood', near: ['home.rent'] });
    expect(decideText(fresh, { ...nothing, topic: about('safety.danger') }).move.do).toBe('not_understood');
    expect(decideText(fresh, { ...reading, danger: likely })).toMatchObject({
      move: { do: 'not_understood', near: ['home.rent'] },
      soundsLike: 'safety.danger',
    });
  });
});

describe('what stands on the screen', () => {
  test('a yes begins the dialog that is on offer', () => {
    expect(decideText(offer, { ...nothing, everyday: yes }).move).toEqual({ do: 'begin', flow: 'work.start' });
  });

  test('a talk kept since a release that asked about danger takes yes, no and another language', () => {
    const gentle = turnAt({ offered: ['topic:safety.danger', 'do:none'], lastTopic: 'safety.danger' });
    const no = { ...nothing.everyday, no: 'all' } as const;
    const help = { do: 'topic', topic: 'safety.danger' };
    expect(decideText(gentle, { ...nothing, everyday: yes }).move).toEqual(help);
    expect(decideText(gentle, { ...nothing, everyday: no }).move).toEqual({ do: 'none_of_these' });
    expect(decideChoice(gentle, { do: 'lang', lang: 'fr' })).toEqual({ move: help, lang: 'fr' });
  });

  test('an option counts where its question is hidden; "I do not know" does not', () => {
    const said = (option: string) => ({ ...nothing, options: { exact: option, within: [option] } });
    expect(decideText(behindMenu, said('brussels')).move).toMatchObject({ do: 'answer', answer: 'brussels' });
    expect(decideText(behindMenu, said('unknown')).move.do).toBe('not_understood');
  });

  test('another language shows the same once more', () => {
    const french = { do: 'lang', lang: 'fr' } as const;
    expect(decideChoice(offer, french)).toEqual({ move: { do: 'offer_dialog', flow: 'work.start' }, lang: 'fr' });
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
