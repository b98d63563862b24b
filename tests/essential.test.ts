import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { copyContentForEach } from './support/content-copy.js';
import { ContentError } from '../bot/content/yaml-file.js';
import type { LocalNow } from '../bot/model/calendar.js';
import { createBotParts, createEssentialParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';

/** A person in danger gets a phone number even if the content is broken. */
const copy = copyContentForEach();

const MORNING = { date: '2026-11-23', minute: 10 * 60 };

const broken = (path: string): void => writeFileSync(path, 'title: [broken');

test.each([
  ['an answer broken', 'nl/deposit.ocmw.yaml', broken],
  ['a dialog broken', 'fr/reunification.start.yaml', broken],
  ['the facts broken', 'facts.yaml', broken],
  ['no facts', 'facts.yaml', rmSync],
  ['the old addresses broken', 'redirects.yaml', broken],
  ['the services broken in Arabic', 'ar/services.yaml', broken],
])('with %s, danger is still answered', async (_name, file, damage) => {
  damage(join(copy.dir, file));
  await expect(createBotParts(copy.dir)).rejects.toThrow(file);
  const { bot } = createEssentialParts(copy.dir);
  for (const [text, number] of [
    ['mijn man slaat mij', '112'],
    ['je veux mourir', '1813'],
    ['زوجي يضربني', '112'],
    ['we slapen vannacht op straat', '0800'],
  ] as const) {
    const talk = new Talk(bot, MORNING).say(text);
    expect(talk.last.event.kind).toBe('crisis');
    expect(talk.text).toContain(number);
  }
  expect(new Talk(bot, MORNING).say('hoeveel waarborg mag de huisbaas vragen').choices.length).toBeGreaterThan(0);
});

describe.each([
  ['broken', broken],
  ['gone', rmSync],
])('a file that is %s', (_name, damage) => {
  const load = () => loadContent(copy.dir, 'essential');

  test('is not missed where it is not read in danger', () => {
    const read = new Set<string>();
    loadContent(copy.dir, 'essential', ({ name }) => void read.add(name));
    const all = readdirSync(copy.dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
    const others = all.filter((name) => !read.has(name));
    expect(others.length).toBeGreaterThan(200);
    for (const file of others) damage(join(copy.dir, file));
    expect(load).not.toThrow();
  });

  test('is named where danger needs it, and else not missed', () => {
    const read: string[] = [];
    const { topics } = loadContent(copy.dir, 'essential', ({ name }) => void read.push(name));
    const missed = read.filter((file) => {
      const path = join(copy.dir, file);
      const text = readFileSync(path);
      damage(path);
      try {
        load();
        return false;
      } catch (error) {
        if (!(error instanceof ContentError)) throw error;
        expect(new Set(error.problems.map((problem) => problem.file))).toEqual(new Set([file]));
        return true;
      } finally {
        writeFileSync(path, text);
      }
    });
    const needed = ['services.yaml', 'nl/services.yaml', ...[...topics.keys()].map((topic) => `nl/${topic}.yaml`)];
    // A topic without a file does not exist.
    if (damage === broken) needed.push(...[...topics.keys()].map((topic) => `topics/${topic}.yaml`));
    expect(missed.sort()).toEqual(needed.sort());
  });
});

test('the first message has three lines to call, all of them open at that hour', async () => {
  const { bot } = await createBotParts();
  const first = (now: LocalNow): string => {
    const { reply } = new Talk(bot, now).say('mijn man slaat mij').last;
    const [calls] = reply.messages[0]!.blocks;
    return calls?.type === 'calls' ? calls.items.map(({ number }) => number).join('\n') : '';
  };
  expect(first(MORNING)).toContain('1712');
  const [night, sunday, holiday] = [{ minute: 22 * 60 }, { date: '2026-11-22' }, { date: '2026-07-21' }];
  for (const closed of [night, sunday, holiday].map((then) => first({ ...MORNING, ...then }))) {
    expect(closed).not.toContain('1712');
    expect(closed).toContain('106');
    expect(closed).toContain('112');
  }
});

test('every topic about danger or about the bot itself is among what is served then', () => {
  const wanted = [...loadContent().topics.values()].filter(({ kind }) => kind === 'crisis' || kind === 'meta');
  const served = [...loadContent(undefined, 'essential').topics.keys()];
  expect(served).toEqual(expect.arrayContaining(wanted.map(({ id }) => id)));
});
