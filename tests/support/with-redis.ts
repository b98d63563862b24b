import { describe } from '@jest/globals';

import { findRedis } from './redis.js';
import { leaveOut } from './unless-missing.js';

/**
 * A group of tests with a real Redis. Where there is none it is left out, which is said aloud; under CI that is a
 * failure.
 */
export function describeWithRedis(name: string, define: () => void): void {
  if (findRedis()) {
    describe(name, () => {
      define();
    });
    return;
  }
  leaveOut(name, `NO REDIS: left out "${name}". Install it (apt-get install redis-server).`);
}
