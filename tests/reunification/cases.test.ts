import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod/v4';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { isISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { ROOT } from '../../bot/config/paths.js';
import {
  appealBy,
  completeBy,
  decisionBy,
  exemption,
  incomeThreshold,
  minorPosition,
  regimeOn,
} from '../../dialogs/reunification/policy.js';

const day = z.string().refine(isISODate);
const yesNo = z.enum(['yes', 'no', 'unknown']);
const sponsor = { status: z.enum(['refugee', 'subsidiary']), granted: day };
const shared = { name: z.string(), today: day, fact: z.string() };
const caseSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    ...shared,
    rule: z.literal('regime'),
    input: z.strictObject({ ...sponsor, filing: day }),
    expected: z.string(),
  }),
  z.strictObject({
    ...shared,
    rule: z.literal('exemption'),
    input: z.strictObject(sponsor),
    expected: z.strictObject({ is: z.string(), safe_day: day.optional(), last_day: day.optional() }),
  }),
  z.strictObject({ ...shared, rule: z.literal('complete'), input: z.strictObject(sponsor), expected: z.string() }),
  z.strictObject({
    ...shared,
    rule: z.literal('income'),
    input: z.strictObject({ regime: z.enum(['old', 'new', 'suspended', 'strict']), persons: z.number(), filing: day }),
    expected: z.union([z.number(), z.literal('none')]),
  }),
  z.strictObject({
    ...shared,
    rule: z.literal('appeal'),
    input: z.strictObject({ notified: day }),
    expected: z.strictObject({ safe_day: day, last_day: day }),
  }),
  z.strictObject({
    ...shared,
    rule: z.literal('decision'),
    input: z.strictObject({ acknowledged: day }),
    expected: z.strictObject({ usual: day, latest: day }),
  }),
  z.strictObject({
    ...shared,
    rule: z.literal('minor'),
    input: z.strictObject({ ...sponsor, minor_at_request: yesNo, minor_now: z.boolean(), alone: yesNo }),
    expected: z.strictObject({
      is: z.string(),
      conditions: z.string().optional(),
      dvz_until: day.optional(),
      court_until: day.optional(),
    }),
  }),
]);
type Case = z.infer<typeof caseSchema>;

const cases = z.array(caseSchema).parse(parse(readFileSync(join(ROOT, 'tests/reunification/cases.yaml'), 'utf8')));
const { facts } = loadContent();

/** What the rule says, in the words of the table. */
function outcomeOf({ rule, input }: Case, env: FlowEnv): unknown {
  switch (rule) {
    case 'regime':
      return regimeOn(input, input.filing, env);
    case 'exemption': {
      const found = exemption(input, env);
      if (found.is === 'runs') return { is: found.is, safe_day: found.safeDay };
      return found.is === 'over' ? { is: found.is, last_day: found.lastDay } : { is: found.is };
    }
    case 'complete':
      return completeBy(input, env) ?? 'none';
    case 'income':
      return incomeThreshold(input.regime, input.persons, input.filing, env) ?? 'none';
    case 'appeal': {
      const { safeDay, lastDay } = appealBy(input.notified, env)!;
      return { safe_day: safeDay, last_day: lastDay };
    }
    case 'decision':
      return decisionBy(input.acknowledged, env);
    case 'minor': {
      const { minor_at_request: minorAtRequest, minor_now: minorNow, alone, ...rest } = input;
      const found = minorPosition({ minorAtRequest, minorNow, alone, sponsor: rest }, env);
      if (found.is === 'disputed') return { is: found.is, ...(found.dvzUntil ? { dvz_until: found.dvzUntil } : {}) };
      if (found.is === 'right') return { is: found.is, conditions: found.conditions };
      return found.is === 'turned_adult'
        ? { is: found.is, dvz_until: found.dvzUntil, court_until: found.courtUntil }
        : found;
    }
  }
}

test('the table holds at least sixty cases, each with the fact on which it rests', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(cases.filter(({ fact }) => !facts.get(fact))).toEqual([]);
  expect(new Set(cases.map(({ name, rule }) => `${rule}: ${name}`)).size).toBe(cases.length);
});

test.each(cases.map((row) => [`${row.rule}: ${row.name} (${row.fact})`, row] as const))('%s', (_name, row) => {
  expect(outcomeOf(row, { today: row.today, facts, isHoliday: isPublicHoliday })).toEqual(row.expected);
});
