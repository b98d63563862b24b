import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { describeSite } from './support/site-in-chromium.js';
import { comesTrue } from './support/talk-on-page.js';

/** A proxy before two instances during a release: one of them still has the old style sheet. */
describeSite('a rolling release', ({ visit }, places) => {
  const OLD = '/* of the old release */';
  let old = true;
  let origin = '';
  const pass = async (path: string, res: ServerResponse): Promise<void> => {
    const answer = await fetch(places.server.url + path);
    for (const name of ['content-type', 'cache-control', 'etag'])
      if (answer.headers.has(name)) res.setHeader(name, answer.headers.get(name)!);
    res.statusCode = answer.status;
    res.end(Buffer.from(await answer.arrayBuffer()));
  };
  const proxy = createServer((req, res) => {
    if (!old || !req.url!.startsWith('/assets/page.css')) return void pass(req.url!, res);
    res.setHeader('content-type', 'text/css');
    res.setHeader('cache-control', 'no-cache');
    res.end(OLD);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    proxy.closeAllConnections();
    proxy.close();
  });

  test('what the old instance sent is not kept on the device under the address of the new', async () => {
    const page = await visit();
    await page.goto(`${origin}/nl/deposit.rules`);
    // The icon is saved last.
    await comesTrue(page, `caches.match(document.querySelector('link[rel=icon]').href).then(Boolean)`);
    old = false;
    await page.reload();
    const style = `caches.match(document.querySelector('link[rel=stylesheet]').href)`;
    await comesTrue(page, `${style}.then(Boolean)`);
    expect(await page.evaluate(`${style}.then((kept) => kept.text())`)).not.toContain(OLD);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).fontSize`)).toBe('15px');
  });
});
