import { expect, test } from '@jest/globals';

import { openState, turningMinutes, type Opening } from './hours.js';

const weekdays: Opening = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:30' };
const saturday: Opening = { days: ['sat'], from: '10:00', to: '12:00' };

test('between two turning minutes of a day nothing opens or closes', () => {
  const all = [[weekdays], 'always' as const, [saturday, weekdays], undefined];
  const turns = turningMinutes(all);
  expect(turns).toEqual([540, 600, 720, 1050]);
  const mark = (minute: number): number => turns.filter((turn) => turn <= minute).length;
  for (const date of ['2026-11-28', '2026-11-30']) {
    const seen = new Map<number, string>();
    for (let minute = 0; minute < 1440; minute += 1) {
      const state = JSON.stringify(openState([weekdays, saturday], { date, minute }, () => false));
      const known = seen.get(mark(minute)) ?? state;
      expect([date, minute, state]).toEqual([date, minute, known]);
      seen.set(mark(minute), state);
    }
  }
});
