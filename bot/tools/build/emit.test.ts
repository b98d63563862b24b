import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { ROOT } from '../../config/paths.js';
import { emit } from './emit.mjs';

/** A project of three files. */
let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const compiled = (): string[] =>
  readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?js$/.test(name))
    .sort();

beforeEach(async () => {
  root = await tempFolder();
  for (const path of ['tsconfig.json', 'bot/tools/build/emit.mjs']) cpSync(join(ROOT, path), join(root, path));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  write('bot/model/day.ts', 'export const day: number = 1;\n');
  write('bot/model/day.test.ts', "import { day } from './day.js';\nif (day !== 1) throw new Error();\n");
  write('bot/web/page.tsx', 'export const page = <p>one</p>;\n');
});
afterEach(removeFolders);

describe('emit', () => {
  test('compiles every source the first time, and none the second', async () => {
    await emit(root);
    expect(compiled()).toEqual([
      'bot/model/day.js',
      'bot/model/day.test.js',
      'bot/tools/build/emit.mjs',
      'bot/web/page.js',
    ]);
    const { day } = (await import(join(root, 'dist', 'bot', 'model', 'day.js'))) as { day: number };
    expect(day).toBe(1);
    expect(readFileSync(join(root, 'dist', 'bot', 'web', 'page.js'), 'utf8')).toContain('preact/jsx-runtime');
    const [{ sources }] = [
      JSON.parse(readFileSync(join(root, 'dist', 'bot', 'web', 'page.js.map'), 'utf8')) as { sources: string[] },
    ];
    expect(join(root, 'dist', 'bot', 'web', sources[0]!)).toBe(join(root, 'bot', 'web', 'page.tsx'));
    expect(await emit(root)).toEqual({ written: [], deleted: [] });
  });

  test('compiles only what changed', async () => {
    await emit(root);
    write('bot/model/day.ts', 'export const day: number = 2;\n');
    expect((await emit(root)).written.sort()).toEqual(['bot/model/day.js', 'bot/model/day.js.map']);
    expect(readFileSync(join(root, 'dist', 'bot', 'model', 'day.js'), 'utf8')).toContain('2');
  });

  test('writes nothing for a source that was touched and says the same', async () => {
    await emit(root);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'bot', 'model', 'day.ts'), later, later);
    expect(await emit(root)).toEqual({ written: [], deleted: [] });
  });

  test('a removed or renamed source leaves nothing behind that jest would run', async () => {
    await emit(root);
    rmSync(join(root, 'bot', 'model'), { recursive: true });
    write('bot/week/week.ts', 'export const week = 7;\n');
    const { deleted } = await emit(root);
    expect(deleted.sort()).toEqual(
      ['day.js', 'day.js.map', 'day.test.js', 'day.test.js.map'].map((name) => `bot/model/${name}`),
    );
    expect(existsSync(join(root, 'dist', 'bot', 'model'))).toBe(false);
    expect(compiled()).toContain('bot/week/week.js');
  });

  test('a compiled file that somebody else wrote, or nobody remembers, does not stay', async () => {
    await emit(root);
    write('dist/bot/model/day.js', 'export const day = 99; // by another compiler\n');
    write('dist/bot/model/old.test.js', 'throw new Error();\n');
    expect(await emit(root)).toEqual({
      written: expect.arrayContaining(['bot/model/day.js']),
      deleted: ['bot/model/old.test.js'],
    });
    expect(readFileSync(join(root, 'dist', 'bot', 'model', 'day.js'), 'utf8')).not.toContain('99');
  });

  test('a source that cannot be compiled is named with its line, and compiled once it can', async () => {
    write('bot/model/day.ts', 'export const day: number = 1;\nexport const = 2;\n');
    await expect(emit(root)).rejects.toMatchObject({
      errors: [{ location: { file: 'bot/model/day.ts', line: 2 } }],
    });
    write('bot/model/day.ts', 'export const day: number = 3;\n');
    await emit(root);
    expect(compiled()).toContain('bot/model/day.js');
  });
});
