import type restify from 'restify';
import { z } from 'zod/v4';

import { CallerError } from '../http/errors.js';
import { secretSchema } from './secret.js';

/** Most characters of `text` that are read, in UTF-16 units: as many as of a message. */
const MAX_WAITING = 2000;

const text = (max: number) => z.string().max(max).nullish();
/** What a client may say when it opens a conversation or asks for a token. */
export const startBody = z.object({
  /** Standard clients send their user. Our own page does not, and gets the first activities at once. */
  user: z.object({ id: text(256) }).nullish(),
  locale: text(64),
  topic: text(64),
  /**
   * A secret that the client chose. The conversation's id comes from it, so the client can delete the conversation at
   * any time.
   */
  secret: secretSchema.nullish(),
  /**
   * What the person typed before the talk was open. It is read if the talk cannot be opened, so that a person in danger
   * gets an answer.
   */
  text: z
    .string()
    .transform((words) => words.slice(0, MAX_WAITING))
    .nullish(),
});

/** A part of the query; null if it is absent. */
export function queryOf(req: restify.Request, name: string): string | null {
  return new URL(req.url ?? '/', 'http://localhost').searchParams.get(name);
}

/** The body if it is JSON; undefined if there is none. Throws a CallerError (415) for any other body. */
export function jsonOf(req: restify.Request): unknown {
  const { headers } = req;
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return req.body;
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return undefined;
  throw new CallerError(415, 'not_json', 'Send JSON with Content-Type: application/json.');
}

/** The body as `schema` reads it. Throws a CallerError: 400 for a field that cannot be read, 415 if it is not JSON. */
export function bodyOf<T extends z.ZodType>(req: restify.Request, schema: T): z.infer<T> {
  const body = jsonOf(req);
  const parsed = schema.safeParse(body === undefined || body === null || body === '' ? {} : body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new CallerError(400, 'bad_body', `"${issue.path.join('.') || 'body'}" cannot be read: ${issue.message}.`);
}
