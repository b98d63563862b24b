import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isISODate } from './calendar.js';
import { FactBook } from './facts.js';
import {
  accepts,
  type DateQuestion,
  expectedLength,
  type Flow,
  type FlowEnv,
  OUTCOME,
  replay,
  UNKNOWN,
} from './flow.js';

const env: FlowEnv = { today: '2026-11-23', facts: new FactBook([]), isHoliday: () => false };
const day: DateQuestion = {
  kind: 'date',
  earliest: () => '2024-11-23',
  latest: ({ today }) => today,
  samples: ({ today }) => ({ today }),
  next: () => OUTCOME,
};
const flow: Flow = {
  id: 'a.b',
  start: 'on',
  questions: { on: day },
  outcome: () => ({ messages: [], related: [] }),
  overview: () => ({ messages: [], related: [] }),
};

describe('a question about a day', () => {
  test.each(['2026-02-31', '2026-1', '2026-01-0x', '2025', '2026-01-01-02'])(
    'does not take %s, which lies between its first and last day as text but is no day',
    (answer) => {
      expect(accepts(day, answer, env)).toBe(false);
      expect(replay(flow, { on: answer }, env)).toMatchObject({ at: 'question', open: 'on' });
    },
  );

  test('takes its first and last day, "unknown", and no day outside', () => {
    for (const answer of ['2024-11-23', '2026-11-23', UNKNOWN]) expect(accepts(day, answer, env)).toBe(true);
    for (const answer of ['2024-11-22', '2026-11-24']) expect(accepts(day, answer, env)).toBe(false);
  });

  test('whose samples fit no day of today still has a length: the rest is reckoned with "unknown"', () => {
    const odd: Flow = { ...flow, questions: { on: { ...day, samples: () => ({ far: '2099-01-01' }) } } };
    expect(expectedLength(odd, {}, env)).toBe(1);
  });

  test('whose samples lead another way on another day has another length on that day', () => {
    const more: DateQuestion = { ...day, next: () => OUTCOME };
    const on: DateQuestion = { ...day, next: ({ on }) => (on === '2026-11-23' ? 'more' : OUTCOME) };
    const changing: Flow = { ...flow, questions: { on, more } };
    expect(expectedLength(changing, {}, env)).toBe(2);
    expect(expectedLength(changing, {}, { ...env, today: '2026-11-24' })).toBe(1);
    expect(expectedLength(changing, {}, env)).toBe(2);
  });

  test('takes nothing that is neither a day nor "unknown", whatever a button says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^202[56][0-9a-z-]{0,7}$/), (answer) => {
        expect(accepts(day, answer, env) && answer !== UNKNOWN && !isISODate(answer)).toBe(false);
      }),
    );
  });
});
