import type { Keys } from '../../state/keys.js';
import { CallerError } from '../../server/errors.js';
import type { ActivityLogs } from './activity-log.js';
import { checkToken, type TokenClaims } from './token.js';

export interface Access {
  keys: Keys;
  logs: ActivityLogs;
  now: () => number;
}

/** What a token allows. Throws a CallerError: 401 where it is missing or not ours, 403 where it is past its time. */
export function claimsOf(token: string | undefined, access: Access): TokenClaims {
  if (token === undefined || token === '' || token === 'undefined') {
    throw new CallerError(401, 'token_missing', 'Send the token as "Authorization: Bearer <token>".');
  }
  const checked = checkToken(token, access.keys.token, access.now());
  if (checked.ok) return checked.claims;
  if (checked.reason === 'expired') {
    throw new CallerError(
      403,
      'token_expired',
      'The token has expired; get a new one from /v3/directline/tokens/generate.',
    );
  }
  throw new CallerError(401, 'token_invalid', 'The token is not one that this server gave.');
}

/** As `claimsOf`, for one conversation. 403 where the token belongs to another, 404 where it was forgotten. */
export function claimsFor(conversationId: string, token: string | undefined, access: Access): TokenClaims {
  const claims = claimsOf(token, access);
  if (claims.conversationId !== conversationId) {
    throw new CallerError(403, 'other_conversation', 'The token belongs to another conversation.');
  }
  if (access.logs.isGone(conversationId)) {
    throw new CallerError(404, 'conversation_gone', 'The conversation was deleted; start a new one.');
  }
  return claims;
}

/**
 * The token in an Authorization header; undefined where there is none. A client that was given no token says "Bearer"
 * and nothing, or "Bearer undefined" (botframework-directlinejs).
 */
export function bearer(header: string | undefined): string | undefined {
  const [, token] = /^Bearer *(\S*)$/i.exec(header?.trim() ?? 'Bearer') ?? [undefined, header];
  return token === '' || token === 'undefined' ? undefined : token;
}
