import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { chmod, lstat, mkdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createLog } from '../bot/config/log.js';
import { createFileStore } from '../bot/store/file-store.js';
import { deriveKeys } from '../bot/store/keys.js';
import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { killPrograms, startProgram, STATE_KEY } from './support/program.js';
import { removeRedises, startRedis } from './support/redis.js';
import { startServer, stopAll } from './support/server.js';
import { storedFiles } from './support/stored-files.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';
import { nextTurn, startCounting, talkAt } from './support/under-load.js';
import { describeWithRedis } from './support/with-redis.js';

/** A program must not use another program's talks, and talks must not be used by a wrong program. */

jest.setTimeout(600_000);

const HOUR = 3_600_000;
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');
const ready = async (url: string) => {
  const { status, body } = await call('GET', `${url}/readyz`);
  return status === 200 ? 'ready' : body.error.code;
};

afterEach(async () => {
  await stopAll();
  await killPrograms();
  await removeRedises();
  await removeFolders();
});

describe('one program to a folder', () => {
  test('a second one does not start, and says why; when the first was killed the next has the folder', async () => {
    const STATE_DIR = await tempFolder();
    const first = startCounting({ STATE_DIR });
    const talk = await beginTalk(await first.address);
    const second = startCounting({ STATE_DIR });
    expect((await second.ended)[0]).toBe(1);
    expect(second.out.stderr).toContain(`another program uses ${STATE_DIR}`);
    expect((await talk.say('one')).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    const both = [startCounting({ STATE_DIR }), startCounting({ STATE_DIR })];
    const started = await Promise.allSettled(both.map(({ address }) => address));
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const alive = both.find((_, i) => started[i]!.status === 'fulfilled')!;
    expect(await nextTurn(await talkAt(alive, talk))).toBe(3);
    alive.child.kill('SIGTERM');
    expect(await alive.ended).toEqual([0, null]);
    await expect(lstat(join(STATE_DIR, 'lock'))).rejects.toThrow('ENOENT');
  });

  test.each(['/proc/x', '/dev/null/x', '/proc/self/x/y/z'])('%s ends the start with a reason', async (STATE_DIR) => {
    const { ended, out } = startProgram({ STATE_KEY, STATE_DIR });
    expect(await ended).toEqual([1, null]);
    expect(out.stderr).toMatch(/^Cannot start: STATE_DIR: .* (cannot be made|is no folder)/);
  });

  test.each([0o777, 0o770, 0o702])('a folder of mode %o, to which others may write, is refused', async (mode) => {
    const STATE_DIR = await tempFolder();
    await chmod(STATE_DIR, mode);
    const { ended, out } = startProgram({ STATE_KEY, STATE_DIR });
    expect(await ended).toEqual([1, null]);
    expect(out.stderr).toContain(`others may write to ${STATE_DIR} (mode ${mode.toString(8)}); run: chmod 700`);
  });

  test('a long address of the folder is no hindrance', async () => {
    const STATE_DIR = join(await tempFolder(), 'x'.repeat(200), 'y');
    const program = startCounting({ STATE_DIR });
    expect(await ready(await program.address)).toBe('ready');
  });
});

describe('one key to a store', () => {
  test('a folder filled with another key is not taken; named as an old key it is, and is the new one’s then', async () => {
    const STATE_DIR = await tempFolder();
    const start = async (env: Record<string, string>) => {
      const program = startCounting({ STATE_DIR, ...env });
      const found = await ready(await program.address);
      program.child.kill('SIGTERM');
      await program.ended;
      return found;
    };
    expect(await start({ STATE_KEY })).toBe('ready');
    expect(await start({ STATE_KEY: OTHER_KEY })).toBe('other_key');
    expect(await start({ STATE_KEY: OTHER_KEY, STATE_KEY_OLD: STATE_KEY })).toBe('ready');
    expect(await start({ STATE_KEY: OTHER_KEY })).toBe('ready');
    expect(await start({ STATE_KEY })).toBe('other_key');
    expect(await readFile(join(STATE_DIR, 'key-check'), 'utf8')).not.toContain(OTHER_KEY.slice(0, 8));
  });

  test('the program says so and does not start', async () => {
    const STATE_DIR = await tempFolder();
    const first = startCounting({ STATE_DIR });
    await ready(await first.address);
    first.child.kill('SIGTERM');
    await first.ended;
    const { ended, out } = startProgram({ STATE_KEY: OTHER_KEY, STATE_DIR });
    expect(await ended).toEqual([1, null]);
    expect(out.stderr).toMatch(/Cannot start: STATE_DIR was filled with another STATE_KEY/);
  });
});

describeWithRedis('one key to a Redis', () => {
  test('of two instances with different keys only one is ready; while the key is changed both are', async () => {
    const redis = await startRedis();
    const start = (env: Record<string, string>) => startCounting({ REDIS_URL: redis.url, ...env }).address;
    const [one, two] = await Promise.all([start({ STATE_KEY }), start({ STATE_KEY: OTHER_KEY })]);
    expect([await ready(one), await ready(two), await ready(one)]).toEqual(['ready', 'other_key', 'ready']);
    const changing = { STATE_KEY, STATE_KEY_OLD: OTHER_KEY };
    const changed = { STATE_KEY: OTHER_KEY, STATE_KEY_OLD: STATE_KEY };
    const [three, four] = await Promise.all([start(changing), start(changed)]);
    expect([await ready(three), await ready(four), await ready(three)]).toEqual(['ready', 'ready', 'ready']);
  });
});

describe('files', () => {
  test('are for their owner alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      const { url, stateDir } = await startServer({ bot: countingBot() });
      await beginTalk(url);
      await ready(url);
      const files = [...(await storedFiles(stateDir)), join(stateDir, 'key-check')];
      expect(files).toHaveLength(2);
      for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(join(stateDir, 'talks'))).mode & 0o777).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  test('no link is followed: what it leads to stays as it is', async () => {
    const { url, stateDir } = await startServer({ bot: countingBot() });
    const talk = await beginTalk(url);
    const victim = join(await tempFolder(), 'victim.txt');
    await writeFile(victim, 'mine');
    const [record] = await storedFiles(stateDir);
    const half = record!.replace(/([^/]+)$/, '.$1.tmp');
    await symlink(victim, join(stateDir, 'talks', `.probe-${process.pid}`));
    await symlink(victim, half);
    expect([await ready(url), await nextTurn(talk)]).toEqual(['ready', 2]);
    expect(await readFile(victim, 'utf8')).toBe('mine');
    expect((await lstat(record!)).isFile()).toBe(true);
  });

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['a folder', (path) => mkdir(path)],
    ['a folder with something in it', (path) => mkdir(join(path, 'x'), { recursive: true })],
    ['a link', (path) => symlink('/etc/hostname', path)],
    ['a link to nowhere', (path) => symlink('/nowhere', path)],
  ])('%s in the place of a talk is set aside, and the talk begins anew', async (_, put) => {
    const first = await startServer({ bot: countingBot() });
    const talk = await beginTalk(first.url);
    await first.stop();
    const [record] = await storedFiles(first.stateDir);
    await rm(record!);
    await put(record!);
    const { url } = await startServer({ bot: countingBot(), env: { STATE_DIR: first.stateDir } });
    const again = resumeTalk(url, talk.id, talk.token, talk.started);
    expect([await nextTurn(again), await nextTurn(again)]).toEqual([1, 2]);
    expect((await call('DELETE', again.path, { token: talk.token })).status).toBe(204);
    await expect(lstat(`${record}.damaged`)).rejects.toThrow('ENOENT');
  });
});

describe('a clock that jumped', () => {
  test.each([25, -25, 24 * 365 * 30])('by %d hours for one start deletes nothing', async (hours) => {
    const first = await startServer({ bot: countingBot() });
    const talks = await Promise.all(Array.from({ length: 5 }, () => beginTalk(first.url)));
    await first.stop();
    const before = await storedFiles(first.stateDir);
    const env = { STATE_DIR: first.stateDir };
    const wrong = await startServer({ bot: countingBot(), env, now: () => TEST_DAY + hours * HOUR });
    await wrong.store.read(talks.map(({ id }) => `web:${id}`));
    await wrong.stop();
    expect(await storedFiles(first.stateDir)).toEqual(before);
    const { url } = await startServer({ bot: countingBot(), env });
    for (const { id, token, started } of talks) expect(await nextTurn(resumeTalk(url, id, token, started))).toBe(2);
  });

  test('what was written while it was ahead goes a day after that was noticed', async () => {
    const dir = await tempFolder();
    let now = TEST_DAY + 24 * 365 * HOUR;
    const store = createFileStore({
      dir,
      keys: deriveKeys(Buffer.alloc(32, 3)),
      ttl: 24 * HOUR,
      now: () => now,
      log: createLog('silent'),
    });
    await store.write({ a: { count: 1 } });
    now = TEST_DAY;
    // With the time that the file system would have given it then.
    const [file] = await storedFiles(dir);
    await utimes(file!, (TEST_DAY + 24 * 365 * HOUR) / 1000, (TEST_DAY + 24 * 365 * HOUR) / 1000);
    expect(await store.sweep()).toBe(0);
    now += 23 * HOUR;
    expect(await store.sweep()).toBe(0);
    now += 2 * HOUR;
    expect(await store.sweep()).toBe(1);
    expect(await storedFiles(dir)).toEqual([]);
  });
});
