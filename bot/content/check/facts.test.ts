import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { checkFacts } from './facts.js';
import { factsSchema } from '../schema/facts.js';
import { loadContent } from '../load.js';
import { type Problem, problemLine, readYaml } from '../yaml-file.js';

const dir = mkdtempSync(join(tmpdir(), 'facts-'));
afterAll(() => rmSync(dir, { recursive: true }));

interface FactText {
  unit?: string;
  checked?: string;
  checkBy?: string;
  id?: string;
}

const value = (text: string, from = '2020-01-01', rest = ''): string =>
  `    - { from: '${from}', value: ${text}${rest}, source: { publisher: A court }, confidence: high }\n`;

/** A fact as in facts.yaml: eight lines, plus one for each value. */
const fact = (
  values: string[],
  { unit = 'month', checked = '2026-11-22', checkBy = '2027-05-22', id = 'a.fact' }: FactText = {},
): string =>
  `- id: ${id}\n  description: 'What a court says'\n  unit: ${unit}\n  status: in_force\n` +
  `  checked_on: '${checked}'\n  check_by: '${checkBy}'\n  values:\n${values.join('')}  kind: practice\n`;

/** The problems of these facts. */
function found(...facts: string[]): Pick<Problem, 'code' | 'line'>[] {
  const path = join(dir, 'facts.yaml');
  writeFileSync(path, facts.join(''));
  const unreadable: Problem[] = [];
  const factFile = readYaml(path, 'facts.yaml', factsSchema, unreadable);
  expect(unreadable).toEqual([]);
  return checkFacts({ factFile }).map(({ code, line }) => ({ code, line }));
}

const OLD = ", to: '2025-08-17'";

test('a new value after the last day of the old one is sound', () => {
  expect(found(fact([value('12', '2010-01-01', OLD), value('13', '2025-08-18')]))).toEqual([]);
});

describe('days between two values of one region', () => {
  const inRegion = (from: string, region: string, rest = '') => value('12', from, `${rest}, region: ${region}`);

  test('for which none holds are named, in whatever order the values stand', () => {
    const values = [value('12', '2010-01-01', OLD), value('12', '2025-08-20')];
    expect(found(fact(values))).toEqual([{ code: 'fact-gap', line: 9 }]);
    expect(found(fact(values.toReversed()))).toEqual([{ code: 'fact-gap', line: 8 }]);
  });

  test('are no matter of other regions', () => {
    expect(found(fact([inRegion('2010-01-01', 'flanders', OLD), inRegion('2026-01-01', 'brussels')]))).toEqual([]);
    expect(found(fact([inRegion('2010-01-01', 'flanders', OLD), inRegion('2026-01-01', 'flanders')]))).toEqual([
      { code: 'fact-gap', line: 9 },
    ]);
  });

  test('may be empty for a reason that is written', () => {
    const reason = ", gap: 'No source of these days was found.'";
    expect(found(fact([value('12', '2010-01-01', OLD), value('12', '2026-01-01', reason)]))).toEqual([]);
    expect(found(fact([value('12', '2010-01-01', OLD), value('12', '2025-08-18', reason)]))).toEqual([
      { code: 'fact-reason', line: 9 },
    ]);
  });
});

describe('a change of more than a quarter between two values of one region', () => {
  const change = (before: string, after: string, rest = '') =>
    found(fact([value(before, '2010-01-01', OLD), value(after, '2025-08-18', rest)], { unit: 'eur' }));

  test.each([
    ['100', '125', []],
    ['100', '75', []],
    ['100', '125.01', [{ code: 'fact-jump', line: 9 }]],
    ['100', '74.99', [{ code: 'fact-jump', line: 9 }]],
    ['1288.46', '13142', [{ code: 'fact-jump', line: 9 }]],
    ['0', '10', [{ code: 'fact-jump', line: 9 }]],
  ])('from %s to %s', (before, after, problems) => expect(change(before, after)).toEqual(problems));

  test('needs a written reason, which stands for nothing else', () => {
    const reason = ", jump: 'The law halved it.'";
    expect(change('12', '6', reason)).toEqual([]);
    expect(change('12', '12', reason)).toEqual([{ code: 'fact-reason', line: 9 }]);
  });
});

test('two slips in an amount are named with file, line and mend', () => {
  const { facts, ...content } = loadContent();
  const values = facts.get('living_wage.single')!.values;
  const slipped = content.factFile!.value.map((it) =>
    it.id === 'living_wage.single'
      ? { ...it, values: [{ ...values[0]!, value: 12884.6, to: '2024-12-31' }, ...values.slice(1)] }
      : it,
  );
  const problems = checkFacts({ factFile: { ...content.factFile!, value: slipped } }).map(problemLine);
  expect(problems).toEqual([
    expect.stringMatching(
      /^content\/facts\.yaml:\d+: "living_wage\.single" has no value from 2025-01-01 to 2025-01-31 \[fact-gap\]\n {4}mend: .*say under gap: why/,
    ),
    expect.stringMatching(
      /^content\/facts\.yaml:\d+: "living_wage\.single" changes by -90 %, from 12884\.6 to 1314\.2 \[fact-jump\]\n {4}mend: .*say under jump: why/,
    ),
  ]);
});

test('two values of one day are named: the first would be shown', () => {
  expect(found(fact([value('12', '2010-01-01'), value('6', '2025-08-18')]))).toEqual([
    { code: 'fact-overlap', line: 9 },
  ]);
  const sameDay = [value('12', '2010-01-01', ", to: '2025-08-18'"), value('6', '2025-08-18')];
  expect(found(fact(sameDay))).toEqual([{ code: 'fact-overlap', line: 9 }]);
  expect(found(fact(sameDay.toReversed()))).toEqual([{ code: 'fact-overlap', line: 9 }]);
});

test('values of different regions, or of one region and of all, hold side by side', () => {
  const inRegion = (text: string, region: string) => value(text, '2020-01-01', `, region: ${region}`);
  expect(found(fact([inRegion('3', 'flanders'), inRegion('2', 'brussels'), value('1')]))).toEqual([]);
  expect(found(fact([inRegion('3', 'flanders'), inRegion('2', 'flanders')]))).toEqual([
    { code: 'fact-overlap', line: 9 },
  ]);
});

test('a value that ends before it begins is named', () => {
  expect(found(fact([value('3', '2020-01-01', ", to: '2019-12-31'")]))).toEqual([{ code: 'fact-dates', line: 8 }]);
  expect(found(fact([value('3', '2020-01-01', ", to: '2020-01-01'")]))).toEqual([]);
});

describe('a value is of the kind of its unit', () => {
  const law = "{ nl: 'art. 10', fr: 'art. 10' }";
  test.each([
    ['month', '3'],
    ['eur', '12.5'],
    ['percent', '0'],
    ['count', '4'],
    // A year. It is no number, because it has no thousands separator.
    ['count', "'2024'"],
    ['date', "'2027-08-17'"],
    ['law', law],
    ['rule', 'true'],
  ])('%s %s', (unit, text) => {
    expect(found(fact([value(text)], { unit }))).toEqual([]);
  });

  test.each([
    ['month', "'3'"],
    ['working_day', 'true'],
    ['eur', "'€ 12'"],
    ['age', law],
    ['count', "'3'"],
    ['count', 'true'],
    ['date', "'17-08-2027'"],
    ['date', "'2027-02-30'"],
    ['date', '2027'],
    ['law', "'art. 10'"],
    ['law', "{ nl: 'art. 10', fr: '' }"],
    ['rule', '3'],
    // With a false rule, a block would be shown as if the rule held.
    ['rule', 'false'],
  ])('not %s %s', (unit, text) => {
    expect(found(fact([value(text)], { unit }))).toEqual([{ code: 'fact-value', line: 8 }]);
  });
});

describe('a fact is checked again within six months, reckoned from day to day', () => {
  test.each([
    ['2026-11-22', '2027-05-22', []],
    ['2026-11-22', '2027-05-23', [{ code: 'check-by', line: 6 }]],
    ['2026-11-22', '2032-05-22', [{ code: 'check-by', line: 6 }]],
    // February is too short: its last day counts.
    ['2026-08-31', '2027-02-28', []],
    ['2026-08-31', '2027-03-01', [{ code: 'check-by', line: 6 }]],
    // Withdrawn at once, because it is wrong.
    ['2026-11-22', '2026-11-21', []],
  ])('checked on %s, again by %s', (checked, checkBy, problems) => {
    expect(found(fact([value('3')], { checked, checkBy }))).toEqual(problems);
  });
});

test('a second fact of the same id is named: it would hide the first', () => {
  expect(found(fact([value('3')]), fact([value('4')]), fact([value('4')], { id: 'b.fact' }))).toEqual([
    { code: 'fact-twice', line: 10 },
  ]);
});
