import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { stopAll } from './support/server.js';
import { startSite } from './support/web-site.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

const EXIT = 'https://elsewhere.example/';

/** The bytes of a body as they travel, for a client that takes this encoding. */
function sentBytes(address: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { 'accept-encoding': encoding } }, (response) => {
      if (response.headers['content-encoding'] !== encoding) reject(new Error(`${address} is not sent as ${encoding}`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the HTML pages', () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await startSite(EXIT));
  });
  afterAll(stopAll);

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + path, { headers, redirect: 'manual' });

  test('the first address leads to the language that the browser asks for, and keeps the topic', async () => {
    const response = await get('/?topic=deposit.start', { 'accept-language': 'de, ar;q=0.5' });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/ar?topic=deposit.start');
    expect(response.headers.get('vary')).toContain('Accept-Language');
  });

  test('every page and file forbids what it does not need', async () => {
    for (const path of ['/nl', '/nl/deposit.rules', '/nl/no.such', '/assets/client.css', '/favicon.ico', '/']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
    }
  });

  test('a page that did not change is not sent again', async () => {
    const etag = (await get('/fr/deposit.rules')).headers.get('etag')!;
    const again = await get('/fr/deposit.rules', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('what a page loads is kept for ever under an address that changes with it', async () => {
    const html = await (await get('/nl')).text();
    const files = [...html.matchAll(/\/assets\/[^"&]+/g)].map(([path]) => path);
    expect(files.length).toBeGreaterThanOrEqual(3 + WHOLE_LANGS.length);
    for (const path of files) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
  });

  test.each(WHOLE_LANGS)('a topic can be read, handed on and left in %s', async (lang) => {
    const html = await (await get(`/${lang}/deposit.rules`)).text();
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toContain(`href="/${lang}?topic=deposit.rules"`);
    expect(html).toContain(`href="${EXIT}" rel="nofollow noreferrer"`);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain(' style=');
  });

  // A person with a prepaid phone should be able to read an answer for the price of a message.
  test.each(WHOLE_LANGS)(
    'the first visit of an answer in %s stays within 16 KB, with all that it loads',
    async (lang) => {
      // As every browser of today gets it.
      const packed = (path: string): Promise<number> => sentBytes(url + path, 'br');
      const topics = await (await get(`/${lang}/topics`)).text();
      const pages = [...topics.matchAll(new RegExp(`href="(/${lang}/[a-z]+\\.[a-z-]+)"`, 'g'))].map(
        ([, path]) => path!,
      );
      const html = await (await get(pages[0]!)).text();
      const files = [...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!))];
      const shared = (await Promise.all(files.map(packed))).reduce((sum, size) => sum + size, 0);
      const heavy: string[] = [];
      for (const path of pages) {
        const size = shared + (await packed(path));
        if (size > 16 * 1024) heavy.push(`${path}: ${size}`);
      }
      expect(files.length).toBe(4);
      expect(pages.length).toBeGreaterThan(50);
      expect(heavy).toEqual([]);
    },
  );

  test('old and short addresses lead to the topic of today for ever', async () => {
    const moved = await get('/ar/deposit');
    expect(moved.status).toBe(308);
    expect(moved.headers.get('location')).toBe('/ar/deposit.start');
  });

  test.each([
    ['/NL', '/nl'],
    ['/nl/', '/nl'],
    ['/nl-BE', '/nl'],
    ['/ar_SY', '/ar'],
    ['/nl/deposit.ocmw/', '/nl/deposit.ocmw'],
    ['/nl/Deposit.Start?asOf=2026-12-01', '/nl/deposit.start?asOf=2026-12-01'],
    ['/fr-be/Deposit.ocmw/Card', '/fr/deposit.ocmw/card'],
    ['/FR/Topics/Housing/', '/fr/topics/housing'],
  ])('%s, as somebody typed it, leads to %s', async (typed, to) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(url + typed, { method, redirect: 'manual' });
      expect([response.status, response.headers.get('location')]).toEqual([308, to]);
    }
    expect((await get(to)).status).toBe(200);
  });

  test.each(['//evil.example/', '/nl//evil.example/%2e%2e', '/NL/%2f%2fevil.example', '/nl/..%5cevil.example/'])(
    'no address (%s) leads to another site',
    async (typed) => {
      const to = (await get(typed, { accept: 'text/html' })).headers.get('location') ?? '/';
      expect(new URL(to, url).origin).toBe(url);
    },
  );

  // A preview of a link shows it, also to who must not know what the link is about.
  test.each(WHOLE_LANGS)('what a page in %s says of itself is the same for every page', async (lang) => {
    const said = new Set<string | undefined>();
    for (const path of ['', '/topics', '/tracks', '/safety.violence', '/deposit.start', '/deposit.ocmw/card']) {
      const html = await (await get(`/${lang}${path}`)).text();
      said.add(/<title>.*?<\/title>.*?<meta name="description" content="[^"]+"\/?>/s.exec(html)?.[0]);
      expect(html).not.toContain('property="og:');
    }
    expect(said.size).toBe(1);
    expect([...said][0]).toContain('content="');
  });

  test.each(WHOLE_LANGS)(
    'an organisation in %s gives its number before its languages, with the commas of the script',
    async (lang) => {
      const html = await (await get(`/${lang}/meta.person`)).text();
      const services = html.split('<li class="service">').slice(1);
      expect(services.length).toBeGreaterThan(2);
      for (const service of services.filter((one) => one.includes('class="reaches"')))
        expect(service.indexOf('class="reaches"')).toBeLessThan(service.indexOf('class="details"'));
      const details = services.map((one) => /class="details">(.*?)<\/ul>/s.exec(one)?.[1] ?? '').join('');
      if (lang === 'ar') expect(details).not.toContain(',');
    },
  );

  test('an unknown topic is not found, in words and with ways on; a program gets no page', async () => {
    const missing = await get('/en/no.such', { accept: 'text/html' });
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('href="/en/deposit.rules"');
    const strange = await get('/xx', { accept: 'text/html', 'accept-language': 'fr' });
    expect(strange.status).toBe(404);
    expect(await strange.text()).toContain('<html lang="fr"');
    expect((await get('/xx', { accept: 'application/json' })).headers.get('content-type')).toContain('json');
  });

  test('HEAD answers as GET does, without the page', async () => {
    const response = await fetch(`${url}/nl`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe((await get('/nl')).headers.get('etag'));
  });
});
