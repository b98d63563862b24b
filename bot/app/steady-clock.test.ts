import { expect, test } from '@jest/globals';

import { createSteadyClock } from './steady-clock.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 9);

function turnable() {
  const machine = { wall: START, elapsed: 1000 };
  const jumps: number[] = [];
  const now = createSteadyClock(
    () => machine.wall,
    () => machine.elapsed,
    (by) => jumps.push(by),
  );
  const run = (ms: number): void => {
    machine.wall += ms;
    machine.elapsed += ms;
  };
  return { machine, jumps, now, run };
}

test.each([25 * HOUR, -25 * HOUR, 40 * 365 * 24 * HOUR])(
  'a clock that leaps by %d ms is not believed at once',
  (by) => {
    const { machine, jumps, now, run } = turnable();
    run(HOUR);
    machine.wall += by;
    expect(now()).toBe(START + HOUR);
    run(HOUR / 2);
    expect(now()).toBe(START + 1.5 * HOUR);
    machine.wall -= by;
    run(1000);
    expect(now()).toBe(START + 1.5 * HOUR + 1000);
    expect(jumps).toEqual([by]);
  },
);

test('a new time that holds for an hour is believed', () => {
  const { machine, now, run } = turnable();
  machine.wall += 25 * HOUR;
  now();
  run(HOUR - 1);
  expect(now()).toBe(START + HOUR - 1);
  run(1);
  expect(now()).toBe(START + 26 * HOUR);
});

test('small corrections are followed as they come', () => {
  const { machine, jumps, now, run } = turnable();
  for (let i = 1; i <= 10; i += 1) {
    run(HOUR);
    machine.wall += 60_000;
    expect(now()).toBe(START + i * (HOUR + 60_000));
  }
  expect(jumps).toEqual([]);
});
