import { expect, test } from '@jest/globals';
import { createRequire } from 'node:module';

import { ROOT } from '../bot/config/paths.js';
import { expressionsIn } from './support/expressions.js';
import { readSources } from './support/imports.js';

/**
 * No regular expression of the program takes longer than its text: each is shown to be linear by recheck, which makes an
 * automaton of it, or stands below with the reason why it is. Those of tests meet only our own texts.
 */

const REPEATED = 'a repeated letter, found by a back reference: each run is read once and then passed over';
const SAYING = 'each of its words is read again from the few words before it only: at most four times';

/** What recheck cannot decide: back references, looking ahead, and automata that grow too large. */
const LINEAR_BECAUSE: Readonly<Record<string, string>> = {
  'bot/matcher/arabizi/skeleton.ts': REPEATED,
  'bot/text/normalise.ts': REPEATED,
  'bot/matcher/crisis/idioms.ts': SAYING,
  'bot/teams/cards/card.ts':
    'begins at the start of a line, and reads no further than that line once for each kind of mark',
  'bot/talk/typed/date.ts': 'begins at a digit; of the marks between two numbers each is read from two numbers at most',
};

/** Where an expression is put together, and of what. */
const MADE_OF: Readonly<Record<string, string>> = {
  'bot/content/load.ts': 'names of our files, anchored',
  'bot/matcher/arabizi/spellings.ts': 'one word of ours, anchored; matched against one word of MAX_LETTERS letters',
  'bot/matcher/language/scripts.ts': 'one class of letters',
  'bot/teams/cards/phones.ts': 'phone numbers of content, in a text of content',
  'bot/text/normalise.ts': 'one class of letters',
};

const recheck = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck');
const files = [...readSources(ROOT, ['bot', 'dialogs']).values()]
  .filter(({ path }) => !path.endsWith('.test.ts'))
  .map(({ path, text }) => ({ path, ...expressionsIn(path, text) }));

test('every expression of the program is linear, or its reason stands here', () => {
  const linear = new Map<string, boolean>();
  const isLinear = (source: string, flags: string): boolean => {
    const key = `/${source}/${flags}`;
    const known = linear.get(key);
    if (known !== undefined) return known;
    // Without time: on a busy machine it would say less than on an idle one.
    const { status } = recheck.checkSync(source, flags, { checker: 'automaton', timeout: null });
    linear.set(key, status === 'safe');
    return status === 'safe';
  };
  const doubtful = files.flatMap(({ path, written }) =>
    path in LINEAR_BECAUSE
      ? []
      : written
          .filter(({ source, flags }) => !isLinear(source, flags))
          .map(({ source, flags, line }) => `${path}:${line} /${source}/${flags}`),
  );
  expect(doubtful).toEqual([]);
  expect(linear.size).toBeGreaterThan(100);
});

test('where one is put together, its parts are named here', () => {
  const places = files.filter(({ made }) => made.length > 0).map(({ path }) => path);
  expect(places.sort()).toEqual(Object.keys(MADE_OF).sort());
});

test('no reason is left over', () => {
  const paths = files.filter(({ written }) => written.length > 0).map(({ path }) => path);
  expect(Object.keys(LINEAR_BECAUSE).filter((path) => !paths.includes(path))).toEqual([]);
});

test('the check finds what it is for', () => {
  for (const source of [String.raw`\s*;\s*`, String.raw`<at[^>]*>[^<]*<\/at>`, '%.*$']) {
    expect([source, recheck.checkSync(source, '', { checker: 'automaton', timeout: null }).status]).toEqual([
      source,
      'vulnerable',
    ]);
  }
});
