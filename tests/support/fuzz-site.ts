import { expect } from '@jest/globals';

import { beginTalk, call, type TestTalk } from './direct-line-call.js';
import type { TestServer } from './server.js';
import { startSite } from './web-site.js';

/** The same cases each time; FUZZ_SEED tries others. If a property fails, fast-check prints the seed and the case. */
export const FUZZ = { numRuns: 1, seed: Number(process.env['FUZZ_SEED'] ?? 20_261_122), endOnFailure: true };

/** On a busy machine it takes minutes (in ms). The time is not what is tested. */
export const PATIENCE = 900_000;

const AT_ONCE = 50;
const HIGH_LIMITS = {
  LIMIT_REQUESTS: '9999999',
  LIMIT_MESSAGES: '9999999',
  LIMIT_TALKS: '9999999',
  LIMIT_TALKS_OF_ALL: '9999999',
};

export interface FuzzSite {
  server: TestServer;
  /** Checks that the program still runs: it answers a new talk, `talk` can be read, and no error was logged. */
  expectStillThere(talk: TestTalk): Promise<void>;
}

/** The whole program, with talks in memory and limits that no test reaches. */
export async function startFuzzSite(): Promise<FuzzSite> {
  const logged: string[] = [];
  const server = await startSite('https://example.org/', { ...HIGH_LIMITS, STATE_DIR: ':memory:' }, logged);
  return {
    server,
    async expectStillThere(talk) {
      const fresh = await beginTalk(server.url);
      expect((await fresh.say('topic:deposit.rules')).status).toBe(200);
      expect(await fresh.texts()).not.toHaveLength(0);
      expect([200, 404]).toContain((await call('GET', `${talk.path}/activities`, { token: talk.token })).status);
      expect(({} as Record<string, unknown>)['choice']).toBeUndefined();
      expect(logged.filter((line) => /"level":"error"/.test(line))).toEqual([]);
    },
  };
}

/** Does a job for every item, a few at a time. */
export async function inGroups<T>(items: readonly T[], job: (item: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(job));
}
