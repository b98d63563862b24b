import { afterEach, expect, jest, test } from '@jest/globals';

import { beginTalk, call } from './support/direct-line-call.js';
import { killPrograms } from './support/program.js';
import { removeRedises, startRedis } from './support/redis.js';
import { chatter, killUnderLoad, nextTurn, startCounting, talkAt } from './support/under-load.js';
import { describeWithRedis } from './support/with-redis.js';

/** Faults around Redis. Each time, everything acknowledged is there, and the talk goes on. */

// Processes start slowly on a busy machine. How slowly is not tested here.
jest.setTimeout(600_000);

afterEach(async () => {
  await killPrograms();
  await removeRedises();
});

describeWithRedis('with Redis', () => {
  test('kill -9 under load: no acknowledged turn is lost', async () => {
    const redis = await startRedis();
    await killUnderLoad({ REDIS_URL: redis.url }, 2);
  });

  test('of two instances one is killed in the middle of a talk: the other goes on with it, and misses nothing', async () => {
    const redis = await startRedis();
    const [one, two] = [startCounting({ REDIS_URL: redis.url }), startCounting({ REDIS_URL: redis.url })];
    const talk = await beginTalk(await one.address, { locale: 'fr' });
    await talk.say('one');
    const message = { text: 'two', channelData: { clientActivityID: 'm2' } };
    const lost = talk.say(message).catch(() => null);
    one.child.kill('SIGKILL');
    await Promise.all([one.ended, lost]);
    const other = await talkAt(two, talk);
    expect((await other.say(message)).status).toBe(200);
    const texts = await other.texts();
    expect(texts.slice(0, 4)).toEqual(['1: open', 'lang fr', '2: one', 'lang fr']);
    // Either program answered it. If one accepted it and was killed before answering, the other shows the screen again.
    expect(['3: two', '4: again']).toContain(texts[4]);
    expect(texts).toHaveLength(6);
  });

  test('Redis is killed and comes back under load: no acknowledged turn is lost', async () => {
    const redis = await startRedis();
    const program = startCounting({ REDIS_URL: redis.url });
    const url = await program.address;
    const talks = await Promise.all(Array.from({ length: 8 }, () => beginTalk(url)));
    let answers = 0;
    let killed = Promise.resolve();
    const counts = await Promise.all(
      talks.map((talk) =>
        chatter(talk, () => {
          answers += 1;
          if (answers === 60) killed = redis.kill();
        }),
      ),
    );
    await killed;
    await redis.start();
    while ((await call('GET', `${url}/readyz`)).status !== 200) await new Promise((go) => setTimeout(go, 50));
    for (const [i, talk] of talks.entries()) {
      // The message that got 503 may or may not count.
      expect([counts[i]! + 2, counts[i]! + 3]).toContain(await nextTurn(talk));
    }
  });
});
