import { afterEach, expect, test } from '@jest/globals';

import { createLog } from '../bot/config/log.js';
import { deriveKeys } from '../bot/store/keys.js';
import { createRedisLogs } from '../bot/store/redis/logs.js';
import { openRedis, type RedisLink } from '../bot/store/redis/link.js';
import { MAX_MESSAGE } from '../bot/talk/read.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis } from './support/redis.js';
import { startServer, stopAll } from './support/server.js';
import { describeWithRedis } from './support/with-redis.js';

/** Messages may be long and many, but what is stored of them has a limit, and the state of talks always has room. */

afterEach(async () => {
  await stopAll();
  await removeRedises();
});

test('of a text that is too long no more is kept than is read', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const long = 'ж'.repeat(7000);
  const value = { choice: 'y'.repeat(7000) };
  const members = {
    type: 'conversationUpdate',
    membersAdded: Array.from({ length: 20 }, () => ({ id: 'z'.repeat(500) })),
  };
  for (const activity of [{ text: long }, { value }, members]) {
    expect((await talk.say(activity)).status).toBe(200);
  }
  const { body } = await call('GET', `${talk.path}/activities`, { token: talk.token });
  const mine = body.activities.filter(({ from }: any) => from.role === 'user');
  expect(mine.map(({ type }: any) => type)).toEqual(['message', 'message']);
  expect(mine[0].text).toBe(long.slice(0, MAX_MESSAGE));
  expect(mine[1].value.choice).toHaveLength(MAX_MESSAGE);
  expect(JSON.stringify(body)).not.toContain('zz');
});

describeWithRedis('with Redis', () => {
  let link: RedisLink;
  const keys = deriveKeys(Buffer.alloc(32, 3));
  const open = async (budget: { talk: number; address: number; all: number }) => {
    link = await openRedis((await startRedis()).url, createLog('silent'));
    return createRedisLogs({ link, keys, ttl: 3_600_000, log: createLog('silent'), budget });
  };
  afterEach(() => link.close());
  const random = (): string => Array.from({ length: 900 }, () => Math.random().toString(36)[2]).join('');
  const bytes = async (): Promise<number> => {
    const names = ((await link.command('KEYS', '*')) as string[]).filter((name) => name.includes('words'));
    const sizes = await Promise.all(names.map((name) => link.command('MEMORY', 'USAGE', name)));
    return (sizes as number[]).reduce((sum, size) => sum + size, 0);
  };

  test('a talk keeps no more bytes than its budget, and its newest words', async () => {
    const logs = await open({ talk: 5000, address: 1e9, all: 1e9 });
    for (let i = 0; i < 50; i += 1) await logs.append('talk', [{ id: `${i}`, text: random() }], { owner: 'a' });
    const { activities } = await logs.since('talk', null);
    expect(activities.at(-1)!.id).toBe('49');
    expect(activities.length).toBeGreaterThan(2);
    expect(await bytes()).toBeLessThan(12_000);
  });

  test('an address beyond its budget has its words kept for a minute only, and only the newest; others keep theirs', async () => {
    const logs = await open({ talk: 1e6, address: 20_000, all: 1e9 });
    const add = (talk: string, owner: string) => logs.append(talk, [{ id: talk, text: random() }], { owner });
    for (let i = 0; i < 5; i += 1) await add('mine', 'me');
    for (let i = 0; i < 100; i += 1) await add('theirs', 'they');
    expect((await logs.since('theirs', null)).activities).toHaveLength(1);
    expect((await logs.since('mine', null)).activities).toHaveLength(5);
    const lives = await Promise.all(
      ((await link.command('KEYS', '*words*')) as string[]).map((name) => link.command('PTTL', name)),
    );
    expect((lives as number[]).filter((ms) => ms <= 60_000)).toHaveLength(1);
  });

  test('where all together are beyond the budget every turn is still told', async () => {
    const logs = await open({ talk: 1e6, address: 1e9, all: 1000 });
    const heard: string[] = [];
    const push = ({ activities }: { activities: { id: string }[] }): void =>
      void heard.push(...activities.map(({ id }) => id));
    await logs.follow('talk', null, { push, end: () => undefined });
    for (const id of ['one', 'two', 'three']) {
      await logs.append('talk', [{ id, text: random() }], { owner: 'a' });
      while (!heard.includes(id)) await new Promise((go) => setTimeout(go, 5));
    }
    expect(heard).toEqual(['one', 'two', 'three']);
  });
});
