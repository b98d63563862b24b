import { describe, expect, test } from '@jest/globals';

import { CallerError } from '../http/errors.js';
import { createInTime } from './urgency.js';

const tooMany = new CallerError(429, 'too_many_requests', 'Too many.');

describe('messages that were refused for being too many', () => {
  let now = 0;
  const inTime = createInTime(() => now);
  const isHeard = async (caller: string): Promise<boolean> =>
    inTime(caller, Promise.reject<string>(tooMany), async () => 'call 112').then(
      (told) => 'said' in told,
      () => false,
    );
  const heardOf = async (caller: string, times: number): Promise<number> => {
    let heard = 0;
    for (let i = 0; i < times; i += 1) heard += (await isHeard(caller)) ? 1 : 0;
    return heard;
  };

  test('one caller who floods uses up nothing that another needs', async () => {
    now = 1000;
    expect(await heardOf('flood', 200)).toBe(51);
    expect(await isHeard('flood')).toBe(false);
    expect(await isHeard('somebody in danger')).toBe(true);
    expect(await isHeard('another')).toBe(true);
  });

  test('each second begins anew', async () => {
    now = 2000;
    expect(await isHeard('flood')).toBe(true);
  });

  test('a turn that failed for another reason is looked at, however many were refused', async () => {
    now = 3000;
    expect(await heardOf('flood', 200)).toBe(51);
    const failed = inTime('flood', Promise.reject<string>(new Error('no store')), async () => 'call 112');
    expect(await failed).toMatchObject({ said: 'call 112' });
  });
});
