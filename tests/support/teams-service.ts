import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A call from the bot to the service: a new message (POST) or a changed one (PUT). */
export interface ServiceCall {
  method: string;
  path: string;
  activity: any;
}

export interface TeamsService {
  url: string;
  /** Everything that the bot sent, in order. */
  calls: ServiceCall[];
  /** Statuses for the answers to the next calls; 200 when there are none left. */
  refuse: number[];
  /** Milliseconds after which the service answers. */
  delay: number;
  close(): Promise<void>;
}

/**
 * Replaces the service of Teams or another channel: accepts what the bot sends over HTTP, gives each message an id, and
 * keeps it.
 */
export async function startTeamsService(): Promise<TeamsService> {
  const calls: ServiceCall[] = [];
  const refuse: number[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (body += chunk));
    req.on('end', async () => {
      if (service.delay > 0) await wait(service.delay);
      const status = refuse.shift() ?? 200;
      const activity = body === '' ? null : JSON.parse(body);
      if (status < 300) calls.push({ method: req.method!, path: decodeURIComponent(req.url!), activity });
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(
        JSON.stringify(status < 300 ? { id: `m${calls.length}` } : { error: { code: 'refused', message: 'no' } }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: TeamsService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    refuse,
    delay: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}
