import type { IncomingMessage } from 'node:http';

import type { NamesOf } from '../http/callers.js';
import { CallerError } from '../http/errors.js';
import { WIDER } from '../http/limits.js';

/** Open sockets of one conversation: enough for a few tabs and for sockets left from lost connections. */
const MAX_PER_CONVERSATION = 4;

/** Counts open WebSockets and refuses new ones above the limits. */
export interface SocketCounts {
  /**
   * Counts a socket; the returned function stops counting it. If the conversation has too many sockets, `end` of its
   * oldest is called. Throws a CallerError: 429 for too many of one address, 503 for too many in all.
   */
  enter(req: IncomingMessage, conversationId: string, end: () => void): () => void;
  /** The number of open sockets. */
  open(): number;
}

/**
 * Counts with these limits. `namesOf` names a caller's networks without the address; wider networks may have more
 * sockets.
 */
export function createSocketCounts(options: { max: number; perAddress: number; namesOf: NamesOf }): SocketCounts {
  const byAddress = new Map<string, number>();
  const byTalk = new Map<string, Set<() => void>>();
  let all = 0;
  return {
    enter(req, conversationId, end) {
      const names = options.namesOf(req);
      if (all >= options.max) {
        throw new CallerError(503, 'too_many_streams', 'The server has no more room for streams; poll instead.', 30);
      }
      if (names.some((name, i) => (byAddress.get(name) ?? 0) >= options.perAddress * WIDER[i]!)) {
        throw new CallerError(429, 'too_many_streams', 'Too many streams are open from your address.', 30);
      }
      const talk = byTalk.get(conversationId) ?? new Set();
      byTalk.set(conversationId, talk);
      talk.add(end);
      all += 1;
      for (const name of names) byAddress.set(name, (byAddress.get(name) ?? 0) + 1);
      let left = false;
      const leave = (): void => {
        if (left) return;
        left = true;
        all -= 1;
        for (const name of names) {
          const others = byAddress.get(name)! - 1;
          if (others > 0) byAddress.set(name, others);
          else byAddress.delete(name);
        }
        talk.delete(end);
        if (talk.size === 0) byTalk.delete(conversationId);
      };
      if (talk.size > MAX_PER_CONVERSATION) {
        const [oldest] = talk;
        oldest?.();
      }
      return leave;
    },
    open: () => all,
  };
}
