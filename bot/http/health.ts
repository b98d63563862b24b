import type restify from 'restify';

import { errorFields, type Log } from '../config/log.js';
import { createMemoryCounter } from '../store/counter.js';
import { OtherStateKey } from '../store/key-check.js';
import { errorBody } from './errors.js';

/** More than the proxies and monitors of one instance need. */
const CHECKS_A_SECOND = 5;

/** Runs `check` at most CHECKS_A_SECOND times a second; further calls get the last result. `now` is a clock in ms. */
export function createCheck(check: () => Promise<void>, now: () => number): () => Promise<void> {
  const counter = createMemoryCounter(now);
  let last: Promise<void> | null = null;
  return async () => {
    const { count } = await counter.add('checks', 1000);
    if (last === null || count <= CHECKS_A_SECOND) last = check();
    return last;
  };
}

/** `/healthz`: the process is alive. `/readyz`: it can serve people (`check` resolves) and is not closing. */
export function installHealth(
  server: restify.Server,
  deps: { check: () => Promise<void>; closing: () => boolean; whole: boolean; log: Log },
): void {
  const check = createCheck(
    () =>
      deps.check().catch((error: unknown) => {
        deps.log.error('not_ready', errorFields(error));
        throw error;
      }),
    () => performance.now(),
  );
  server.get('/healthz', async (_req, res) => {
    res.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_req, res) => {
    if (deps.closing()) return void res.send(503, errorBody('closing', 'The server is closing down.'));
    if (!deps.whole) {
      return void res.send(503, errorBody('content_broken', 'Only the topics about danger are served: see the log.'));
    }
    try {
      await check();
      res.send(200, { status: 'ready' });
    } catch (error) {
      if (error instanceof OtherStateKey) return void res.send(503, errorBody('other_key', error.message));
      res.setHeader('Retry-After', '5');
      res.send(503, errorBody('state_unavailable', 'Talks cannot be kept at the moment.'));
    }
  });
}
