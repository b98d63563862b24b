import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { loadContent } from '../bot/content/load.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { FUZZ, type FuzzSite, inGroups, PATIENCE, startFuzzSite } from './support/fuzz-site.js';
import { json } from './support/hostile-input.js';
import { stopAll } from './support/server.js';

/** For any activity, the whole program answers with a reason or accepts it, and keeps running. */
const ACTIVITIES = 10_000;

let site: FuzzSite;
beforeAll(async () => {
  site = await startFuzzSite();
});
afterAll(stopAll);
jest.setTimeout(PATIENCE);

test(`${ACTIVITIES} hostile activities`, async () => {
  const ids = [...loadContent().topics.keys()];
  const talks = await Promise.all(Array.from({ length: 100 }, () => beginTalk(site.server.url)));
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(json, { minLength: ACTIVITIES, maxLength: ACTIVITIES }), async (bodies) => {
      let turn = 0;
      await inGroups(bodies, async (body) => {
        turn += 1;
        const place = turn % talks.length;
        const talk = talks[place]!;
        // Real choices in between, so that the activities meet talks in every state.
        if (turn % 40 === 0) await talk.say(`topic:${ids[(turn / 40) % ids.length]}`);
        const { status } = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // "endOfConversation" before it deleted the talk.
        if (status === 404 && talks[place] === talk) talks[place] = await beginTalk(site.server.url);
      });
      expect([...statuses.keys()].filter((status) => ![200, 400, 404, 413, 415].includes(status))).toEqual([]);
    }),
    FUZZ,
  );
  // Enough activities must be valid enough to reach the bot.
  expect(statuses.get(200)).toBeGreaterThan(ACTIVITIES / 4);
  expect(statuses.get(400)).toBeGreaterThan(ACTIVITIES / 10);
  await site.expectStillThere(talks[0]!);
});
