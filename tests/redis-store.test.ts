import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { createLog } from '../bot/config/log.js';
import { openRedis, type RedisLink } from '../bot/store/redis/link.js';
import { createRedisStore } from '../bot/store/redis/store.js';
import { removeRedises, startRedis } from './support/redis.js';
import { contract, KEYS, lastingContract, type Open } from './support/store-contract.js';
import { TEST_DAY } from './support/test-day.js';
import { describeWithRedis } from './support/with-redis.js';

/** What every store does, in Redis; and what only Redis does. */
const HOUR = 3_600_000;

describeWithRedis('Redis', () => {
  let link: RedisLink;
  const logged: string[] = [];
  beforeAll(async () => {
    const { url } = await startRedis();
    link = await openRedis(url, createLog('silent'));
  });
  afterAll(() => link.close());
  afterAll(removeRedises);
  beforeEach(async () => {
    logged.length = 0;
    await link.command('FLUSHALL');
  });
  const open: Open = (keys = KEYS) =>
    createRedisStore({
      link,
      keys,
      ttl: 24 * HOUR,
      now: () => TEST_DAY,
      log: createLog('debug', (l) => logged.push(l)),
    });
  contract(open);
  lastingContract(open);

  const names = async () => (await link.command('KEYS', '*')) as string[];

  test('Redis itself lets go of a record after its time, which a write renews', async () => {
    const store = open();
    await store.write({ a: { count: 1 } });
    const [name = ''] = await names();
    expect(Number(await link.command('PTTL', name))).toBeGreaterThan(23 * HOUR);
    await link.command('PEXPIRE', name, '60000');
    await store.write({ a: { count: 2 } });
    expect(Number(await link.command('PTTL', name))).toBeGreaterThan(23 * HOUR);
    await link.command('PEXPIRE', name, '0');
    expect(await store.read(['a'])).toEqual({});
  });

  test('Redis is told neither the key nor what is kept', async () => {
    await open().write({ 'web:conversation-1': { word: 'visible' } });
    const [name = ''] = await names();
    const value = String(await link.command('GET', name));
    expect(name + value).not.toMatch(/visible|conversation-1/);
    expect(JSON.parse(value.slice(12))).toMatchObject({ v: 2, kid: KEYS.id });
  });

  test('a damaged record is set aside, told once, logged without content, and in nobody’s way', async () => {
    const store = open();
    await store.write({ a: { word: 'visible' } });
    const [name = ''] = await names();
    await link.command('SETRANGE', name, '80', '####');
    expect(await store.read(['a'])).toEqual({});
    expect([store.takeDamage('a'), store.takeDamage('a')]).toEqual([true, false]);
    expect(logged.join('')).toMatch(/record_damaged/);
    await store.write({ a: { word: 'new' } });
    expect((await store.read(['a']))['a'].word).toBe('new');
    await store.delete(['a']);
    expect(await names()).toEqual([]);
  });

  test('a script that Redis has forgotten is given to it again', async () => {
    await link.command('SCRIPT', 'FLUSH');
    await open().write({ a: { count: 1 } });
    expect((await open().read(['a']))['a'].count).toBe(1);
  });
});
