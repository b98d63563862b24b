import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { addDays } from '../model/calendar.js';
import { loadFlows } from '../guide/load-flows.js';
import { checkContent } from './check/index.js';
import { mondayOf, overdue, pageOf } from './check/freshness.js';
import { loadContent } from './load.js';
import { copyContentForEach } from '../../tests/support/content-copy.js';
import { ContentError, type Problem } from './yaml-file.js';

const copy = copyContentForEach();

async function problems(): Promise<readonly Problem[]> {
  try {
    return checkContent(loadContent(copy.dir), await loadFlows());
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

test('the real content is sound', async () => {
  expect(await problems()).toEqual([]);
});

describe('each mistake is named with file, line and mend', () => {
  test.each<[string, string, (text: string) => string, string, string]>([
    [
      'a number in the words',
      'nl/deposit.ocmw.yaml',
      (t) => t.replace(/^summary: .*/m, "summary: 'Max 3 maanden'"),
      'digits',
      '3',
    ],
    [
      'an Arabic number in the words',
      'ar/deposit.ocmw.yaml',
      (t) => t.replace(/^summary: .*/m, "summary: '٣ أشهر'"),
      'digits',
      '٣',
    ],
    [
      'an empty item of a list',
      'nl/deposit.loan.yaml',
      (t) => t.replace(/- 'Je hebt geen eigen woning[^\n]*/, "- ''"),
      'schema',
      '"blocks.conditions.items.2": it stands empty',
    ],
    [
      'a fact that does not exist',
      'nl/deposit.ocmw.yaml',
      (t) => t.replace('{fact:ocmw.decision}', '{fact:ocmw.decison}'),
      'reference',
      'ocmw.decison',
    ],
    [
      'a region left out',
      'nl/deposit.rules.yaml',
      (t) => t.replace('{fact:deposit.max@flanders}', '{fact:deposit.max}'),
      'reference',
      '@flanders',
    ],
    [
      'a value only a dialog can give',
      'nl/deposit.ocmw.yaml',
      (t) => t.replace(/^summary: .*/m, "summary: 'Nog {days}'"),
      'reference',
      '{days}',
    ],
    [
      'a lone brace',
      'nl/deposit.ocmw.yaml',
      (t) => t.replace(/^summary: .*/m, "summary: 'Nog {days'"),
      'braces',
      'brace',
    ],
    ['a misspelt key', 'nl/deposit.ocmw.yaml', (t) => t.replace(/^keywords:/m, 'keyword:'), 'schema', 'keyword'],
    ['broken YAML', 'nl/deposit.ocmw.yaml', (t) => `${t}\n  : {`, 'yaml', ''],
    [
      'a day that does not exist',
      'facts.yaml',
      (t) => t.replace(/checked_on: .*/, "checked_on: '2026-02-30'"),
      'schema',
      'real day',
    ],
    [
      'an older value without its last day',
      'facts.yaml',
      (t) => t.replace(/^( {2}values:\n)((?: {4}.*\n)+)/m, '$1$2$2'),
      'fact-overlap',
      'to:',
    ],
    ['an unknown unit', 'facts.yaml', (t) => t.replace('unit: month', 'unit: moon'), 'schema', 'unit'],
    [
      'an unknown service',
      'topics/deposit.ocmw.yaml',
      (t) => t.replace(/^services: \[/m, 'services: [nobody, '),
      'unknown-service',
      'nobody',
    ],
    [
      'an unknown topic',
      'topics/deposit.ocmw.yaml',
      (t) => t.replace(/^related: \[/m, 'related: [deposit.nothing, '),
      'unknown-topic',
      'deposit.nothing',
    ],
    [
      'a list without a value',
      'services.yaml',
      (t) => t.replace(/^( +regions: )\[[^\]]*\]/m, '$1[]'),
      'schema',
      'Name at least one',
    ],
    [
      'a region that is none',
      'services.yaml',
      (t) => t.replace(/^( +regions: )\[[^\]]*\]/m, '$1[gent]'),
      'schema',
      'Use one of: flanders, brussels, wallonia, belgium.',
    ],
    [
      'a phone number without quotes',
      'services.yaml',
      (t) => t.replace("kind: phone, value: '112'", 'kind: phone, value: 022293612'),
      'schema',
      "between quotes: '022293612'",
    ],
    [
      'a date of a check that is too late',
      'services.yaml',
      (t) => t.replace(/^( +check_by: ).*/m, "$1'2099-01-01'"),
      'check-by',
      'or earlier',
    ],
    [
      'a day of the week that is none',
      'services.yaml',
      (t) => t.replace(/days: \[mon/, 'days: [monday'),
      'schema',
      'Use one of: mon, tue, wed, thu, fri, sat, sun.',
    ],
    [
      'a time of the day that is none',
      'services.yaml',
      (t) => t.replace(/from: '\d\d:\d\d'/, "from: '9h30'"),
      'schema',
      'a time such as 09:30',
    ],
    [
      'a language that is none',
      'services.yaml',
      (t) => t.replace(/languages: \[nl\]/, 'languages: [ned]'),
      'schema',
      'the code of a language, such as "nl"',
    ],
    [
      'an option without a label',
      'fr/deposit.start.yaml',
      (t) => t.replace(/^ {6}wallonia:/m, '      walonia:'),
      'flow-words',
      'wallonia',
    ],
  ])('%s', async (_name, file, change, code, mentions) => {
    copy.edit(file, change);
    const found = (await problems()).filter((problem) => problem.code === code);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]!.file).toBe(file);
    expect(found.some(({ message, mend }) => `${message} ${mend}`.includes(mentions))).toBe(true);
    expect(found[0]!.mend).not.toBe('');
  });

  test('the line is the one on which the mistake stands', async () => {
    copy.edit('nl/deposit.ocmw.yaml', (text) => text.replace(/^summary: .*/m, "summary: 'Max 3 maanden'"));
    const line =
      readFileSync(join(copy.dir, 'nl/deposit.ocmw.yaml'), 'utf8').split('\n').indexOf("summary: 'Max 3 maanden'") + 1;
    expect((await problems()).find(({ code }) => code === 'digits')?.line).toBe(line);
  });

  test('so it is for an organisation', async () => {
    copy.edit('services.yaml', (text) => text.replace(/^( +check_by: ).*/m, "$1'2099-01-01'"));
    const line =
      readFileSync(join(copy.dir, 'services.yaml'), 'utf8').split('\n').indexOf("  check_by: '2099-01-01'") + 1;
    expect(line).toBeGreaterThan(0);
    expect((await problems()).find(({ code }) => code === 'check-by')?.line).toBe(line);
  });

  test('a crisis topic may not miss a language', async () => {
    rmSync(join(copy.dir, 'ar/safety.danger.yaml'));
    expect(await problems()).toContainEqual(
      expect.objectContaining({ code: 'missing-words', file: 'topics/safety.danger.yaml' }),
    );
  });

  test('an answer may miss a language: readers get the Dutch, labelled so', async () => {
    rmSync(join(copy.dir, 'ar/deposit.return.yaml'));
    expect(await problems()).toEqual([]);
  });

  test('a translation that lost an item of a list', async () => {
    copy.edit('en/deposit.start.yaml', (text) => text.replace(/\n {6}- [^\n]+/, ''));
    expect((await problems()).map(({ code }) => code)).toContain('untranslated');
  });
});

test('what is overdue is listed by the day, facts by the page on which they stand', () => {
  const content = loadContent(copy.dir);
  const facts = content.facts.ids().map((id) => content.facts.get(id)!);
  const [first, ...others] = [...facts, ...content.services.values()].map(({ check_by }) => check_by).sort();
  const late = (day: string) => overdue(content, day).filter(({ code }) => code === 'overdue');
  expect(late(first!)).toEqual([]);
  const later = late(addDays(others.at(-1)!, 1));
  expect(later).toHaveLength(new Set(facts.map(pageOf)).size + content.services.size);
  const page = later.find(({ message }) => message.startsWith(pageOf(content.facts.get('deposit.max')!)));
  expect(page?.message).toContain('deposit.max');
  expect(later.some(({ file }) => file === 'services.yaml')).toBe(true);
});

test('an amount of which the index may have made a newer step is named', () => {
  const watched = (day: string) =>
    overdue(loadContent(copy.dir), day).flatMap(({ code, message }) => (code === 'index-watch' ? [message] : []));
  expect(watched('2026-08-31').join()).not.toContain('living_wage.family');
  expect(watched('2026-09-01').join()).toContain('living_wage.family');
});

test('facts of one page are checked on one day, and no week has more pages than one person reads', () => {
  const content = loadContent(copy.dir);
  const facts = content.facts.ids().map((id) => content.facts.get(id)!);
  const days = new Map<string, Set<string>>();
  const pages = new Map<string, Set<string>>();
  for (const fact of facts) {
    days.set(pageOf(fact), (days.get(pageOf(fact)) ?? new Set()).add(fact.check_by));
    pages.set(mondayOf(fact.check_by), (pages.get(mondayOf(fact.check_by)) ?? new Set()).add(pageOf(fact)));
  }
  expect([...days].filter(([, set]) => set.size > 1).map(([page]) => page)).toEqual([]);
  expect([...pages].filter(([, set]) => set.size > 16).map(([week]) => week)).toEqual([]);
});
