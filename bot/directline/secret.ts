import { createHash } from 'node:crypto';
import { z } from 'zod/v4';

/**
 * A secret that a client draws for a conversation before it opens it: whoever has it can have the conversation deleted,
 * also one whose opening was not answered yet. At least 32 letters, digits, `-` and `_`, drawn at random.
 */
export const secretSchema = z.string().regex(/^[\w-]{32,128}$/, 'must be 32 to 128 letters, digits, - and _');

/** The id of the conversation that a client's secret opens (24 characters); nothing is kept to know them by. */
export function conversationOfSecret(secret: string): string {
  return createHash('sha256')
    .update(`family-guide conversation ${secret}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url');
}
