import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { ownWords } from '../bot/render/translations.js';
import { dirOf, ENDONYMS, LANGS, type PlannedLang } from '../bot/model/lang.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** Who reads none of the languages that have content is asked which one to read, and is shown no Dutch. */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

const open = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });

const names = (html: string): string[] => LANGS.filter((lang) => html.includes(`href="/${lang}"`));

describe('a reader of a language that is planned', () => {
  test.each<[string, PlannedLang]>([
    ['ru', 'ru'],
    ['ru_RU', 'ru'],
    ['es-MX, de;q=0.8', 'es'],
    ['es', 'es'],
  ])('%s chooses, in %s', async (asked, lang) => {
    const paths: [string, Record<string, string>][] = [['/', { 'accept-language': asked }]];
    if (!asked.includes(',')) paths.push([`/${asked}`, {}]);
    for (const [path, headers] of paths) {
      const response = await open(path, headers);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('vary')).toContain('Accept-Language');
      expect(html).toContain(`<html lang="${lang}" dir="${dirOf(lang)}"`);
      expect(html).toContain(ownWords(lang, 'danger'));
      expect(html).toContain('href="tel:112"');
      expect(names(html)).toEqual([...LANGS]);
    }
  });
});

describe('a reader of any other language', () => {
  test.each(['de', 'pt', 'pt-BR', 'pl, de;q=0.5'])('%s chooses among all names', async (asked) => {
    const html = await (await open('/', { 'accept-language': asked })).text();
    expect(names(html)).toEqual([...LANGS]);
    for (const name of Object.values(ENDONYMS)) expect(html).toContain(name);
    expect(html).toContain('href="tel:112"');
  });
});

test.each([
  ['/', 'ru, fr;q=0.3', '/fr'],
  ['/', 'uk', '/uk'],
  ['/', 'ps-AF', '/ps'],
  ['/', 'fa-AF', '/prs'],
  ['/', 'fa_AF', '/prs'],
  ['/', 'fa', '/prs'],
  ['/', 'ti', '/ti'],
  ['/', 'so', '/so'],
  ['/', 'tr-TR, de;q=0.8', '/tr'],
  ['/', 'ar_SY', '/ar'],
  ['/?topic=deposit.start', 'en-GB', '/en?topic=deposit.start'],
  ['/', '*', '/nl'],
])('%s for %s leads to %s', async (path, asked, to) => {
  const response = await open(path, { 'accept-language': asked });
  expect([response.status, response.headers.get('location')]).toEqual([302, to]);
});

test('each language opens the topic that the address names', async () => {
  const html = await (await open('/?topic=deposit.start', { 'accept-language': 'ru' })).text();
  for (const lang of LANGS) expect(html).toContain(`href="/${lang}?topic=deposit.start"`);
  const strange = await (await open('/?topic=%22%3E', { 'accept-language': 'ru' })).text();
  expect(names(strange)).toEqual([...LANGS]);
});

test('an address that is no language is not there', async () => {
  expect((await open('/xx')).status).toBe(404);
  const asked = await fetch(`${server.url}/xx`, { headers: { accept: 'application/json' } });
  expect([asked.status, (await asked.json()).error.code]).toEqual([404, 'not_found']);
});
