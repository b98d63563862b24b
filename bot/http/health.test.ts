import { expect, test } from '@jest/globals';

import { createCheck } from './health.js';

/** Everybody can call `/readyz`, and each check writes. Many calls must not cause many writes. */

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
