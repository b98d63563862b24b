import { afterEach, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sealedAt } from '../bot/store/seal.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { killPrograms, type Program } from './support/program.js';
import { storedFiles } from './support/stored-files.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { chatter, killUnderLoad, nextTurn, startCounting, talkAt } from './support/under-load.js';

/** Faults around the program. Each time, everything acknowledged is there, and the talk goes on. */

// Processes start slowly on a busy machine. How slowly is not tested here.
jest.setTimeout(600_000);

afterEach(async () => {
  await killPrograms();
  await removeFolders();
});

test('kill -9 under load: no acknowledged turn is lost, no file is damaged', async () => {
  const STATE_DIR = await tempFolder();
  await killUnderLoad({ STATE_DIR }, 3);
  const files = await storedFiles(STATE_DIR);
  expect(files).toHaveLength(8);
  for (const file of files) expect(sealedAt(await readFile(file, 'utf8'))).not.toBeNull();
});

/** Limits the files that a running program can write to this many bytes, as on a full disk. */
function limitFiles({ child }: Program, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}`]);
}

test('a full disk: the turn gets 503 and a reason, /readyz tells, and the talk goes on when there is room', async () => {
  const STATE_DIR = await tempFolder();
  const program = startCounting({ STATE_DIR });
  const talk = await beginTalk(await program.address);
  const before = await storedFiles(STATE_DIR);
  limitFiles(program, '100:unlimited');
  const ready = `${await program.address}/readyz`;
  for (const answer of [await talk.say('one'), await call('GET', ready)]) {
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'state_unavailable' } } });
    expect(answer.headers.get('retry-after')).toBe('5');
  }
  expect(program.out.stderr).toContain('"code":"EFBIG"');
  expect(await talk.texts()).toHaveLength(2);
  expect(await storedFiles(STATE_DIR)).toEqual(before);
  limitFiles(program, 'unlimited:unlimited');
  expect((await call('GET', ready)).status).toBe(200);
  expect(await nextTurn(talk)).toBe(2);
  limitFiles(program, '100:unlimited');
  expect((await call('DELETE', talk.path, { token: talk.token })).status).toBe(204);
  expect(await storedFiles(STATE_DIR)).toEqual([]);
});

test('a state folder that can no longer be written: 503, and all is there when it can', async () => {
  const STATE_DIR = await tempFolder();
  const program = startCounting({ STATE_DIR });
  const talk = await beginTalk(await program.address);
  const ready = `${await program.address}/readyz`;
  // A file in place of the folder stops even root.
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

test('SIGTERM under load: every message gets an answer or is not taken; it ends well', async () => {
  const STATE_DIR = await tempFolder();
  const program = startCounting({ STATE_DIR });
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
  const after = startCounting({ STATE_DIR });
  for (const [i, talk] of talks.entries()) {
    // 1 for the start of the talk and 1 for this message. Nothing may count that was not answered.
    expect(await nextTurn(await talkAt(after, talk))).toBe(counts[i]! + 2);
  }
});
