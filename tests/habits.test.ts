import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';
import { readSources } from './support/imports.js';
import { runScript } from './support/run-tool.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';

/** Habits that no compiler checks: every export is used, and the core stays pure. */
const sources = readSources(ROOT, ['bot', 'dialogs', 'tests']);
afterAll(removeFolders);

/** Exports that the program or the bench reads by name at its start. */
const BY_NAME: readonly [RegExp, RegExp][] = [
  [/^dialogs\/[^/]+\/flow\.ts$/, /^flow$/],
  [/^tests\/bench\/.*\.part\.ts$/, /^part$/],
];

test('nothing is exported that nobody uses', () => {
  const taken = new Map<string, Set<string>>();
  for (const { imports } of sources.values())
    for (const { from, names } of imports) {
      const all = taken.get(from) ?? new Set();
      taken.set(from, all);
      for (const name of names) all.add(name);
    }
  const dead = [...sources.values()].flatMap(({ path, text, exports }) =>
    exports
      .filter((name) => {
        const wanted = taken.get(path);
        if (wanted?.has(name) || wanted?.has('*')) return false;
        if (BY_NAME.some(([file, exported]) => file.test(path) && exported.test(name))) return false;
        // An export that its own file uses is not dead: a type in an exported function, a value shown to readers.
        return [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length === 1;
      })
      .map((name) => `${path}: ${name}`),
  );
  expect(dead).toEqual([]);
});

describe('the core is pure', () => {
  const files = [...sources.keys()].filter(
    (path) => /^(bot\/model|bot\/talk|dialogs)\//.test(path) && !path.endsWith('.test.ts'),
  );

  test('also through what it imports: no channel, store, server, file or Bot Framework behind it', () => {
    expect(files.length).toBeGreaterThan(30);
    const seen = new Map<string, string>();
    const open = [...files];
    for (const path of open)
      for (const { from, typeOnly } of sources.get(path)?.imports ?? []) {
        if (typeOnly || seen.has(from) || files.includes(from)) continue;
        seen.set(from, path);
        if (sources.has(from)) open.push(from);
      }
    const impure =
      /^(node:|botbuilder|restify|ws$|lowdb|yaml$|bot\/(store|http|content|render|guide|web|activities|directline|teams|app|tools)\/)/;
    expect([...seen].filter(([from]) => impure.test(from))).toEqual([]);
  });

  /** Runs the linter, with the project's own rules, on a file that breaks one. */
  test.each([
    ['a channel in a turn', 'bot/talk/x.ts', "import { a } from '../directline/a.js';\nexport const b = a;\n"],
    [
      'a file in the model',
      'bot/model/x.ts',
      "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n",
    ],
    ['the clock in a turn', 'bot/talk/x.ts', 'export const b = Date.now();\n'],
    [
      'the renderer in a dialog',
      'dialogs/a.b/x.ts',
      "import { a } from '../../bot/render/a.js';\nexport const b = a;\n",
    ],
    ['the environment in a dialog', 'dialogs/a.b/x.ts', "export const b = process.env['X'];\n"],
    ['the content in a turn', 'bot/talk/x.ts', "import { a } from '../content/schema/a.js';\nexport const b = a;\n"],
    ['the bot in a store', 'bot/store/x.ts', "import { type A } from '../guide/a.js';\nexport type B = A;\n"],
    ['settings in the model', 'bot/model/x.ts', "import { a } from '../config/a.js';\nexport const b = a;\n"],
    [
      'Direct Line in Teams',
      'bot/teams/cards/x.ts',
      "import { a } from '../../directline/a.js';\nexport const b = a;\n",
    ],
    ['Bot Framework in the matcher', 'bot/matcher/x.ts', "import { A } from 'botbuilder';\nexport const b = A;\n"],
    ['a page in the content', 'bot/content/x.ts', "import { a } from '../web/a.js';\nexport const b = a;\n"],
  ])('%s fails the linter', async (_what, path, text) => {
    const lint = await linterIn(path, text);
    expect(lint.code).not.toBe(0);
    expect(lint.output).toMatch(/no-restricted-(imports|globals)/);
  });

  test('a file that keeps the rules passes it', async () => {
    const fine = "import { type Lang } from './lang.js';\nexport const b = (lang: Lang): string => lang;\n";
    expect(await linterIn('bot/model/x.ts', fine)).toMatchObject({ code: 0 });
  });
});

test('the lock file names no registry, so that it installs from any', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});

async function linterIn(path: string, text: string): Promise<{ code: number; output: string }> {
  const dir = await tempFolder();
  cpSync(join(ROOT, '.oxlintrc.json'), join(dir, '.oxlintrc.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
  const oxlint = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { code, stdout, stderr } = await runScript(oxlint, ['--deny-warnings'], { cwd: dir });
  return { code, output: stdout + stderr };
}
