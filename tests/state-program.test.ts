import { afterEach, expect, test } from '@jest/globals';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { killPrograms, startProgram as start, STATE_KEY } from './support/program.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';

/** The program as people start it, in its own process. */

afterEach(async () => {
  await killPrograms();
  await removeFolders();
});

test.each([
  ['PORT', { PORT: 'x' }],
  ['STATE_KEY', { NODE_ENV: 'production' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
])('a bad %s stops the start with exit code 1 and is named', async (name, env) => {
  const { ended, out } = start({ STATE_DIR: await tempFolder(), ...env });
  expect(await ended).toEqual([1, null]);
  expect(out.stderr).toMatch(new RegExp(`^Bad setting: ${name} `));
  expect(out.stdout).toBe('');
});

test.each([
  ['HOST or PORT', (port: string) => ({ PORT: port })],
  ['METRICS_ADDR', (port: string) => ({ METRICS_ADDR: `127.0.0.1:${port}` })],
])('an address that is taken stops the start with exit code 1 and names the setting: %s', async (name, env) => {
  const first = start({ STATE_DIR: await tempFolder() });
  const { port } = new URL(await first.address);
  const { ended, out } = start({ STATE_DIR: await tempFolder(), ...env(port) });
  expect(await ended).toEqual([1, null]);
  expect(out.stderr).toMatch(new RegExp(`^Cannot start: ${name} cannot be listened on: .*EADDRINUSE`));
});

test('a state folder that cannot be written at the start stops the start, with the reason', async () => {
  const STATE_DIR = await tempFolder();
  await writeFile(join(STATE_DIR, 'talks'), '');
  const program = start({ STATE_KEY, STATE_DIR });
  expect(await program.ended).toEqual([1, null]);
  expect(program.out.stderr).toMatch(/^Cannot start: STATE_DIR: .*talks is no folder/);
});

test('it prints one line, survives kill -9 in the middle of a talk, and ends well on SIGTERM', async () => {
  const STATE_DIR = await tempFolder();
  const before = start({ STATE_DIR });
  const talk = await beginTalk(await before.address, { locale: 'fr' });
  expect(talk.started.status).toBe(201);
  expect(before.out.stdout.trim().split('\n')).toHaveLength(1);
  expect((await stat(join(STATE_DIR, 'dev-key'))).mode & 0o777).toBe(0o600);
  before.child.kill('SIGKILL');
  await before.ended;

  const after = start({ STATE_DIR });
  const again = resumeTalk(await after.address, talk.id, talk.token, talk.started);
  await again.say({ text: 'do:menu', locale: 'en' });
  const { body } = await call('GET', `${again.path}/activities`, { token: talk.token });
  expect(body.activities[1].channelData.reply.lang).toBe('fr');
  after.child.kill('SIGTERM');
  expect(await after.ended).toEqual([0, null]);
  const events = after.out.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).event);
  expect(events).toEqual(expect.arrayContaining(['listening', 'closing']));
});
