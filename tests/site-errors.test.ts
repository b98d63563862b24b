import { afterAll, expect, test } from '@jest/globals';

import { startSite } from './support/web-site.js';
import { stopAll } from './support/server.js';

/** Errors in the whole program, pages included. Two parts of it listen to each error, and none may end the process. */
afterAll(stopAll);

test('what is not there, or not acceptable, is answered, and the server goes on', async () => {
  const { url } = await startSite('https://example.org/');
  const ask = async (path: string, init: RequestInit = {}): Promise<number> => (await fetch(url + path, init)).status;
  for (const accept of ['text/html', '*/*', 'application/json', 'nonsense', 'a b']) {
    expect([accept, await ask('/nothing', { headers: { accept } })]).toEqual([accept, 404]);
  }
  expect(await ask('/nl', { method: 'PUT' })).toBe(405);
  expect(await ask('/v3/directline/conversations/x/activities')).toBe(401);
  expect(
    await ask('/v3/directline/tokens/generate', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    }),
  ).toBe(400);
  expect(await ask('/healthz')).toBe(200);
});
