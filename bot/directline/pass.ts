import type restify from 'restify';

import type { Config } from '../config/config.js';
import { TOKEN_SECONDS } from '../store/activity-logs.js';
import type { Keys } from '../store/keys.js';
import { GREET } from './greeting.js';
import { signToken, type TokenClaims } from './token.js';

export interface PassDeps {
  config: Config;
  keys: Keys;
  now: () => number;
}

/** The conversation, its token, and the seconds until the token expires: part of every answer that gives a token. */
export function pass(
  claims: TokenClaims,
  deps: PassDeps,
): { conversationId: string; token: string; expires_in: number } {
  const { conversationId } = claims;
  return { conversationId, token: signToken(claims, deps.keys, deps.now()), expires_in: TOKEN_SECONDS };
}

/**
 * The address of the stream, from a watermark on (null or empty: all that was said). `greet`: whoever opens it is greeted
 * in this language, or the browser's, unless something is said.
 */
export function streamUrl(
  req: restify.Request,
  claims: TokenClaims,
  { watermark, greet }: { watermark: string | null; greet?: string | undefined },
  deps: PassDeps,
): string {
  const site = (deps.config.publicUrl ?? `http://${req.headers.host}`).replace(/^http/, 'ws');
  const query = new URLSearchParams({ t: signToken(claims, deps.keys, deps.now(), 'stream') });
  if (watermark) query.set('watermark', watermark);
  if (greet !== undefined) query.set(GREET, greet);
  return `${site}/v3/directline/conversations/${claims.conversationId}/stream?${query}`;
}
