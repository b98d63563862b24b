import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod/v4';

import { TOKEN_SECONDS } from '../store/activity-logs.js';
import type { Keys } from '../store/keys.js';

/** Seconds in which a stream must be opened: its token stands in an address, and proxies write addresses down. */
const STREAM_SECONDS = 300;

/** Seconds by which the clocks of our instances may differ. */
const SKEW_SECONDS = 300;

export interface TokenClaims {
  /** The one conversation that the token opens. */
  conversationId: string;
  /** The user to whom it was given, where the site named one. */
  user?: string | undefined;
}

export type TokenCheck =
  | { ok: true; claims: TokenClaims }
  | { ok: false; reason: 'invalid' }
  /** One of ours, of another time. `for`: milliseconds since its end. */
  | { ok: false; reason: 'expired'; claims: TokenClaims; for: number };

/** What a token is for: all of a conversation, or only to open its stream. */
export type TokenUse = 'talk' | 'stream';

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

// Microsoft's clients look for `user` in the token, hence a JWT.
const payload = z.object({
  conv: z.string(),
  user: z.string().optional(),
  exp: z.number(),
  use: z.enum(['talk', 'stream']).default('talk'),
});

/** A signed token (JWT, HMAC-SHA256) for one conversation, good for TOKEN_SECONDS from `now` (epoch ms). */
export function signToken(claims: TokenClaims, keys: Keys, now: number, use: TokenUse = 'talk'): string {
  const exp = Math.floor(now / 1000) + (use === 'talk' ? TOKEN_SECONDS : STREAM_SECONDS);
  const text = JSON.stringify({
    conv: claims.conversationId,
    user: claims.user,
    exp,
    ...(use === 'talk' ? {} : { use }),
  });
  const body = Buffer.from(text).toString('base64url');
  return `${HEADER}.${body}.${signature(`${HEADER}.${body}`, keys.token)}`;
}

/**
 * Checks a token's signature first, by the present key and the old ones, then whether it is for this use and still good
 * at `now` (epoch ms). A talk's token opens its stream too.
 */
export function checkToken(token: string, keys: Keys, now: number, use: TokenUse = 'talk'): TokenCheck {
  const [header, body, signed, ...more] = token.split('.');
  if (header !== HEADER || !body || !signed || more.length > 0) return { ok: false, reason: 'invalid' };
  const genuine = [keys, ...keys.old].some((one) => same(signed, signature(`${header}.${body}`, one.token)));
  if (!genuine) return { ok: false, reason: 'invalid' };
  const { conv, user, exp, use: made } = payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (made === 'stream' && use === 'talk') return { ok: false, reason: 'invalid' };
  const claims = { conversationId: conv, user };
  // One that would be good for longer than we ever give was made while the clock was wrong.
  const left = exp * 1000 - now;
  if (left > 0 && left <= (TOKEN_SECONDS + SKEW_SECONDS) * 1000) return { ok: true, claims };
  return { ok: false, reason: 'expired', claims, for: Math.abs(left) };
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signature(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
