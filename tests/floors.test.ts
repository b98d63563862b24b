import { expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';
import { readSources, type SourceFile } from './support/imports.js';

/**
 * The order of the rooms. The linter checks each file as it is written, but does not find circles of type imports. Here
 * every import counts. tests/ may import anything.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['bot/model', 'bot/config'],
  ['dialogs', 'bot/text', 'bot/store'],
  ['bot/talk', 'bot/matcher', 'bot/http'],
  ['bot/content'],
  ['bot/render'],
  ['bot/guide'],
  ['bot/web', 'bot/activities'],
  ['bot/directline', 'bot/teams', 'bot/browser'],
  ['bot/app', 'bot/tools'],
];
const DOOR = 'bot/index.ts';

const sources = [...readSources(ROOT, ['bot', 'dialogs']).values()].filter(({ path }) => !path.endsWith('.test.ts'));

function roomOf(path: string): string {
  return path.startsWith('dialogs/') ? 'dialogs' : path.split('/').slice(0, 2).join('/');
}

function floorOf(path: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(roomOf(path))) + 1;
}

function arrowsOf({ path, imports }: SourceFile): { from: string; to: string }[] {
  return imports.filter(({ from }) => /^(bot|dialogs)\//.test(from)).map(({ from }) => ({ from: path, to: from }));
}

test('every file of the program stands in a room, and only the door is loose', () => {
  expect(sources.length).toBeGreaterThan(280);
  expect(sources.map(({ path }) => path).filter((path) => floorOf(path) === 0)).toEqual([DOOR]);
  expect(
    sources
      .find(({ path }) => path === DOOR)!
      .text.trim()
      .split('\n'),
  ).toHaveLength(1);
});

test('an import goes down only: never to a room of the same floor or above', () => {
  const up = sources
    .filter(({ path }) => path !== DOOR)
    .flatMap(arrowsOf)
    .filter(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) >= floorOf(from))
    .map(({ from, to }) => `${from} (floor ${floorOf(from)}) imports ${to} (floor ${floorOf(to)})`);
  expect(up).toEqual([]);
});

test('no file imports itself round a circle, types counted', () => {
  const next = new Map(sources.map((file) => [file.path, arrowsOf(file).map(({ to }) => to)]));
  expect(circleIn(next)).toBeNull();
});

test('a circle of types is found', () => {
  const next = new Map([
    ['bot/a/x.ts', ['bot/a/y.ts']],
    ['bot/a/y.ts', ['bot/a/z.ts']],
    ['bot/a/z.ts', ['bot/a/y.ts']],
  ]);
  expect(circleIn(next)).toEqual(['bot/a/y.ts', 'bot/a/z.ts', 'bot/a/y.ts']);
});

/** The first circle found, as its files in order; null if there is none. */
function circleIn(next: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): string[] | null {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const to of next.get(path) ?? []) {
      const circle = visit(to, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return null;
  }
  for (const path of next.keys()) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return null;
}
