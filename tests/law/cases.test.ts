import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import { loadFlows } from '../../bot/guide/load-flows.js';
import { openParts } from '../../bot/matcher/compiled/compiled-files.js';
import { createUnderstanding } from '../../bot/matcher/understand.js';
import { judge, type Verdict } from './judge.js';
import { readCases } from './read-cases.js';

/** How many of the cases a lawyer has read. Only a lawyer's reading may raise it. */
const READ_BY_A_LAWYER = 0;

const content = loadContent();
const flows = await loadFlows();
const understanding = createUnderstanding(openParts(content.reading()));
const cases = readCases();
const verdicts = new Map<string, Verdict>();
for (const row of cases) verdicts.set(row.id, judge(row, { content, flows, understanding }));

const count = (is: Verdict['is']): number => [...verdicts.values()].filter((verdict) => verdict.is === is).length;
process.stdout.write(
  `cases of law: ${cases.length}; right ${count('right')}, wrong ${count('wrong')}, silent ${count('silent')}, ` +
    `vague ${count('vague')}; read by a lawyer: ${READ_BY_A_LAWYER}\n`,
);

test('there are at least two hundred cases, each with its own id', () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

test('every case looks for something', () => {
  expect(cases.filter(({ must, must_not: not }) => Object.keys({ ...must, ...not }).length === 0)).toEqual([]);
});

test('a case that stops at a question says where it stands, which question is open, and what to add', () => {
  const row = cases.find(({ id }) => id === 'A1')!;
  const known = Object.fromEntries(Object.entries(row.known!).filter(([id]) => id !== 'young'));
  const amissOf = (changed: typeof row): string[] => judge(changed, { content, flows, understanding }).amiss;
  expect(amissOf({ ...row, known })).toEqual([
    expect.stringMatching(
      /^cases\.yaml:30: reunification\.deadline now asks `young`; add `young: no\|yes.*` to known$/,
    ),
  ]);
  expect(amissOf({ ...row, known: { ...known, young: 'perhaps' } })).toEqual([
    expect.stringMatching(/reunification\.deadline does not take `young: perhaps`; write `young: no\|yes/),
  ]);
  expect(amissOf({ ...row, dialog: 'no.such' })).toEqual(['cases.yaml:30: there is no dialog no.such']);
});

test.each(cases.map((row) => [`${row.id} ${row.name}`, row.id] as const))('%s', (_, id) => {
  expect(verdicts.get(id)).toEqual({ is: 'right', amiss: [] });
});
