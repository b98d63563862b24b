import { afterEach, expect, jest, test } from '@jest/globals';
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { deriveKeys } from '../bot/state/keys.js';
import { sealedAt } from '../bot/state/seal.js';
import { beginTalk, call, resumeTalk, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { killPrograms, startProgram, type Program } from './support/program.js';
import { removeRedises, startRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';
import { startServer, stopAll } from './support/server.js';
import { storedFiles } from './support/stored-files.js';
import { tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

/** What goes wrong around the program: each time, what was acknowledged is there, and the talk goes on. */

// Processes start slowly on a busy machine; how slowly is not what is tested here.
jest.setTimeout(600_000);

const STATE_KEY = Buffer.alloc(32, 7).toString('base64');
const keys = deriveKeys(Buffer.alloc(32, 7));

afterEach(async () => {
  await killPrograms();
  await removeRedises();
  await stopAll();
});

const start = (env: Record<string, string>): Program => startProgram({ STATE_KEY, ...env }, 'counting');
const at = async (program: Program, talk: TestTalk): Promise<TestTalk> =>
  resumeTalk(await program.address, talk.id, talk.token, talk.started);

/** How many turns the talk has had, its next one included. */
async function nextTurn(talk: TestTalk): Promise<number> {
  expect((await talk.say('and now?')).status).toBe(200);
  const texts = await talk.texts();
  return Number(texts.findLast((text) => text.endsWith('and now?'))!.split(':')[0]);
}

/** Sends messages one after the other until the server is gone; tells how many were acknowledged. */
async function chatter(talk: TestTalk, acknowledged: () => void): Promise<number> {
  for (let count = 0; ; count += 1) {
    const answer = await talk.say(`m${count}`).catch(() => null);
    if (answer?.status !== 200) return count;
    acknowledged();
  }
}

async function killUnderLoad(env: Record<string, string>, rounds: number): Promise<void> {
  let program = start(env);
  const url = await program.address;
  const talks = await Promise.all(Array.from({ length: 8 }, () => beginTalk(url)));
  const turns = talks.map(() => 1);
  for (let round = 0; round < rounds; round += 1) {
    let answers = 0;
    const { child } = program;
    const counts = await Promise.all(
      talks.map(async (talk) =>
        chatter(await at(program, talk), () => {
          answers += 1;
          if (answers === 60) child.kill('SIGKILL');
        }),
      ),
    );
    await program.ended;
    program = start(env);
    for (const [i, talk] of talks.entries()) {
      const turn = await nextTurn(await at(program, talk));
      const acknowledged = turns[i]! + counts[i]!;
      // The message under way when it was killed may have been taken, or not.
      expect([acknowledged + 1, acknowledged + 2]).toContain(turn);
      turns[i] = turn;
    }
  }
}

test('kill -9 under load: no acknowledged turn is lost, no file is damaged', async () => {
  const STATE_DIR = await tempFolder();
  await killUnderLoad({ STATE_DIR }, 3);
  const files = await storedFiles(STATE_DIR);
  expect(files).toHaveLength(8);
  for (const file of files) expect(sealedAt(await readFile(file, 'utf8'))).not.toBeNull();
});

/** Writing there fails with the real ENOSPC, for whoever writes. */
const FULL = '/dev/full';

test('a full disk: the turn gets 503 and a reason, /readyz tells, and the talk goes on when there is room', async () => {
  const STATE_DIR = await tempFolder();
  const program = start({ STATE_DIR });
  const talk = await beginTalk(await program.address);
  const [file] = await storedFiles(STATE_DIR);
  const name = file!.split('/').at(-1)!;
  const [half, probe] = [join(dirname(file!), `.${name}.tmp`), join(STATE_DIR, 'talks', `.probe-${program.child.pid}`)];
  expect(name).toBe(`${keys.hash(`web:${talk.id}`)}.json`);
  await symlink(FULL, half);
  await symlink(FULL, probe);
  const ready = `${await program.address}/readyz`;
  for (const answer of [await talk.say('one'), await call('GET', ready)]) {
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'state_unavailable' } } });
    expect(answer.headers.get('retry-after')).toBe('5');
  }
  expect(program.out.stderr).toContain('"code":"ENOSPC"');
  expect(await talk.texts()).toHaveLength(2);
  await rm(half, { force: true });
  expect((await call('GET', ready)).status).toBe(200);
  expect(await nextTurn(talk)).toBe(2);
});

test('a state folder that can no longer be written: 503, and all is there when it can', async () => {
  const STATE_DIR = await tempFolder();
  const program = start({ STATE_DIR });
  const talk = await beginTalk(await program.address);
  const ready = `${await program.address}/readyz`;
  // A file in the folder's place stops root too.
  const [talks, away] = [join(STATE_DIR, 'talks'), join(STATE_DIR, 'away')];
  await rename(talks, away);
  await writeFile(talks, '');
  expect((await talk.say('one')).status).toBe(503);
  expect((await call('GET', ready)).status).toBe(503);
  expect((await call('GET', `${await program.address}/healthz`)).status).toBe(200);
  await rm(talks);
  await rename(away, talks);
  expect((await call('GET', ready)).status).toBe(200);
  expect(await nextTurn(talk)).toBe(2);
});

test('a state folder that cannot be written at the start stops the start, with the reason', async () => {
  const STATE_DIR = await tempFolder();
  await mkdir(STATE_DIR, { recursive: true });
  await writeFile(join(STATE_DIR, 'talks'), '');
  const program = startProgram({ STATE_KEY, STATE_DIR });
  expect(await program.ended).toEqual([1, null]);
  expect(program.out.stderr).toMatch(/Cannot start: .*(EEXIST|ENOTDIR)/);
});

test('SIGTERM under load: every message gets an answer or is not taken; it ends well', async () => {
  const STATE_DIR = await tempFolder();
  const program = start({ STATE_DIR });
  const url = await program.address;
  const talks = await Promise.all(Array.from({ length: 8 }, () => beginTalk(url)));
  let answers = 0;
  const running = talks.map((talk) =>
    chatter(talk, () => {
      answers += 1;
      if (answers === 40) program.child.kill('SIGTERM');
    }),
  );
  const counts = await Promise.all(running);
  expect(await program.ended).toEqual([0, null]);
  const after = start({ STATE_DIR });
  for (const [i, talk] of talks.entries()) {
    // 1 for the start of the talk, 1 for this one; nothing may have been taken without an answer.
    expect(await nextTurn(await at(after, talk))).toBe(counts[i]! + 2);
  }
});

test('the clock jumps: an hour back the talk goes on, and its expired tokens are renewed; a day ahead it is over', async () => {
  let now = TEST_DAY;
  const { url } = await startServer({ bot: countingBot(), now: () => now });
  const talk = await beginTalk(url);
  await talk.say('one');
  now -= 3_600_000;
  const refresh = (token: string) => call('POST', `${url}/v3/directline/tokens/refresh`, { token });
  const renewed = await refresh(talk.token);
  expect(renewed.status).toBe(200);
  const back = resumeTalk(url, talk.id, renewed.body.token, talk.started);
  expect(await nextTurn(back)).toBe(3);
  now += 3 * 3_600_000;
  const later = await refresh(renewed.body.token);
  expect(await nextTurn(resumeTalk(url, talk.id, later.body.token, talk.started))).toBe(4);
  now += 25 * 3_600_000;
  expect((await refresh(later.body.token)).status).toBe(403);
});

describeWithRedis('with Redis', () => {
  test('kill -9 under load: no acknowledged turn is lost', async () => {
    const redis = await startRedis();
    await killUnderLoad({ REDIS_URL: redis.url }, 2);
  });

  test('of two instances one is killed in the middle of a talk: the other goes on with it, and misses nothing', async () => {
    const redis = await startRedis();
    const [one, two] = [start({ REDIS_URL: redis.url }), start({ REDIS_URL: redis.url })];
    const talk = await beginTalk(await one.address, { locale: 'fr' });
    await talk.say('one');
    const message = { text: 'two', channelData: { clientActivityID: 'm2' } };
    const lost = talk.say(message).catch(() => null);
    one.child.kill('SIGKILL');
    await Promise.all([one.ended, lost]);
    const other = await at(two, talk);
    expect((await other.say(message)).status).toBe(200);
    const texts = await other.texts();
    expect(texts.slice(0, 4)).toEqual(['1: open', 'lang fr', '2: one', 'lang fr']);
    // Answered by the one, or by the other; where the one took it and died before it told, its place is shown again.
    expect(['3: two', '4: open']).toContain(texts[4]);
    expect(texts).toHaveLength(6);
  });

  test('Redis is killed and comes back under load: no acknowledged turn is lost', async () => {
    const redis = await startRedis();
    const program = start({ REDIS_URL: redis.url });
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
      // The message that got 503 may have been taken, or not.
      expect([counts[i]! + 2, counts[i]! + 3]).toContain(await nextTurn(talk));
    }
  });
});
