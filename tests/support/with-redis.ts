import { describe } from '@jest/globals';

import { findRedis } from './redis.js';
import { leaveOut } from './unless-missing.js';

/** A group of tests with a real Redis. Without one, the group is skipped with a message; in CI it fails. */
export function describeWithRedis(name: string, define: () => void): void {
  if (findRedis()) {
    describe(name, () => {
      define();
    });
    return;
  }
  leaveOut(name, `NO REDIS: left out "${name}". Install it (apt-get install redis-server).`);
}
