import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { LANGS } from '../bot/core/lang.js';
import { loadContent } from '../bot/content/load.js';
import { ROOT } from '../bot/paths.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** Links live on paper and in other people's messages: what was ever handed out must lead somewhere for ever. */
const FIXTURE = 'tests/fixtures/released-links.txt';
const released = readFileSync(join(ROOT, FIXTURE), 'utf8').split('\n').filter(Boolean);

let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
}, 120_000);
afterAll(stopAll);

test('every released link opens, in every language, with one redirect at most', async () => {
  const lost: string[] = [];
  for (const path of released.flatMap((rest) => LANGS.map((lang) => `/${lang}${rest === '/' ? '' : rest}`))) {
    const first = await fetch(server.url + path, { redirect: 'manual' });
    const moved = first.status === 301 || first.status === 308;
    const last = moved ? await fetch(server.url + first.headers.get('location')!, { redirect: 'manual' }) : first;
    if (last.status !== 200) lost.push(`${path}: ${first.status}, ${last.status}`);
  }
  expect(lost).toEqual([]);
}, 120_000);

// Without this a new topic would not be held to it.
test('every address of today is among the released links', () => {
  const { topics, redirects } = loadContent();
  const cards = [...topics.values()].filter(({ card }) => card).map(({ id }) => `/${id}/card`);
  const handOuts = [...topics.values()].filter((topic) => topic.hand_out.length > 0).map(({ id }) => `/${id}/hand-out`);
  const today = [
    '/',
    '/topics',
    '/tracks',
    ...[...topics.keys(), ...redirects.keys()].map((id) => `/${id}`),
    ...cards,
    ...handOuts,
  ];
  const missing = today.filter((path) => !released.includes(path));
  expect({ add_to: FIXTURE, missing }).toEqual({ add_to: FIXTURE, missing: [] });
});

test('no released link was ever taken out', () => {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
  let history: string;
  try {
    history = git('log', '-p', '--format=', '--', FIXTURE) + git('diff', 'HEAD', '--', FIXTURE);
  } catch {
    // A copy of the sources without their history, or a machine without git: there is nothing to compare with.
    history = '';
    if (process.env['CI']) throw new Error('CI needs the git history to see that no released link was taken out');
  }
  const ever = history.split('\n').flatMap((line) => /^[+-](\/\S*)$/.exec(line)?.[1] ?? []);
  expect(ever.filter((path) => !released.includes(path))).toEqual([]);
});
