import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';
import { beginTalk, resumeTalk } from './support/direct-line-call.js';
import { copyProject, type ProjectCopy, type Started } from './support/project-copy.js';
import { runTool } from './support/run-tool.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';

/** `npm run dev` in a copy of the project, as an author has it. */
let dev: Started | undefined;
afterAll(async () => {
  await dev?.stop();
  await removeFolders();
});

/** Asks until it is true. Meanwhile the program may be restarting. */
async function comesTrue(what: () => Promise<boolean>): Promise<void> {
  while (!(await what().catch(() => false))) await wait(50);
}

const WORDS = 'content/nl/meta.privacy.yaml';
const shows = (word: string) => async (): Promise<boolean> =>
  (await (await fetch(`${dev!.url}/nl/meta.privacy`)).text()).includes(word);
const writeWord = (project: ProjectCopy, word: string): void =>
  project.edit(WORDS, /^(blocks:\n(?:.*\n)*? +\w+: ')/m, `$1${word} `);

test('a changed word is served, broken YAML is said and changes nothing, a talk goes on', async () => {
  const project = copyProject(ROOT, await tempFolder());
  dev = await project.start('dev');
  const talk = await beginTalk(dev.url, { locale: 'fr', topic: 'deposit.start' });

  writeWord(project, 'Proefwoord');
  await comesTrue(shows('Proefwoord'));
  const again = resumeTalk(dev.url, talk.id, talk.token, talk.started);
  expect((await again.say({ text: 'do:menu', locale: 'en' })).status).toBe(200);
  const { replies } = await again.since();
  expect(replies.findLast(({ channelData }) => channelData?.reply).channelData.reply.lang).toBe('fr');

  appendFileSync(join(project.dir, WORDS), 'broken: [\n');
  await comesTrue(() =>
    Promise.resolve(/meta\.privacy\.yaml:\d+: .*\[yaml\][\s\S]*last good version/.test(dev!.output())),
  );
  expect(await shows('Proefwoord')()).toBe(true);

  project.edit(WORDS, /broken: \[\n$/, '');
  writeWord(project, 'Tweede');
  await comesTrue(shows('Tweede'));
});

test('in production it refuses', async () => {
  const { code, stderr } = await runTool('build/dev', [], { env: { ...process.env, NODE_ENV: 'production' } });
  expect([code, stderr]).toEqual([1, expect.stringContaining('use npm start')]);
});
