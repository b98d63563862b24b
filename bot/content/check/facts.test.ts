import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { checkFacts } from './facts.js';
import { factsSchema } from '../schema/facts.js';
import { type Problem, readYaml } from '../yaml-file.js';

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

/** A fact as it stands in facts.yaml: eight lines, and one for each value. */
const fact = (
  values: string[],
  { unit = 'month', checked = '2026-11-22', checkBy = '2027-05-22', id = 'a.fact' }: FactText = {},
): string =>
  `- id: ${id}\n  description: 'What a court says'\n  unit: ${unit}\n  status: in_force\n` +
  `  checked_on: '${checked}'\n  check_by: '${checkBy}'\n  values:\n${values.join('')}  kind: practice\n`;

/** What is wrong with these facts. */
function found(...facts: string[]): Pick<Problem, 'code' | 'line'>[] {
  const path = join(dir, 'facts.yaml');
  writeFileSync(path, facts.join(''));
  const unreadable: Problem[] = [];
  const factFile = readYaml(path, 'facts.yaml', factsSchema, unreadable);
  expect(unreadable).toEqual([]);
  return checkFacts({ factFile }).map(({ code, line }) => ({ code, line }));
}

test('a new value after the last day of the old one is sound', () => {
  expect(found(fact([value('12', '2010-01-01', ", to: '2025-08-17'"), value('6', '2025-08-18')]))).toEqual([]);
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
    // A year, which is no number to be written with a thousands separator.
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
    // A block would be shown as though the rule held.
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
    // The month is too short: its last day.
    ['2026-08-31', '2027-02-28', []],
    ['2026-08-31', '2027-03-01', [{ code: 'check-by', line: 6 }]],
    // Taken away at once, because it is wrong.
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
