import type { Counter } from '../counter.js';
import type { Keys } from '../keys.js';
import { script, type RedisLink } from './link.js';
import { redisName } from './names.js';

/** KEYS: count. ARGV: window in ms. Returns the count, this event included, and the milliseconds left. */
const ADD = script(`
  local count = redis.call('INCR', KEYS[1])
  local left = redis.call('PTTL', KEYS[1])
  if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) left = tonumber(ARGV[1]) end
  return {count, left}`);

/** A counter that all instances share. While Redis is away, each instance counts alone with `meanwhile`. */
export function createRedisCounter(link: RedisLink, keys: Keys, meanwhile: Counter): Counter {
  return {
    async add(name, windowMs) {
      try {
        const [count, left] = (await link.run(ADD, [redisName('count', keys.hash(name))], [windowMs])) as number[];
        return { count: count!, secondsLeft: Math.ceil(left! / 1000) };
      } catch {
        return meanwhile.add(name, windowMs);
      }
    },
  };
}
