import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from '../bot/config/paths.js';
import { expressionsIn } from './support/expressions.js';
import { readSources } from './support/imports.js';

/**
 * No regular expression of the program takes longer than linear time. recheck proves each by an automaton, or the
 * reason is listed below. Expressions of tests see only our own texts.
 */

const REPEATED = 'a repeated letter, found by a back reference: each run is read once and then passed over';

/**
 * Expressions that recheck cannot decide (back references, lookahead, too large automata), or that see only our own
 * texts.
 */
const LINEAR_BECAUSE: Readonly<Record<string, string>> = {
  'bot/matcher/arabizi/skeleton.ts': REPEATED,
  'bot/text/normalise.ts': REPEATED,
  'bot/matcher/compiled/code-key.ts':
    'reads nothing but our own compiled files, to see whether the matcher is up to date',
  'bot/teams/cards/card.ts':
    'begins at the start of a line, and reads no further than that line once for each kind of mark',
  'bot/web/shared/spoken-text.ts': 'reads only texts of the guide, in the browser of the reader who listens to them',
  'bot/web/view/blocks.tsx': "reads nothing but the guide's own line with a date",
  'bot/talk/typed/date.ts': 'begins at a digit; of the marks between two numbers each is read from two numbers at most',
};

/** Places where an expression is built from parts, and from which. */
const MADE_OF: Readonly<Record<string, string>> = {
  'bot/content/check/terms.ts': 'words of content, one after the other; matched against texts of content',
  'bot/content/load.ts': 'names of our files, anchored',
  'bot/matcher/arabizi/spellings.ts': 'one word of ours, anchored; matched against one word of MAX_LETTERS letters',
  'bot/matcher/language/scripts.ts': 'one class of letters',
  'bot/teams/cards/phones.ts': 'phone numbers of content, in a text of content',
  'bot/text/normalise.ts': 'one class of letters',
  'bot/tools/content/new-question.ts':
    'an id of ours (small letters, digits and _), anchored; matched against a file of ours',
};

/** Those of these expressions, as `/source/flags`, that recheck cannot prove to be linear. */
function doubtfulOf(expressions: readonly (readonly [source: string, flags: string])[]): Set<string> {
  const program = join(import.meta.dirname, 'support', 'doubtful-expressions.js');
  const answer = execFileSync(process.execPath, [program], { input: JSON.stringify(expressions), encoding: 'utf8' });
  return new Set((JSON.parse(answer) as [string, string][]).map(([source, flags]) => `/${source}/${flags}`));
}

const files = [...readSources(ROOT, ['bot', 'dialogs']).values()]
  .filter(({ path }) => !path.endsWith('.test.ts'))
  .map(({ path, text }) => ({ path, ...expressionsIn(path, text) }));

test('every expression of the program is linear, or its reason stands here', () => {
  const all = files
    .filter(({ path }) => !(path in LINEAR_BECAUSE))
    .flatMap(({ path, written }) => written.map((one) => ({ path, ...one, key: `/${one.source}/${one.flags}` })));
  const different = new Map(all.map(({ key, source, flags }) => [key, [source, flags] as const]));
  const doubtful = doubtfulOf([...different.values()]);
  expect(all.filter(({ key }) => doubtful.has(key)).map(({ path, line, key }) => `${path}:${line} ${key}`)).toEqual([]);
  expect(different.size).toBeGreaterThan(100);
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
  const slow = [String.raw`\s*;\s*`, String.raw`<at[^>]*>[^<]*<\/at>`, '%.*$'];
  expect(doubtfulOf(slow.map((source) => [source, '']))).toEqual(new Set(slow.map((source) => `/${source}/`)));
});
