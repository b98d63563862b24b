import { expect, test } from '@jest/globals';

import { createCheck } from './health.js';

/** `/readyz` is open to everybody, and a check writes: asking often must not make it write often. */

function counted() {
  const done = { checks: 0, fail: false, now: 0 };
  const check = createCheck(
    async () => {
      done.checks += 1;
      if (done.fail) throw new Error('read-only');
    },
    () => done.now,
  );
  return { done, check };
}

test('however often it is asked, a few checks a second are made, and the last one counts for all', async () => {
  const { done, check } = counted();
  for (let i = 0; i < 100; i += 1) await check();
  expect(done.checks).toBe(5);
  done.fail = true;
  await expect(check()).resolves.toBeUndefined();
  done.now += 1000;
  await Promise.all(Array.from({ length: 100 }, () => expect(check()).rejects.toThrow('read-only')));
  expect(done.checks).toBe(10);
});

test('who asks now and then is always told what is so now', async () => {
  const { done, check } = counted();
  await check();
  done.fail = true;
  await expect(check()).rejects.toThrow('read-only');
  done.fail = false;
  await check();
  expect(done.checks).toBe(3);
});
