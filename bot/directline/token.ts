import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod/v4';

import { TOKEN_SECONDS } from '../store/activity-logs.js';
import type { Keys } from '../store/keys.js';

/**
 * Seconds in which a stream must be opened. Short, because the token is part of an address, and proxies log addresses.
 */
const STREAM_SECONDS = 300;

/** Seconds by which the clocks of our instances may differ. */
const SKEW_SECONDS = 300;

export interface TokenClaims {
  /** The only conversation that the token opens. */
  conversationId: string;
  /** The user for whom it was made, if the site named one. */
  user?: string | undefined;
}

export type TokenCheck =
  | { ok: true; claims: TokenClaims }
  | { ok: false; reason: 'invalid' }
  /** Our token, but it has expired. `for`: milliseconds since then. */
  | { ok: false; reason: 'expired'; claims: TokenClaims; for: number };

/** What a token may be used for: all of a conversation, or only opening its stream. */
export type TokenUse = 'talk' | 'stream';

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

// A JWT, because Microsoft's clients read `user` from the token.
const payload = z.object({
  conv: z.string(),
  user: z.string().optional(),
  exp: z.number(),
  use: z.enum(['talk', 'stream']).default('talk'),
});

/** A signed token (JWT, HMAC-SHA256) for one conversation, valid for TOKEN_SECONDS from `now` (epoch ms). */
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
 * Checks a token's signature with the current key and the old ones, then whether it is for this use and still valid at
 * `now` (epoch ms). A token for a talk also opens its stream.
 */
export function checkToken(token: string, keys: Keys, now: number, use: TokenUse = 'talk'): TokenCheck {
  const [header, body, signed, ...more] = token.split('.');
  if (header !== HEADER || !body || !signed || more.length > 0) return { ok: false, reason: 'invalid' };
  const genuine = [keys, ...keys.old].some((one) => same(signed, signature(`${header}.${body}`, one.token)));
  if (!genuine) return { ok: false, reason: 'invalid' };
  const { conv, user, exp, use: made } = payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (made === 'stream' && use === 'talk') return { ok: false, reason: 'invalid' };
  const claims = { conversationId: conv, user };
  // A token that is valid for longer than we ever give was made while the clock was wrong.
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
