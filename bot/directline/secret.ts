import { createHash } from 'node:crypto';
import { z } from 'zod/v4';

/**
 * A secret that a client makes for a conversation before opening it. With it the client can delete the conversation,
 * even before the opening is answered. At least 32 random letters, digits, `-` and `_`.
 */
export const secretSchema = z.string().regex(/^[\w-]{32,128}$/, 'must be 32 to 128 letters, digits, - and _');

/**
 * The id (24 characters) of the conversation that a client's secret opens. It is computed; nothing is stored for it.
 */
export function conversationOfSecret(secret: string): string {
  return createHash('sha256')
    .update(`family-guide conversation ${secret}`)
    .digest()
    .subarray(0, 18)
    .toString('base64url');
}
