import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { copyContentForEach } from '../bot/content/testing/content-copy.js';
import { newTalk } from '../bot/core/state.js';
import { createBotParts, createEssentialParts } from '../bot/create-bot.js';
import { plainText } from '../bot/render/plain.js';

/** A person in danger gets a number even where somebody broke the content. */
const copy = copyContentForEach();

const at = (minute: number) => ({ now: { date: '2026-11-23', minute }, lang: 'nl' as const });

test.each([
  ['an answer', 'nl/deposit.ocmw.yaml'],
  ['a dialog', 'fr/reunification.start.yaml'],
  ['the facts', 'facts.yaml'],
])('with %s broken, danger is still answered', async (_name, file) => {
  writeFileSync(join(copy.dir, file), 'title: [broken');
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
