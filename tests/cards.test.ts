import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';

import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/**
 * "Show this at the desk": the request in the desk's language, below it in the person's, and nothing about the person.
 */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

const get = async (path: string): Promise<{ status: number; html: string }> => {
  const response = await fetch(server.url + path);
  return { status: response.status, html: await response.text() };
};
const topics = [...loadContent().topics.values()].filter(({ card }) => card).map(({ id }) => id);

test('there is a card for each request that people make most at desks', () => {
  expect(topics).toEqual(
    expect.arrayContaining([
      'deposit.ocmw',
      'housing.leaving-reception',
      'arrival.register',
      'stay.medical',
      'meta.person',
      'referral.lawyer',
      'arrival.school',
      'deposit.rules',
    ]),
  );
});

test.each(topics)('the card of %s in every language, for desks that read Dutch and French', async (id) => {
  for (const lang of WHOLE_LANGS) {
    for (const desk of ['nl', 'fr']) {
      const { status, html } = await get(`/${lang}/${id}/card?desk=${desk}`);
      expect(status).toBe(200);
      expect(html).toContain(`<p class="desk" lang="${desk}"`);
      expect(html).toContain(desk === 'nl' ? 'Goedendag.' : 'Bonjour.');
      expect(html.includes('class="own"')).toBe(lang !== desk);
    }
  }
});

test('the law is cited in the language of the desk', async () => {
  expect((await get('/ar/housing.leaving-reception/card')).html).toContain('wet van 2 april 1965');
  expect((await get('/ar/housing.leaving-reception/card?desk=fr')).html).toContain('loi du 2 avril 1965');
});

test('the interpreter card names the language in words that the desk reads', async () => {
  expect((await get('/ar/meta.person/card')).html).toContain('Arabisch');
  expect((await get('/ar/meta.person/card?desk=fr')).html).toContain('arabe');
});

test('a topic without a card has no such page', async () => {
  expect((await get('/nl/reunification.cost/card')).status).toBe(404);
});
