import type { Keys } from '../store/keys.js';
import { CallerError } from '../http/errors.js';
import type { ActivityLogs } from '../store/activity-logs.js';
import { checkToken, type TokenClaims, type TokenUse } from './token.js';

export interface Access {
  keys: Keys;
  logs: ActivityLogs;
  /** Whether the conversation is deleted, or will be deleted. */
  isGone: (conversationId: string) => Promise<boolean>;
  now: () => number;
  /** Milliseconds after its last message until a talk is deleted. */
  ttl: number;
  /** Whether anything is stored of a conversation. */
  isKept: (conversationId: string) => Promise<boolean>;
}

/** What a token allows. Throws a CallerError: 401 if it is missing, 403 if it is not ours or has expired. */
export function claimsOf(token: string | undefined, access: Access, use: TokenUse = 'talk'): TokenClaims {
  const checked = checkToken(given(token), access.keys, access.now(), use);
  if (checked.ok) return checked.claims;
  throw checked.reason === 'expired' ? expired() : invalid();
}

/** As `claimsOf`, for one conversation. 403 if the token belongs to another. */
export function ownClaims(
  conversationId: string,
  token: string | undefined,
  access: Access,
  use: TokenUse = 'talk',
): TokenClaims {
  const claims = claimsOf(token, access, use);
  refuseOther(conversationId, claims);
  return claims;
}

/** As `ownClaims`; 404 if the conversation was deleted. */
export async function claimsFor(
  conversationId: string,
  token: string | undefined,
  access: Access,
  use: TokenUse = 'talk',
): Promise<TokenClaims> {
  const claims = ownClaims(conversationId, token, access, use);
  await refuseGone(claims, access);
  return claims;
}

/**
 * As `claimsFor`, but an expired token is accepted while its talk still exists, so that a page that slept can get a new
 * one. `conversationId` null: any conversation.
 */
export async function renewableClaims(
  conversationId: string | null,
  token: string | undefined,
  access: Access,
): Promise<TokenClaims> {
  const checked = checkToken(given(token), access.keys, access.now());
  if (!checked.ok && checked.reason === 'invalid') throw invalid();
  const { claims } = checked;
  if (conversationId !== null) refuseOther(conversationId, claims);
  await refuseGone(claims, access);
  if (checked.ok) return claims;
  if (checked.for > access.ttl || !(await access.isKept(claims.conversationId))) throw expired();
  return claims;
}

/**
 * What a token allows for deleting its conversation. An expired token is accepted too: a person can always delete the
 * talk. Throws a CallerError as `ownClaims` does.
 */
export function claimsToForget(conversationId: string, token: string | undefined, access: Access): TokenClaims {
  const checked = checkToken(given(token), access.keys, access.now());
  if (!checked.ok && checked.reason === 'invalid') throw invalid();
  refuseOther(conversationId, checked.claims);
  return checked.claims;
}

/**
 * The token in an Authorization header; undefined if there is none. A client without a token sends "Bearer" alone, or
 * "Bearer undefined" (botframework-directlinejs). Throws a CallerError (401) for a header of another form.
 */
export function bearer(header: string | undefined): string | undefined {
  const found = /^Bearer *(\S*)$/i.exec(header?.trim() ?? 'Bearer');
  if (!found) throw missing();
  const [, token] = found;
  return token === '' || token === 'undefined' ? undefined : token;
}

function refuseOther(conversationId: string, claims: TokenClaims): void {
  if (claims.conversationId === conversationId) return;
  throw new CallerError(403, 'other_conversation', 'The token belongs to another conversation.');
}

/** Rejects with a CallerError (404) if the conversation was deleted. */
export async function refuseGone({ conversationId }: TokenClaims, access: Access): Promise<void> {
  if (await access.isGone(conversationId)) throw gone();
}

function given(token: string | undefined): string {
  if (token !== undefined && token !== '' && token !== 'undefined') return token;
  throw missing();
}

function missing(): CallerError {
  return new CallerError(401, 'token_missing', 'Send the token as "Authorization: Bearer <token>".');
}

function invalid(): CallerError {
  return new CallerError(403, 'token_invalid', 'The token is not one that this server gave for this.');
}

function expired(): CallerError {
  return new CallerError(
    403,
    // Microsoft's code for it, which clients look for.
    'TokenExpired',
    'The token has expired; renew it at /v3/directline/tokens/refresh, or get one of a new conversation.',
  );
}

/** The error for a conversation that was deleted. */
export function gone(): CallerError {
  return new CallerError(404, 'conversation_gone', 'The conversation was deleted; start a new one.');
}
