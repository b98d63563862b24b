import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';

import type { Log } from '../config/log.js';
import type { Keys } from '../store/keys.js';
import { callerAddress, callerNames } from './address.js';

/** Milliseconds between two warnings that a proxy names callers in a form that we cannot read. */
const WARN_EVERY = 600_000;

/** The names under which a request's caller is counted, smallest network first. They never contain the address. */
export type NamesOf = (req: IncomingMessage) => readonly string[];

/**
 * Names callers. `trusted`: the proxies that are believed; `now`: the clock (epoch ms). Names are computed once a
 * request.
 */
export function createCallers(deps: { trusted: BlockList; keys: Keys; now: () => number; log: Log }): NamesOf {
  const known = new WeakMap<IncomingMessage, readonly string[]>();
  let warned = -Infinity;
  return (req) => {
    const before = known.get(req);
    if (before) return before;
    const { address, unread } = callerAddress(req, deps.trusted);
    if (unread && Math.abs(deps.now() - warned) >= WARN_EVERY) {
      warned = deps.now();
      // Then all callers behind that proxy count as one, and reach a limit together.
      deps.log.warn('forwarded_for_unread');
    }
    const names = callerNames(address, deps.keys, deps.now());
    known.set(req, names);
    return names;
  };
}
