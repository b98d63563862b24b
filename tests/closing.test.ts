import { afterEach, expect, test } from '@jest/globals';
import { Agent, request } from 'node:http';

import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

/** How a closing server treats clients that keep their connections. */
afterEach(stopAll);

test('whoever keeps a connection is told to leave it, and meets no reset', async () => {
  const { port, stop } = await startServer({ bot: countingBot(), lingerMs: 500 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (): Promise<{ status: number; connection: string | undefined }> =>
    new Promise((resolve, reject) => {
      request({ port, path: '/healthz', agent }, (response) => {
        response
          .resume()
          .on('end', () => resolve({ status: response.statusCode!, connection: response.headers.connection }));
      })
        .on('error', reject)
        .end();
    });
  expect(await ask()).toEqual({ status: 200, connection: 'keep-alive' });
  const stopped = stop();
  expect(await ask()).toEqual({ status: 200, connection: 'close' });
  // On a new connection. Meanwhile the proxy removes this instance because of /readyz.
  expect(await ask()).toEqual({ status: 200, connection: 'close' });
  await stopped;
  await expect(ask()).rejects.toThrow(/ECONNREFUSED/);
  agent.destroy();
});
