import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { type Lang, LANGS } from '../bot/model/lang.js';
import { ROOT } from '../bot/config/paths.js';
import { RELEASED_LINKS } from '../bot/tools/content/released-links.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** Links are on paper and in other people's messages. Every published link must work for ever. */
const released = readFileSync(join(ROOT, RELEASED_LINKS), 'utf8').split('\n').filter(Boolean);

let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

test('every released link opens, in every language, with one redirect at most', async () => {
  const lost: string[] = [];
  // A card for a desk is handed out only in languages that have it.
  const langsOf = (path: string): readonly Lang[] => (path.endsWith('/card') ? WHOLE_LANGS : LANGS);
  for (const path of released.flatMap((rest) => langsOf(rest).map((lang) => `/${lang}${rest === '/' ? '' : rest}`))) {
    const first = await fetch(server.url + path, { redirect: 'manual' });
    const moved = first.status === 301 || first.status === 308;
    const last = moved ? await fetch(server.url + first.headers.get('location')!, { redirect: 'manual' }) : first;
    if (last.status !== 200) lost.push(`${path}: ${first.status}, ${last.status}`);
  }
  expect(lost).toEqual([]);
});

const isCopy = !existsSync(join(ROOT, '.git'));
const fault = isCopy ? 'this copy has no history' : gitFault();
// A copy without its history has nothing to compare with. A history that cannot be read is a failure in CI.
const isLeftOut = fault !== '' && (isCopy || !process.env['CI']);
if (isLeftOut) process.stderr.write(`\n!!! NO GIT HISTORY: left out the test of links taken out (${fault}).\n`);
(isLeftOut ? test.skip : test)('no released link was ever taken out', () => {
  expect(fault).toBe('');
  if (git('rev-parse', '--is-shallow-repository').trim() === 'true') {
    const commits = git('rev-list', '--count', 'HEAD').trim();
    process.stderr.write(`\n!!! SHALLOW CLONE: links taken out were looked for in ${commits} commit(s) only.\n`);
  }
  const history = git('log', '-p', '--format=', '--', RELEASED_LINKS) + git('diff', 'HEAD', '--', RELEASED_LINKS);
  const ever = history.split('\n').flatMap((line) => /^[+-](\/\S*)$/.exec(line)?.[1] ?? []);
  expect(ever.length).toBeGreaterThan(0);
  expect(ever.filter((path) => !released.includes(path))).toEqual([]);
});

function git(...args: string[]): string {
  // In a container the files often belong to another user, and git would refuse to read their history.
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
}

/** Why git cannot read the history; empty if it can. */
function gitFault(): string {
  try {
    git('rev-parse', 'HEAD');
    return '';
  } catch (error) {
    return (error as Error).message.trim().replaceAll('\n', ' ');
  }
}
