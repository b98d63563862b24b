import type restify from 'restify';

import { errorFields, type Log } from '../log.js';
import { errorBody } from './errors.js';

/** `/healthz`: the process is alive. `/readyz`: it can serve people (`check` resolves), and is not closing down. */
export function installHealth(
  server: restify.Server,
  deps: { check: () => Promise<void>; closing: () => boolean; whole: boolean; log: Log },
): void {
  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_req, res) => {
    if (deps.closing()) return void res.send(503, errorBody('closing', 'The server is closing down.'));
    if (!deps.whole) {
      return void res.send(503, errorBody('content_broken', 'Only the topics about danger are served: see the log.'));
    }
    try {
      await deps.check();
      res.send(200, { status: 'ready' });
    } catch (error) {
      deps.log.error('not_ready', errorFields(error));
      res.setHeader('Retry-After', '5');
      res.send(503, errorBody('state_unavailable', 'Talks cannot be kept at the moment.'));
    }
  });
}
