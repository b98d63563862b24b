import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { dirOf } from '../bot/model/lang.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** The page from which a guardian passes on links, in the child's language. */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

const { topics } = loadContent();
const handedOut = topics.get('support.guardian')!.hand_out;

async function page(path: string): Promise<{ status: number; html: string }> {
  const response = await fetch(server.url + path);
  return { status: response.status, html: await response.text() };
}

test.each(WHOLE_LANGS.flatMap((lang) => WHOLE_LANGS.map((reader) => [lang, reader] as const)))(
  'a page in %s hands on links in %s, each with its code',
  async (lang, reader) => {
    const { status, html } = await page(`/${lang}/support.guardian/hand-out?for=${reader}`);
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toContain(`<ul class="hand-outs" lang="${reader}" dir="${dirOf(reader)}"`);
    for (const id of handedOut) expect(html).toContain(`href="/${reader}/${id}"`);
    expect(html.match(/<svg class="qr"/g)).toHaveLength(handedOut.length);
  },
);

test('every link that is handed on leads to a page', async () => {
  for (const id of handedOut) expect((await page(`/ar/${id}`)).status).toBe(200);
});

test('a language that does not exist falls back to the page’s own; a topic without links has no such page', async () => {
  expect((await page('/fr/support.guardian/hand-out?for=xx')).html).toContain('<ul class="hand-outs" lang="fr"');
  expect((await page('/fr/deposit.start/hand-out')).status).toBe(404);
});

test('the answer for guardians leads there', async () => {
  expect((await page('/nl/support.guardian')).html).toContain('href="/nl/support.guardian/hand-out"');
});
