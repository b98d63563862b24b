import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';

import type { Log } from '../config/log.js';
import type { Keys } from '../store/keys.js';
import { callerAddress, callerNames } from './address.js';

/** Milliseconds between two warnings that a proxy names people in a form that cannot be read. */
const WARN_EVERY = 600_000;

/** The names under which a request's caller is counted, the smallest network first. Never the address. */
export type NamesOf = (req: IncomingMessage) => readonly string[];

/** Names callers by the proxies that are believed and the clock `now` (epoch ms); works each request out once. */
export function createCallers(deps: { trusted: BlockList; keys: Keys; now: () => number; log: Log }): NamesOf {
  const known = new WeakMap<IncomingMessage, readonly string[]>();
  let warned = -Infinity;
  return (req) => {
    const before = known.get(req);
    if (before) return before;
    const { address, unread } = callerAddress(req, deps.trusted);
    if (unread && Math.abs(deps.now() - warned) >= WARN_EVERY) {
      warned = deps.now();
      // Then all whom that proxy serves count as one, and reach a limit together.
      deps.log.warn('forwarded_for_unread');
    }
    const names = callerNames(address, deps.keys, deps.now());
    known.set(req, names);
    return names;
  };
}
