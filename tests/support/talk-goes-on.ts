import { expect } from '@jest/globals';

import type { TestTalk } from './direct-line-call.js';

/**
 * Checks that a talk with the counting bot takes its next turn, the one with this number, as if nothing had happened.
 */
export async function expectTalkGoesOn(talk: TestTalk, turn = 2): Promise<void> {
  expect((await talk.say('still there?')).status).toBe(200);
  expect(await talk.texts()).toContain(`${turn}: still there?`);
}
