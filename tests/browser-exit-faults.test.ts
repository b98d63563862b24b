import { expect, test } from '@jest/globals';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { comesTrue, openTalk } from './support/talk-on-page.js';

/** A connection between browser and server that a test can cut. What is sent meanwhile is lost. */
async function startLine(port: number) {
  const pairs = new Set<[Socket, Socket]>();
  let cut = false;
  const server: Server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.pipe(far).pipe(near);
    for (const end of pair) {
      end.on('error', () => undefined);
      end.on('close', () => pair.forEach((other) => other.destroy()));
    }
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      cut = true;
      for (const pair of pairs) pair.forEach((end) => end.destroy());
    },
    mend: () => void (cut = false),
    async stop() {
      this.cut();
      await new Promise((go) => server.close(go));
    },
  };
}

describeSite('quick exit on a bad line', ({ visit }, places) => {
  const idOf = async (page: Page): Promise<string> => JSON.parse(await page.evaluate('sessionStorage.talk')).id;
  const isKept = async (id: string): Promise<boolean> =>
    Object.keys(await places.server.store.read([`web:${id}`])).length > 0;
  async function isForgotten(id: string): Promise<boolean> {
    for (let looked = 0; looked < 400; looked += 1) {
      if (!(await isKept(id))) return true;
      await wait(50);
    }
    return false;
  }

  test('that is cut at that moment: the worker has the talk deleted when it is mended, and nothing stays on the device', async () => {
    const line = await startLine(places.server.port);
    const page = await visit();
    const talk = await openTalk(page, `${line.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    await comesTrue(page, 'navigator.serviceWorker.ready.then(() => true)');
    const id = await idOf(page);
    line.cut();
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    expect(await isKept(id)).toBe(true);
    await wait(2500);
    line.mend();
    expect(await isForgotten(id)).toBe(true);
    await page.goto(`${line.url}/assets/icon.svg`);
    expect(
      await page.evaluate(`(async () => [
        await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length,
        (await indexedDB.databases()).length,
        Object.keys(sessionStorage),
      ])()`),
    ).toEqual([[], 0, 0, ['left']]);
    await line.stop();
  });

  test('over which no request gets through any more: the open stream tells the server', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/nl`);
    const id = await idOf(page);
    while (places.server.app.openStreams() === 0) await wait(20);
    await page.route('**/v3/directline/conversations**', (route) => route.abort());
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    expect(await isForgotten(id)).toBe(true);
  });

  test('before the opening was answered: no talk is left', async () => {
    const page = await visit();
    const { store } = places.server;
    const { write } = store;
    const written: string[] = [];
    let release = (): void => undefined;
    const writing = new Promise<void>((begun) => {
      store.write = async (changes) => {
        written.push(...Object.keys(changes));
        begun();
        await new Promise<void>((go) => (release = go));
        await write(changes);
      };
    });
    await page.goto(`${places.server.url}/nl?topic=safety.violence`);
    await writing;
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    await wait(500);
    store.write = write;
    release();
    expect(written).toHaveLength(1);
    expect(await isForgotten(written[0]!.slice('web:'.length))).toBe(true);
    await wait(200);
    expect(await isKept(written[0]!.slice('web:'.length))).toBe(false);
  });

  test('an address with "forget me" in it deletes nothing, and asks', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    const id = await idOf(page);
    await page.goto(`${places.server.url}/nl?topic=meta.forget`);
    await page.locator('.turn.bot').last().waitFor();
    await page.getByRole('button', { name: 'Vergeet mij' }).waitFor();
    expect(await isKept(id)).toBe(true);
  });
});
