import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { copyContentForEach } from '../bot/content/testing/content-copy.js';
import { newTalk } from '../bot/core/state.js';
import { ContentError } from '../bot/content/yaml-file.js';
import { createBotParts, createEssentialParts } from '../bot/create-bot.js';
import { plainText } from '../bot/render/plain.js';

/** A person in danger gets a number even where somebody broke the content. */
const copy = copyContentForEach();

const at = (minute: number) => ({ now: { date: '2026-11-23', minute }, lang: 'nl' as const });

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
    const { reply, event } = bot.answer(newTalk('nl'), { kind: 'text', text }, at(600));
    expect(event.kind).toBe('crisis');
    expect(reply.messages.map((message) => plainText(message)).join('\n')).toContain(number);
  }
  const other = bot.answer(newTalk('nl'), { kind: 'text', text: 'hoeveel waarborg mag de huisbaas vragen' }, at(600));
  expect(other.reply.choices.length).toBeGreaterThan(0);
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
    // A topic whose file is gone is no topic.
    if (damage === broken) needed.push(...[...topics.keys()].map((topic) => `topics/${topic}.yaml`));
    expect(missed.sort()).toEqual(needed.sort());
  });
});

test('the first message names the lines that are open at that hour', async () => {
  const { bot } = await createBotParts();
  const first = (minute: number, date = '2026-11-23'): string => {
    const moment = { now: { date, minute }, lang: 'nl' as const };
    const { reply } = bot.answer(null, { kind: 'text', text: 'mijn man slaat mij' }, moment);
    const list = reply.messages[0]!.blocks.find((block) => block.type === 'list');
    return list?.type === 'list' ? list.items.join('\n') : '';
  };
  expect(first(10 * 60)).toContain('1712');
  for (const closed of [first(22 * 60), first(10 * 60, '2026-11-22'), first(10 * 60, '2026-07-21')]) {
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
