import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import { z } from 'zod/v4';

import type { Config } from '../config/config.js';
import { AnsweredError, CallerError } from '../http/errors.js';
import { admissionOf } from '../http/limits.js';
import type { InTimeFor } from '../guide/urgency.js';
import { readActivity } from '../activities/activity-input.js';
import {
  bearer,
  claimsFor,
  claimsOf,
  claimsToForget,
  gone,
  ownClaims,
  renewableClaims,
  type Access,
} from './access.js';
import type { Logic } from '../activities/activity-turn.js';
import { newActivityId, type DirectLineAdapter } from './adapter.js';
import type { Forgetting } from './forgetting.js';
import { createPost } from './post.js';
import { conversationOfSecret, secretSchema } from './secret.js';
import { createUrgency, type UrgentReply } from './urgent.js';
import { type ActivityGroup, TOKEN_SECONDS } from '../store/activity-logs.js';
import { StateUnavailable } from '../store/unavailable.js';
import { signToken, type TokenClaims } from './token.js';

export interface DirectLineDeps extends Access {
  config: Config;
  adapter: DirectLineAdapter;
  /** Answers one activity. */
  logic: Logic;
  /** Runs a job after the conversation's earlier jobs. `ahead` starts reading what the job will need. */
  withLock: <T>(conversationId: string, job: () => Promise<T>, ahead: () => void) => Promise<T>;
  forgetting: Forgetting;
  inTime: InTimeFor;
  /** Makes the answer to an activity that cannot wait for the store. */
  urgentReply: UrgentReply;
  /**
   * Counts a turn; the first turn of a conversation also counts as a new talk. Throws a CallerError (429, 503) to
   * refuse it.
   */
  admitTurn: (req: IncomingMessage, conversationId: string) => Promise<void>;
  /** The caller in whose byte budget the activity log of a turn counts. */
  ownerOf: (req: IncomingMessage) => string | undefined;
}

/** Most characters of `text` that are read, in UTF-16 units: as many as of a message. */
const MAX_WAITING = 2000;

const text = (max: number) => z.string().max(max).nullish();
const startBody = z.object({
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

/**
 * Direct Line 3.0, as its public reference describes it. Also `DELETE` of a conversation: by its token, or by the
 * secret that the client chose when it opened the conversation.
 */
export function directLineRoutes(server: restify.Server, deps: DirectLineDeps): void {
  const { adapter, logic, logs, admitTurn, ownerOf } = deps;
  const held = withLockIfKept(deps);
  const withUrgency = createUrgency({ inTime: deps.inTime, reply: deps.urgentReply, logs });
  const post = createPost({ adapter, logic, withUrgency, held });

  server.post('/v3/directline/tokens/generate', async (req, res) => {
    const { user } = bodyOf(req, startBody);
    refuseOddToken(req, deps);
    res.send(200, pass({ conversationId: newId(), user: user?.id ?? undefined }, deps));
  });

  server.post('/v3/directline/tokens/refresh', async (req, res) => {
    res.send(200, pass(await renewableClaims(null, bearer(req.headers.authorization), deps), deps));
  });

  server.post('/v3/directline/conversations', async (req, res) => {
    const body = bodyOf(req, startBody);
    const token = bearer(req.headers.authorization);
    const claims = token === undefined ? { conversationId: idFor(body.secret) } : claimsOf(token, deps);
    const { conversationId } = claims;
    const admitted = async (): Promise<void> => {
      await admissionOf(req);
      if (token !== undefined) await claimsFor(conversationId, token, deps);
    };
    const user = body.user?.id ?? undefined;
    const owner: TokenClaims = 'user' in claims || user === undefined ? claims : { ...claims, user };
    const ownPage = !body.user && (body.locale != null || body.topic != null);
    if (!ownPage) {
      await admitted();
      return void res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, null, deps) });
    }
    const open = {
      type: 'event',
      name: 'webchat/join',
      value: { topic: body.topic ?? undefined },
      locale: body.locale,
    };
    const id = newActivityId(conversationId);
    const begin = async (): Promise<ActivityGroup> => {
      await admitted();
      await admitTurn(req, conversationId);
      return held(conversationId, () =>
        adapter.begin({ conversationId, userId: 'user', owner: ownerOf(req) }, open, logic, id),
      );
    };
    const begun = await withUrgency({
      conversationId,
      owner: ownerOf(req),
      activity: body.text ? { type: 'message', text: body.text, locale: body.locale } : open,
      wire: (replies) => adapter.replies(conversationId, id, replies),
      turn: begin(),
    });
    // The talk is not open. The client may ask for it again with the same secret.
    if (!('result' in begun)) throw new AnsweredError(new StateUnavailable('the store is slow'), begun);
    const first = begun.result;
    res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, first.watermark, deps), ...first });
  });

  server.get('/v3/directline/conversations/:id', async (req, res) => {
    const claims = await renewableClaims(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, { ...pass(claims, deps), streamUrl: streamUrl(req, claims, queryOf(req, 'watermark'), deps) });
  });

  const remove = async (conversationId: string, res: restify.Response): Promise<void> => {
    // If we cannot know, we delete it in any case.
    if (await deps.logs.isGone(conversationId).catch(() => false)) throw gone();
    await deps.forgetting.forget(conversationId);
    res.send(204);
  };

  server.del('/v3/directline/conversations/:id', async (req, res) => {
    const token = bearer(req.headers.authorization);
    await remove(claimsToForget(String(req.params['id']), token, deps).conversationId, res);
  });

  server.del('/v3/directline/conversations', async (req, res) => {
    const secret = secretSchema.safeParse(bearer(req.headers.authorization));
    if (!secret.success) {
      throw new CallerError(401, 'secret_missing', 'Send the secret with which the conversation was opened as Bearer.');
    }
    await remove(conversationOfSecret(secret.data), res);
  });

  server.get('/v3/directline/conversations/:id/activities', async (req, res) => {
    const { conversationId } = await claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, await logs.since(conversationId, queryOf(req, 'watermark')));
  });

  server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
    const claims = ownClaims(req.params.id, bearer(req.headers.authorization), deps);
    const admit = async (): Promise<void> => {
      await admissionOf(req);
      await admitTurn(req, claims.conversationId);
    };
    res.send(200, await post({ ...claims, owner: ownerOf(req) }, readActivity(jsonOf(req)), admit));
  });

  server.post('/v3/directline/conversations/:id/upload', async (req) => {
    await claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    throw new CallerError(415, 'no_files', 'This bot takes no files; send text.');
  });
}

type Held = <T>(conversationId: string, job: () => Promise<T>) => Promise<T>;

/**
 * As `withLock`, but rejects with a CallerError (404) if the conversation was deleted before or during the job. Then
 * nothing that the job wrote stays.
 */
function withLockIfKept({ withLock, isGone, forgetting }: DirectLineDeps): Held {
  return (conversationId, job) => {
    let asked: Promise<boolean> | undefined;
    const held = async () => {
      if (await (asked ?? isGone(conversationId))) throw gone();
      try {
        return await job();
      } catch (error) {
        if (await isGone(conversationId).catch(() => false))
          await forgetting.forget(conversationId).catch(() => undefined);
        throw error;
      }
    };
    return withLock(conversationId, held, () => {
      asked = isGone(conversationId);
      asked.catch(() => undefined);
    });
  };
}

/** The conversation, its token, and the seconds until the token expires: part of every answer that gives a token. */
function pass(
  claims: TokenClaims,
  deps: DirectLineDeps,
): { conversationId: string; token: string; expires_in: number } {
  const { conversationId } = claims;
  return { conversationId, token: signToken(claims, deps.keys, deps.now()), expires_in: TOKEN_SECONDS };
}

function streamUrl(req: restify.Request, claims: TokenClaims, watermark: string | null, deps: DirectLineDeps): string {
  const site = (deps.config.publicUrl ?? `http://${req.headers.host}`).replace(/^http/, 'ws');
  const query = new URLSearchParams({ t: signToken(claims, deps.keys, deps.now(), 'stream') });
  if (watermark) query.set('watermark', watermark);
  return `${site}/v3/directline/conversations/${claims.conversationId}/stream?${query}`;
}

/**
 * A token is not required here, because a public bot has no secret. If a client sends one, it must be valid, so that
 * mistakes show.
 */
function refuseOddToken(req: restify.Request, deps: DirectLineDeps): void {
  const token = bearer(req.headers.authorization);
  if (token !== undefined) claimsOf(token, deps);
}

function idFor(secret: string | null | undefined): string {
  return secret ? conversationOfSecret(secret) : newId();
}

function newId(): string {
  return randomBytes(18).toString('base64url');
}

function queryOf(req: restify.Request, name: string): string | null {
  return new URL(req.url ?? '/', 'http://localhost').searchParams.get(name);
}

/** The body if it is JSON; undefined if there is none. Throws a CallerError (415) for any other body. */
function jsonOf(req: restify.Request): unknown {
  const { headers } = req;
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return req.body;
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return undefined;
  throw new CallerError(415, 'not_json', 'Send JSON with Content-Type: application/json.');
}

function bodyOf<T extends z.ZodType>(req: restify.Request, schema: T): z.infer<T> {
  const body = jsonOf(req);
  const parsed = schema.safeParse(body === undefined || body === null || body === '' ? {} : body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new CallerError(400, 'bad_body', `"${issue.path.join('.') || 'body'}" cannot be read: ${issue.message}.`);
}
