import { writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';

import { ROOT } from '../../bot/config/paths.js';
import { createBotParts } from '../../bot/guide/create-guide.js';
import { fail, readArgs } from '../../bot/tools/talk/fail.js';
import { difference, playAnew, TalkEndsEarly, textOf, writtenAnew } from './accept-talk.js';
import { playTalk } from './play-talk.js';
import { inCore } from './talk-channels.js';
import { readTalks } from './talk-file.js';

/**
 * `npm run talks [-- FILE …]`: plays the golden talks with the bot itself and names those that run differently; exit
 * code 1 if there are any. With `--accept` it plays these again, shows what would change in the file, and writes it
 * after a "y", or at once with `--yes`.
 */
const USAGE = 'usage: npm run talks [-- [--accept [--yes]] FILE …]';
const { values, positionals } = readArgs(
  {
    allowPositionals: true,
    options: { accept: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
  },
  USAGE,
);
if (values.accept && positionals.length === 0) fail('Say which talks to play anew.', USAGE);

const all = readTalks();
const named = positionals.map((path) => relative(ROOT, resolve(path)));
for (const file of named) if (!all.some((talk) => talk.file === file)) fail(`There is no talk ${file}.`, USAGE);
const talks = named.length === 0 ? all : all.filter(({ file }) => named.includes(file));
const { bot } = await createBotParts();

let others = 0;
for (const talk of talks) {
  const channel = () => inCore(bot, talk.language, talk.at);
  if (!values.accept) {
    await playTalk(talk, channel(), 'the bot itself', 'all').catch((error: unknown) => {
      others += 1;
      console.log(`${(error as Error).message}\n`);
    });
    continue;
  }
  const before = textOf(talk);
  const played = await playAnew(talk, channel()).catch((error: unknown) => {
    if (!(error instanceof TalkEndsEarly)) throw error;
    console.log(`${error.message}\n${talk.file}: not written`);
    process.exitCode = 1;
    return null;
  });
  if (played === null) continue;
  const after = await writtenAnew(before, played);
  const changes = difference(before, after);
  console.log(changes.length === 0 ? `${talk.file}: goes as written` : `${talk.file}\n${changes.join('\n')}`);
  if (changes.length === 0 || !(values.yes || (await agreed()))) continue;
  writeFileSync(join(ROOT, talk.file), after);
  console.log(`${talk.file}: written`);
}
if (!values.accept) {
  console.log(
    others === 0 ? `${talks.length} talk(s) go as written` : `${others} of ${talks.length} talk(s) go another way`,
  );
  if (others > 0) process.exitCode = 1;
}

async function agreed(): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('Write this? [y/N] ').catch(() => '');
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
