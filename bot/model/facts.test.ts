import { describe, expect, test } from '@jest/globals';

import { type Fact, FactBook, mayBeHigher, statusOn } from './facts.js';

const source = { publisher: 'A court', url: 'https://example.org' };
const brussels = { publisher: 'Brussels', url: 'https://example.brussels' };
const fact: Fact = {
  id: 'term.file',
  description: 'The time to file',
  unit: 'month',
  kind: 'practice',
  status: 'in_force',
  checked_on: '2026-11-22',
  check_by: '2027-05-22',
  values: [
    { from: '2010-01-01', to: '2025-08-17', value: 12, source, confidence: 'high' },
    { from: '2025-08-18', value: 6, source, confidence: 'high' },
  ],
};
const regional: Fact = {
  ...fact,
  id: 'deposit.most',
  values: [
    { from: '2019-01-01', value: 3, region: 'flanders', source, confidence: 'high' },
    { from: '2024-11-01', value: 2, region: 'brussels', source: brussels, confidence: 'high' },
  ],
};
const single: Fact = { ...fact, id: 'loan.term', values: [{ ...regional.values[0]!, value: 24 }] };
const book = new FactBook([fact, regional, single]);
const today = '2026-11-22';

const value = (id: string, query: Parameters<FactBook['lookup']>[1]): unknown => {
  const found = book.lookup(id, query);
  return found.ok ? found.value.value : found.reason;
};

describe('a fact by the date that matters', () => {
  test('two rules run side by side, each for its own dates', () => {
    expect(value('term.file', { today, on: '2025-08-17' })).toBe(12);
    expect(value('term.file', { today, on: '2025-08-18' })).toBe(6);
    expect(value('term.file', { today })).toBe(6);
  });

  test('before its first date there is no value, never the nearest one', () => {
    expect(value('term.file', { today, on: '2009-12-31' })).toBe('outside');
  });

  test('on the day of its check it still holds, on the next it gives nothing', () => {
    expect(value('term.file', { today: '2027-05-22' })).toBe(6);
    expect(value('term.file', { today: '2027-05-23' })).toBe('overdue');
  });

  test('law in force is told for six more months, marked as stale; other facts are not', () => {
    const law: Fact = { ...fact, id: 'law.term', kind: 'statute' };
    const disputed: Fact = { ...law, id: 'law.disputed', status: 'disputed' };
    const facts = new FactBook([law, disputed]);
    expect(facts.lookup('law.term', { today: '2027-05-22' })).toMatchObject({ ok: true, stale: false });
    expect(facts.lookup('law.term', { today: '2027-05-23' })).toMatchObject({ ok: true, stale: true });
    expect(facts.lookup('law.term', { today: '2027-11-22' })).toMatchObject({ ok: true, stale: true });
    expect(facts.lookup('law.term', { today: '2027-11-23' })).toMatchObject({ ok: false, reason: 'overdue' });
    expect(facts.lookup('law.disputed', { today: '2027-05-23' })).toMatchObject({ ok: false, reason: 'overdue' });
  });

  test('a status holds from its day on, and an amount may be higher from the next step on', () => {
    const stopped: Fact = { ...fact, status: 'suspended', status_from: '2026-02-26', next_step: '2026-09-01' };
    expect(statusOn(stopped, '2026-02-25')).toBe('in_force');
    expect(statusOn(stopped, '2026-02-26')).toBe('suspended');
    expect(mayBeHigher(stopped, '2026-08-31')).toBe(false);
    expect(mayBeHigher(stopped, '2026-09-01')).toBe(true);
    expect(mayBeHigher(fact, '2099-01-01')).toBe(false);
  });

  test('an unknown fact is told from one without a value', () => {
    expect(value('no.such', { today })).toBe('unknown');
  });
});

describe('a fact by region', () => {
  test('takes the value of the region asked', () => {
    expect(value('deposit.most', { today, region: 'flanders' })).toBe(3);
    expect(value('deposit.most', { today, region: 'brussels' })).toBe(2);
    expect(value('deposit.most', { today, region: 'wallonia' })).toBe('outside');
  });

  test('never picks one of several regions by itself', () => {
    expect(value('deposit.most', { today })).toBe('outside');
  });

  test('a fact that exists in one region only needs no region', () => {
    expect(value('loan.term', { today })).toBe(24);
  });

  test('a region in which the value did not hold yet has none', () => {
    expect(value('deposit.most', { today, region: 'brussels', on: '2024-10-31' })).toBe('outside');
  });
});

test('where a fact has no value, the source to ask is that of the region', () => {
  const source = (query: Parameters<FactBook['lookup']>[1]): unknown => {
    const found = book.lookup('deposit.most', query);
    return !found.ok && found.reason !== 'unknown' ? found.source.publisher : null;
  };
  const late = '2027-05-23';
  expect(source({ today: late, region: 'flanders' })).toBe('A court');
  expect(source({ today: late, region: 'brussels' })).toBe('Brussels');
  expect(source({ today, region: 'brussels', on: '2024-10-31' })).toBe('Brussels');
});
