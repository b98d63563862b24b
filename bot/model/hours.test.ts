import { expect, test } from '@jest/globals';

import { localNow } from './calendar.js';
import { openState } from './hours.js';

const office = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }] as const;
const noHoliday = (): boolean => false;
const at = (iso: string) => localNow(Date.parse(iso));

test.each([
  ['a Monday morning in winter', '2026-11-23T08:30:00Z', { open: true, always: false, until: '18:00' }],
  ['the minute of opening', '2026-11-23T08:00:00Z', { open: true, always: false, until: '18:00' }],
  [
    'the minute before',
    '2026-11-23T07:59:00Z',
    { open: false, opens: { date: '2026-11-23', inDays: 0, time: '09:00' } },
  ],
  [
    'the minute of closing',
    '2026-11-23T17:00:00Z',
    { open: false, opens: { date: '2026-11-24', inDays: 1, time: '09:00' } },
  ],
  ['a Friday night', '2026-11-27T22:00:00Z', { open: false, opens: { date: '2026-11-30', inDays: 3, time: '09:00' } }],
  ['a Sunday', '2026-11-22T12:00:00Z', { open: false, opens: { date: '2026-11-23', inDays: 1, time: '09:00' } }],
  ['a summer morning, two hours ahead of UTC', '2026-07-20T07:00:00Z', { open: true, always: false, until: '18:00' }],
])('%s', (_name, iso, expected) => {
  expect(openState(office, at(iso), noHoliday)).toEqual(expected);
});

test('two turns in a day', () => {
  const hours = [
    { days: ['mon'], from: '14:00', to: '16:00' },
    { days: ['mon'], from: '09:30', to: '12:00' },
  ] as const;
  expect(openState(hours, { date: '2026-11-23', minute: 12 * 60 + 30 }, noHoliday)).toMatchObject({
    opens: { inDays: 0, time: '14:00' },
  });
});

test('day and night', () => {
  expect(openState('always', at('2026-11-22T03:00:00Z'), noHoliday)).toEqual({ open: true, always: true, until: null });
});

test('a public holiday is passed over, but not by who is there day and night', () => {
  const holiday = (date: string): boolean => date === '2026-07-21';
  expect(openState(office, at('2026-07-21T08:00:00Z'), holiday)).toEqual({
    open: false,
    opens: { date: '2026-07-22', inDays: 1, time: '09:00' },
  });
  expect(openState(office, at('2026-07-20T17:00:00Z'), holiday)).toMatchObject({ opens: { date: '2026-07-22' } });
  expect(openState('always', at('2026-07-21T08:00:00Z'), holiday)).toMatchObject({ open: true });
});

test('hours that hold on public holidays are kept on one', () => {
  const holiday = (date: string): boolean => date === '2026-07-21';
  const hours = [
    { days: ['tue'], from: '09:00', to: '12:00' },
    { days: ['tue'], from: '14:00', to: '16:00', on_holidays: true },
  ] as const;
  expect(openState(hours, { date: '2026-07-21', minute: 10 * 60 }, holiday)).toMatchObject({
    opens: { inDays: 0, time: '14:00' },
  });
  expect(openState(hours, { date: '2026-07-21', minute: 15 * 60 }, holiday)).toMatchObject({ open: true });
});

test('a service of one day a week opens again after Christmas and New Year on that very day', () => {
  const fridays = [{ days: ['fri'], from: '09:00', to: '12:00' }] as const;
  const holiday = (date: string): boolean => date === '2026-12-25' || date === '2027-01-01';
  expect(openState(fridays, { date: '2026-12-18', minute: 12 * 60 }, holiday)).toEqual({
    open: false,
    opens: { date: '2027-01-08', inDays: 21, time: '09:00' },
  });
});
