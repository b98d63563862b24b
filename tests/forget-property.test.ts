import { afterEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { sendRedis } from './support/send-redis.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { describeWithRedis } from './support/with-redis.js';

/**
 * Anything may fail while a person leaves by quick exit: the store, the lock, the connection, limits; before or while
 * the talk is opened, or while a message is being answered. Some seconds after it works again, nothing of the talk can
 * be read anywhere.
 */

jest.setTimeout(600_000);

afterEach(async () => {
  await stopAll();
  await removeRedises();
});

/** How one quick exit fails. */
interface Exit {
  /** The person leaves before the opening is answered. */
  early: boolean;
  /** Number of messages that are still being answered when the person leaves. */
  underWay: number;
  /** Number of delete requests that the connection loses. */
  lost: number;
  /** Deletes by the secret; else by the talk's token if there is one. */
  bySecret: boolean;
}

const exits: fc.Arbitrary<Exit> = fc.record({
  early: fc.boolean(),
  underWay: fc.nat(3),
  lost: fc.nat(2),
  bySecret: fc.boolean(),
});

/**
 * Has a talk and leaves it by quick exit. Resolves with what is needed to look for it. `whileLeaving` causes the
 * failure.
 */
async function leave({ url }: TestServer, exit: Exit, whileLeaving: () => unknown) {
  const secret = randomBytes(24).toString('hex');
  const path = `${url}/v3/directline/conversations`;
  const opening = call('POST', path, { body: { locale: 'nl', secret } });
  let talk: { id: string; token: string } | null = null;
  if (!exit.early) {
    const { body } = await opening;
    talk = { id: body.conversationId, token: body.token };
  }
  await whileLeaving();
  const sent = Array.from({ length: talk ? exit.underWay : 0 }, (_, i) =>
    call('POST', `${path}/${talk!.id}/activities`, {
      token: talk!.token,
      body: { type: 'message', text: `words ${i}`, from: { id: 'p' } },
    }),
  );
  // Like the page and its service worker.
  const [address, token] = talk && !exit.bySecret ? [`${path}/${talk.id}`, talk.token] : [path, secret];
  for (let tries = 0; ; tries += 1) {
    await wait(tries === 0 ? 0 : 20);
    if (tries < exit.lost) continue;
    const { status } = await call('DELETE', address, { token });
    if (status < 500 && status !== 429) break;
  }
  const opened = await opening;
  await Promise.all(sent);
  // The answer to the opening may have been on its way.
  talk ??= opened.status === 201 ? { id: opened.body.conversationId, token: opened.body.token } : null;
  return { path, secret, talk };
}

/** Whether anything of the talk can be read with everything that its page had. */
async function readable({ path, talk }: Awaited<ReturnType<typeof leave>>): Promise<boolean> {
  if (!talk) return false;
  const answers = await Promise.all(
    ['', '/activities'].map((rest) => call('GET', `${path}/${talk.id}${rest}`, { token: talk.token })),
  );
  return answers.some(({ status }) => status === 200);
}

/** Waits until it is true, for several times the interval in which the server tries again. */
async function comesTrue(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let looked = 0; looked < 400; looked += 1) {
    if (await isSo()) return true;
    await wait(50);
  }
  return false;
}

test('files: reads, writes and deletions that fail or are slow, and limits that are reached', async () => {
  const script = fc.array(fc.constantFrom('ok', 'fail', 'slow'), { maxLength: 12 });
  const run = fc.asyncProperty(exits, script, fc.boolean(), async (exit, calls, limited) => {
    const server = await startServer({
      bot: countingBot(),
      env: limited ? { LIMIT_MESSAGES: '1', LIMIT_REQUESTS: '3' } : {},
    });
    const { store } = server;
    const { read, write } = store;
    const remove = store.delete;
    const meddle =
      <A extends unknown[], R>(job: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        const next = calls.shift();
        if (next === 'fail') throw new Error('a fault');
        if (next === 'slow') await wait(30);
        return job(...args);
      };
    const left = await leave(server, exit, () => {
      store.read = meddle(read);
      store.write = meddle(write);
      store.delete = meddle(remove);
    });
    const id = left.talk?.id;
    expect(await comesTrue(async () => !(await readable(left)))).toBe(true);
    expect(await comesTrue(async () => !id || Object.keys(await read([`web:${id}`])).length === 0)).toBe(true);
    await server.stop();
  });
  await fc.assert(run, { numRuns: 40, endOnFailure: true });
});

describeWithRedis('Redis', () => {
  const troubles: Record<string, (redis: TestRedis) => Promise<() => Promise<unknown>>> = {
    none: async () => async () => undefined,
    full: async (redis) => {
      await sendRedis(redis, 'CONFIG SET maxmemory 1');
      return () => sendRedis(redis, 'CONFIG SET maxmemory 0');
    },
    'read-only': async (redis) => {
      await sendRedis(redis, 'REPLICAOF 127.0.0.1 1');
      return () => sendRedis(redis, 'REPLICAOF NO ONE');
    },
    slow: async (redis) => {
      await sendRedis(redis, 'CLIENT PAUSE 300 ALL');
      return async () => undefined;
    },
    away: async (redis) => {
      await redis.kill();
      return () => redis.start();
    },
  };

  test('full, read-only, slow or away, for as long as the person leaves', async () => {
    const redis = await startRedis();
    const server = await startServer({ bot: countingBot(), env: { REDIS_URL: redis.url } });
    const run = fc.asyncProperty(exits, fc.constantFrom(...Object.keys(troubles)), async (exit, trouble) => {
      let over: Promise<unknown> = Promise.resolve();
      const left = await leave(server, exit, async () => {
        const end = await troubles[trouble]!(redis);
        over = wait(200).then(end);
      });
      await over;
      expect(await comesTrue(async () => !(await readable(left)))).toBe(true);
      const kept = async () => /:(?:state|words)\r/.test(await sendRedis(redis, 'KEYS *'));
      expect(await comesTrue(async () => !(await kept()))).toBe(true);
    });
    await fc.assert(run, { numRuns: 12, endOnFailure: true });
  });
});
