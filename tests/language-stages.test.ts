import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { checkContent } from '../bot/content/check/index.js';
import { type Content, CONTENT_DIR, loadContent } from '../bot/content/load.js';
import { readLocale } from '../bot/content/locale.js';
import { isInStage } from '../bot/content/stages.js';
import { titleHashes } from '../bot/content/texts.js';
import { createBotParts } from '../bot/guide/create-guide.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import { openParts } from '../bot/matcher/compiled/compiled-files.js';
import { langStates } from '../bot/tools/content/translation-table.js';
import { packPath } from '../bot/web/shared/saved-answers.js';
import { Talk } from './support/core-talk.js';
import { stopAll, type TestServer } from './support/server.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { startSite } from './support/web-site.js';

/**
 * A language at its first stage: Arabic, of which only help in danger and the guide's most needed words are left, and
 * the titles of the rest. What it does not have is shown in its own words, and opened in another language.
 */
let dir: string;
let content: Content;
let parts: Awaited<ReturnType<typeof createBotParts>>;
let server: TestServer;
const titles = new Map<string, string>();
const NOW = { date: '2026-11-23', minute: 600 };
const talk = (lang: 'ar' | 'fr' = 'ar'): Talk => new Talk(parts.bot, NOW, lang).open();

beforeAll(async () => {
  const whole = loadContent();
  dir = await tempFolder();
  cpSync(CONTENT_DIR, dir, { recursive: true });
  const languages = join(dir, 'languages.yaml');
  writeFileSync(languages, readFileSync(languages, 'utf8').replace('ar: whole', 'ar: danger'));
  for (const [id, { value }] of whole.words.ar) {
    if (isInStage(loadedAtDanger(whole), 'ar', id)) continue;
    titles.set(id, value.title);
    rmSync(join(dir, 'ar', `${id}.yaml`));
  }
  const file = { titles: Object.fromEntries(titles) };
  const source = titleHashes(whole.words.nl, file);
  writeTitles({ review: { status: 'machine', on: NOW.date }, ...file, source });
  content = loadContent(dir);
  parts = await createBotParts(dir, { learnt: openParts(whole.reading()) });
  server = await startSite('https://example.org/', {}, [], parts);
});
afterAll(async () => {
  await stopAll();
  await removeFolders();
});

function loadedAtDanger(whole: Content): Content {
  const languages = whole.languages!;
  return { ...whole, languages: { ...languages, languages: { ...languages.languages, ar: 'danger' } } };
}

function writeTitles(file: object): void {
  writeFileSync(join(dir, 'ar', 'titles.yaml'), stringify(file));
}

const page = (path: string): Promise<Response> => fetch(server.url + path, { redirect: 'manual' });

test('the content is sound; a title that is missing or made from older Dutch is named', async () => {
  const flows = await loadFlows();
  expect(checkContent(content, flows)).toEqual([]);
  const before = readFileSync(join(dir, 'ar', 'titles.yaml'), 'utf8');
  const { titles: own, ...rest } = parse(before);
  const others = Object.fromEntries(Object.entries(own).filter(([id]) => id !== 'deposit.loan'));
  writeTitles({ ...rest, titles: others, source: { ...rest.source, 'deposit.ocmw': 'older' } });
  const found = checkContent(loadContent(dir), flows).map(({ code, message }) => [code, message]);
  writeFileSync(join(dir, 'ar', 'titles.yaml'), before);
  expect(found).toEqual([
    ['no-title', 'topic "deposit.loan" has no title'],
    ['stale-title', 'the Dutch title of "deposit.ocmw" changed'],
  ]);
});

test('help in danger is given in the language itself', () => {
  const help = talk().say('زوجي يضربني كل يوم');
  expect(help.last.event).toMatchObject({ kind: 'crisis', topic: 'safety.violence' });
  expect(help.last.reply.lang).toBe('ar');
  expect(help.text).not.toMatch(/[a-z]{4,}/);
});

test('the menu names every topic in the language', () => {
  const choices = talk().tap('menu:housing').last.reply.choices;
  const named = choices.filter(({ id }) => id.startsWith('topic:'));
  expect(named.length).toBeGreaterThan(3);
  for (const { id, label } of named)
    expect(label).toBe(titles.get(id.slice('topic:'.length)) ?? content.words.ar.get('housing.homeless')!.value.title);
});

test.each(['deposit.ocmw', 'deposit.start'])(
  '%s, which it does not have, is offered by its title, and opened in a language that has it',
  (topic) => {
    const offered = talk().tap(`topic:${topic}`);
    const { blocks } = offered.last.reply.messages[0]!;
    expect(blocks.map((block) => block.type === 'text' && [block.text, block.lang])).toContainEqual([
      titles.get(topic),
      'ar',
    ]);
    expect(offered.choices.slice(0, 3)).toEqual(['nl', 'fr', 'en'].map((lang) => `read:${lang}/${topic}`));
    expect(offered.last.reply.lang).toBe('ar');
    const opened = offered.tap(`read:fr/${topic}`);
    expect(opened.last.reply).toMatchObject({ lang: 'fr', topic });
    expect(['answered', 'asked']).toContain(opened.last.event.kind);
  },
);

test('a question is offered the same way', () => {
  const offered = talk().say('كيف أدفع ضمان الإيجار؟');
  expect(offered.last.event.kind).toBe('offered');
  expect(offered.choices.some((id) => /^(read:fr\/|topic:)deposit\./.test(id))).toBe(true);
  expect(offered.text).not.toMatch(/[a-z]{4,}/);
});

test('a dialog waits while the talk goes on in the language that does not have it', () => {
  const asked = talk('fr').tap('topic:deposit.start');
  const question = asked.openQuestion;
  expect(question).toBeDefined();
  const waiting = asked.tap('lang:ar');
  expect(waiting.openQuestion).toBeUndefined();
  expect(waiting.choices).toContain('read:fr/deposit.start');
  expect(waiting.tap('read:fr/deposit.start').openQuestion).toBe(question);
});

test('what the guide says of itself and is not there yet is the menu', () => {
  expect(talk().tap('topic:meta.thanks').last.event.kind).toBe('menu');
  expect(talk().tap('do:share').last.event.kind).toBe('menu');
});

test('its pages show the title and link to the languages that have it', async () => {
  const response = await page('/ar/deposit.start');
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain('<html lang="ar" dir="rtl"');
  expect(html).toContain(titles.get('deposit.start'));
  for (const lang of ['nl', 'fr', 'en']) expect(html).toContain(`href="/${lang}/deposit.start"`);
  expect(html).not.toContain('<form');
  expect(html).not.toContain(content.words.nl.get('deposit.start')!.value.title);
});

test('a list of topics, and links to hand out, hold no Dutch', async () => {
  const dutch = [...content.words.nl.values()].flatMap(({ value }) => [value.title, String(value.summary)]);
  for (const path of ['/ar/topics', '/nl/support.guardian/hand-out?for=ar']) {
    const html = await (await page(path)).text();
    const list = /<(?:nav class="topics"|ul class="hand-outs").*/s.exec(html)![0];
    expect(dutch.filter((text) => text.length > 12 && list.includes(`>${text}<`))).toEqual([]);
  }
});

test('a form and a card that it does not have are not there', async () => {
  const form = await fetch(`${server.url}/ar/deposit.start`, { method: 'POST', body: new URLSearchParams() });
  expect(form.status).toBe(404);
  expect((await page('/ar/deposit.ocmw/card')).status).toBe(404);
});

test('without a connection there are the topics that it has, and no others', async () => {
  const bytes = Buffer.from(await (await page(packPath('ar'))).arrayBuffer());
  const { pages } = JSON.parse(gunzipSync(bytes).toString('utf8'));
  const kept = Object.keys(pages).flatMap((path) => /^\/ar\/([a-z]+\.[a-z-]+)$/.exec(path)?.[1] ?? []);
  expect(kept).toEqual(expect.arrayContaining(['safety.danger', 'housing.homeless', 'meta.privacy', 'meta.person']));
  expect(kept.filter((id) => titles.has(id))).toEqual([]);
});

test('the table of translations knows its stage', () => {
  const ar = langStates(content, readLocale).find(({ lang }) => lang === 'ar')!;
  expect(ar).toMatchObject({ stage: 'danger', missing: [], titles: [] });
  expect(ar.later.toSorted()).toEqual([...titles.keys()].toSorted());
});
