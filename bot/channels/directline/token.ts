import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod/v4';

/** Seconds for which a token is good; clients renew it in time (`/tokens/refresh`). */
export const TOKEN_SECONDS = 1800;

export interface TokenClaims {
  /** The one conversation that the token opens. */
  conversationId: string;
  /** The user to whom it was given, where the site named one. */
  user?: string | undefined;
}

export type TokenCheck = { ok: true; claims: TokenClaims } | { ok: false; reason: 'invalid' | 'expired' };

const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

// Microsoft's clients look for `user` in the token, hence a JWT.
const payload = z.object({ conv: z.string(), user: z.string().optional(), exp: z.number() });

/** A signed token (JWT, HMAC-SHA256) for one conversation, good for TOKEN_SECONDS from `now` (epoch ms). */
export function signToken(claims: TokenClaims, key: Buffer, now: number): string {
  const exp = Math.floor(now / 1000) + TOKEN_SECONDS;
  const body = Buffer.from(JSON.stringify({ conv: claims.conversationId, user: claims.user, exp })).toString(
    'base64url',
  );
  return `${HEADER}.${body}.${signature(`${HEADER}.${body}`, key)}`;
}

/** Checks a token's signature first, then whether it is still good at `now` (epoch ms). */
export function checkToken(token: string, key: Buffer, now: number): TokenCheck {
  const [header, body, signed, ...more] = token.split('.');
  if (header !== HEADER || !body || !signed || more.length > 0) return { ok: false, reason: 'invalid' };
  const expected = Buffer.from(signature(`${header}.${body}`, key));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, reason: 'invalid' };
  const { conv, user, exp } = payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (now >= exp * 1000) return { ok: false, reason: 'expired' };
  return { ok: true, claims: { conversationId: conv, user } };
}

function signature(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
