import { describe, expect, test } from '@jest/globals';

import { findRedis } from './redis.js';

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
  const missing = `NO REDIS: left out "${name}". Install it (apt-get install redis-server).`;
  if (!process.env['CI']) process.stderr.write(`\n!!! ${missing}\n`);
  const unless = process.env['CI'] ? test : test.skip;
  unless(name, () => {
    expect(missing).toBe('');
  });
}
