import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';

/** What the guides name must exist, and what the program logs must be explained. */
const GUIDES = guidesIn('').sort();
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('every code of the content check has a paragraph', () => {
  const sources = readdirSync(join(ROOT, 'bot/content'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const code = sources.map((name) => read(`bot/content/${name}`)).join('\n');
  const codes = new Set([
    ...[...code.matchAll(/code: '([a-z-]+)'/g)].map(([, name]) => name!),
    ...[...code.matchAll(/\breport\(\s*'([a-z-]+)'/g)].map(([, name]) => name!),
    'few-keywords',
    'few-examples',
  ]);
  expect(codes.size).toBeGreaterThan(20);
  const explained = read('content/README.md');
  expect([...codes].filter((name) => !explained.includes(`**${name}**`))).toEqual([]);
});

describe.each(GUIDES)('%s', (guide) => {
  const text = read(guide);

  test('leads to files and headings that exist', () => {
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path, heading] = target.split('#');
        const file = path === '' ? guide : join(dirname(guide), path!);
        if (!existsSync(join(ROOT, file))) return true;
        const slugs = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
          title!
            .toLowerCase()
            .replace(/[^\p{L}\p{N} -]/gu, '')
            .replaceAll(' ', '-'),
        );
        return heading !== undefined && !slugs.includes(heading);
      });
    expect(broken).toEqual([]);
  });

  test('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Every guide in a folder of the project and its subfolders. */
function guidesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', '.git'].includes(entry.name) ? [] : guidesIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
