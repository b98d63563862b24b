import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { ROOT } from '../bot/config/paths.js';
import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { isLang, type Lang, LANGS, PLANNED_LANGS, type PlannedLang } from '../bot/model/lang.js';
import { Talk } from './support/core-talk.js';

/** Words of every day sound like no danger: whoever watches a screen sees nothing about it, and a stop is a stop. */
const WORDS = parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'everyday-words.yaml'), 'utf8')) as Record<
  PlannedLang,
  string[]
>;

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

/** What a reply shows of danger: the banner, and choices that open help in it, but not the tile that every menu has. */
function dangerIn(text: string, page: Lang): unknown[] {
  const talk = new Talk(parts.bot, { date: '2026-11-30', minute: 600 }, page).say(text);
  const tiles = talk.choices.includes('menu:reunification') ? ['topic:safety.danger'] : [];
  const choices = talk.choices.filter((id) => !tiles.includes(id));
  const offered = choices.filter((id) => parts.content.topics.get(id.replace(/^topic:/, ''))?.kind === 'crisis');
  return [...(talk.last.event.danger ? [talk.last.event.danger] : []), ...offered];
}

describe.each(PLANNED_LANGS)('in %s', (lang) => {
  const texts = WORDS[lang];

  test('there are enough to mean something', () => expect(texts.length).toBeGreaterThanOrEqual(8));

  // A language without content is read on a page in any other.
  test.each(texts)('"%s"', (text) => {
    for (const page of isLang(lang) ? [lang] : LANGS) expect([page, dangerIn(text, page)]).toEqual([page, []]);
  });
});

test('danger is still heard in them', () => {
  for (const text of ['he has a knife, help', 'my child is gone', 'my boss has my passport and does not pay'])
    expect([text, dangerIn(text, 'en')]).not.toEqual([text, []]);
});
