import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { LANGS } from '../bot/model/lang.js';
import { stopAll } from './support/server.js';
import { startSite } from './support/web-site.js';

/** During a release, a page of the new instance may ask the old one for files that only the new one has. */
let url: string;
beforeAll(async () => {
  ({ url } = await startSite('https://elsewhere.example/'));
}, 120_000);
afterAll(stopAll);

const cacheOf = async (path: string): Promise<string | null> => (await fetch(url + path)).headers.get('cache-control');

test.each([
  'client.js',
  'first.js',
  'page.js',
  'client.css',
  'page.css',
  'qr.js',
  'icon.svg',
  ...LANGS.map((lang) => `ui.${lang}.json`),
])('%s is kept for ever under its own address alone', async (name) => {
  const html = (await (await fetch(`${url}/nl`)).text()) + (await (await fetch(`${url}/nl/topics`)).text());
  const [own] = new RegExp(`/assets/${name}\\?v=[\\w-]+`).exec(html) ?? [];
  expect(await cacheOf(own!)).toContain('immutable');
  for (const other of ['?v=of-another-release', `?v=`, `?`, '', `${own!.slice(own!.indexOf('?'))}&x`])
    expect(await cacheOf(`/assets/${name}${other}`)).toBe('no-cache');
});

test('the icon that browsers ask for unbidden is asked for again, whatever follows its name', async () => {
  expect(await cacheOf('/favicon.ico')).toBe('no-cache');
  expect(await cacheOf('/favicon.ico?v=1')).toBe('no-cache');
});
