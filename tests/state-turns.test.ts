import { afterEach, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';

import { createLog } from '../bot/config/log.js';
import { createFileStore } from '../bot/store/file-store.js';
import { deriveKeys } from '../bot/store/keys.js';
import { createQueue } from '../bot/store/queue.js';
import { createTurns, type Turns } from '../bot/guide/turns.js';
import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { storedFiles } from './support/stored-files.js';
import { tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

afterEach(stopAll);

const keys = deriveKeys(Buffer.alloc(32, 5));

function turnsIn(dir: string) {
  const log = createLog('silent');
  const now = () => TEST_DAY;
  const store = createFileStore({ dir, keys, ttl: 3_600_000, now, log });
  return { store, turns: createTurns({ bot: countingBot(), store, queue: createQueue(), keys, now, log }) };
}

/** Runs a turn as the channels do. */
function run(turns: Turns, ...turn: Parameters<Turns['handleTurn']>): ReturnType<Turns['handleTurn']> {
  return turns.withLock(turn[0], () => turns.handleTurn(...turn));
}

/** Bot Framework's own state overwrites silently: in a trial with 40 simultaneous turns, 35 were lost. */
test('40 turns of one talk at once are 40 turns', async () => {
  const { turns, store } = turnsIn(await tempFolder());
  await Promise.all(
    Array.from({ length: 40 }, (_, i) => run(turns, 'a', { kind: 'text', text: `${i}` }, { lang: 'nl' })),
  );
  expect((await store.read(['a']))['a'].state.offered).toHaveLength(40);
});

test('turns of two queues on one store do not overwrite each other', async () => {
  const { turns, store } = turnsIn(await tempFolder());
  const parts = { bot: countingBot(), store, keys, now: () => TEST_DAY, log: createLog('silent') };
  const other = createTurns({ ...parts, queue: createQueue() });
  await Promise.all(
    [1, 2, 3].flatMap((i) =>
      [turns, other].map((one) => run(one, 'a', { kind: 'text', text: `${i}` }, { lang: 'nl' })),
    ),
  );
  expect((await store.read(['a']))['a'].state.offered).toHaveLength(6);
});

test('a message is known again by its id: the last 32 in memory, the last 8 after a restart', async () => {
  const dir = await tempFolder();
  const { turns } = turnsIn(dir);
  const say = (to: typeof turns, i: number) =>
    run(to, 'a', { kind: 'text', text: 'x' }, { lang: 'nl', clientId: `m${i}` });
  for (let i = 0; i < 40; i += 1) expect((await say(turns, i)).kind).toBe('answered');
  expect((await say(turns, 8)).kind).toBe('repeated');
  const later = turnsIn(dir).turns;
  expect((await say(later, 32)).kind).toBe('repeated');
  expect((await say(later, 31)).kind).toBe('answered');
});

test('what is stored of a talk holds none of its words, nor its ids', async () => {
  const { turns, store } = turnsIn(await tempFolder());
  await run(turns, 'a', { kind: 'text', text: 'my own words' }, { lang: 'nl', clientId: 'client-7' });
  const item = (await store.read(['a']))['a'];
  expect(Object.keys(item).sort()).toEqual(['eTag', 'seen', 'state']);
  expect(JSON.stringify(item)).not.toMatch(/my own words|client-7/);
});

test('a stored state of another form reads as none', async () => {
  const { turns, store } = turnsIn(await tempFolder());
  await store.write({ a: { state: { v: 99 }, seen: 'x' } });
  const outcome = await run(turns, 'a', { kind: 'open' }, { lang: 'fr' });
  expect(outcome).toMatchObject({ kind: 'answered', lost: false, reply: { lang: 'fr' } });
});

test('an answer is stored before it is acknowledged', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  for (const turn of [2, 3, 4]) {
    await talk.say(`turn ${turn}`);
    expect((await store.read([`web:${talk.id}`]))[`web:${talk.id}`].state.offered).toHaveLength(turn);
  }
});

test('where the answer cannot be stored, none is given', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const write = store.write;
  store.write = () => Promise.reject(new Error('disk full'));
  expect((await talk.say('one')).status).toBe(503);
  expect(await talk.texts()).toHaveLength(2);
  store.write = write;
  expect((await talk.say('two')).status).toBe(200);
  expect(await talk.texts()).toContain('2: two');
});

test('40 messages at once over HTTP: none lost, each answered, in the language of the talk', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url, { locale: 'fr' });
  await Promise.all(Array.from({ length: 40 }, (_, i) => talk.say(`m${i}`)));
  const counts = (await talk.texts()).flatMap((text) => /^(\d+): m/.exec(text)?.[1] ?? []).map(Number);
  expect(counts).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
});

test('a talk goes on after a restart, and is over after a day', async () => {
  const STATE_DIR = await tempFolder();
  let now = TEST_DAY;
  const before = await startServer({ bot: countingBot(), env: { STATE_DIR }, now: () => now });
  const talk = await beginTalk(before.url, { locale: 'fr' });
  await before.stop();
  const after = await startServer({ bot: countingBot(), env: { STATE_DIR }, now: () => now });
  await resumeTalk(after.url, talk.id, talk.token, talk.started).say('one');
  now += 25 * 3_600_000;
  const generated = await call('POST', `${after.url}/v3/directline/tokens/generate`);
  expect(generated.status).toBe(200);
  expect(await after.store.read([`web:${talk.id}`])).toEqual({});
});

test('a damaged state is told to the client, and the talk begins anew', async () => {
  const STATE_DIR = await tempFolder();
  const before = await startServer({ bot: countingBot(), env: { STATE_DIR } });
  const talk = await beginTalk(before.url);
  await before.stop();
  const files = await storedFiles(STATE_DIR);
  expect(files).toHaveLength(1);
  for (const file of files) await writeFile(file, (await readFile(file)).subarray(9));
  const after = await startServer({ bot: countingBot(), env: { STATE_DIR } });
  const again = resumeTalk(after.url, talk.id, talk.token, talk.started);
  expect((await again.say('one')).status).toBe(200);
  const { body } = await call('GET', `${again.path}/activities`, { token: talk.token });
  expect(body.activities[1]).toMatchObject({ text: '1: one', channelData: { lost: true } });
  await again.say('two');
  expect(await again.texts()).toContain('2: two');
});

test('a damaged state is told also where the turn that would have told it failed', async () => {
  const dir = await tempFolder();
  await run(turnsIn(dir).turns, 'a', { kind: 'open' }, { lang: 'nl' });
  const [file] = await storedFiles(dir);
  await writeFile(file!, 'x');
  const { turns, store } = turnsIn(dir);
  const { write } = store;
  store.write = () => Promise.reject(new Error('disk full'));
  await expect(run(turns, 'a', { kind: 'open' }, { lang: 'nl' })).rejects.toThrow(/out of reach/);
  store.write = write;
  expect(await run(turns, 'a', { kind: 'open' }, { lang: 'nl' })).toMatchObject({ lost: true });
  expect(await run(turns, 'a', { kind: 'open' }, { lang: 'nl' })).toMatchObject({ lost: false });
});

test('not ready where the state cannot be written; still alive', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  expect((await call('GET', `${url}/readyz`)).status).toBe(200);
  store.check = () => Promise.reject(new Error('read-only'));
  expect(await call('GET', `${url}/readyz`)).toMatchObject({
    status: 503,
    body: { error: { code: 'state_unavailable' } },
  });
  expect((await call('GET', `${url}/healthz`)).status).toBe(200);
});
