import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { localNow } from '../../bot/model/calendar.js';
import { type BotParts, createBotParts } from '../../bot/guide/create-guide.js';
import { createSite } from '../../bot/web/create-site.js';
import { webRoutes } from '../../bot/web/routes.js';
import { startServer, type TestServer } from './server.js';
import { TEST_DAY } from './test-day.js';

/** The address that the tested pages give as their own. */
export const PUBLIC_URL = 'http://127.0.0.1';

/** The whole program with its web pages, on a free port unless `env` names one. */
export async function startSite(
  exitUrl: string,
  env: Record<string, string> = {},
  logged: string[] = [],
  given?: BotParts,
): Promise<TestServer> {
  const parts = given ?? (await createBotParts());
  const site = createSite(parts, () => TEST_DAY);
  const publicUrl = PUBLIC_URL;
  const frameOrigins = (env['ALLOWED_ORIGINS'] ?? '').split(',').filter(Boolean);
  const today = (): string => localNow(TEST_DAY).date;
  return startServer({
    bot: parts.bot,
    env,
    logged,
    routes: [(server) => webRoutes(server, { site, publicUrl, exitUrl, preview: true, frameOrigins, today })],
  });
}

/** A page of another site, which quick exit opens. `framed`: how often a frame asked for it. */
export async function startElsewhere(): Promise<{ url: string; framed(): number; stop(): Promise<void> }> {
  let framed = 0;
  const server = createServer((req, res) => {
    if (req.headers['sec-fetch-dest'] === 'iframe') framed += 1;
    res.setHeader('Content-Type', 'text/html');
    res.end('<title>Weather</title><p>Sunny.</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/weather`,
    framed: () => framed,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
