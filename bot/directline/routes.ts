import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import { z } from 'zod/v4';

import type { Config } from '../config/config.js';
import { CallerError } from '../http/errors.js';
import { readActivity } from '../activities/activity-input.js';
import { bearer, claimsFor, claimsOf, gone, ownClaims, renewableClaims, type Access } from './access.js';
import type { DirectLineAdapter, Logic } from './adapter.js';
import { TOKEN_SECONDS } from '../store/activity-logs.js';
import { signToken, type TokenClaims } from './token.js';

export interface DirectLineDeps extends Access {
  config: Config;
  adapter: DirectLineAdapter;
  /** Answers one activity. */
  logic: Logic;
  /** Runs a job of a conversation when those asked before it are over. */
  withLock: <T>(conversationId: string, job: () => Promise<T>) => Promise<T>;
  /** Deletes what is kept of a conversation, within a job that holds it. */
  forget: (conversationId: string) => Promise<void>;
  /** Throws a CallerError (429) where too many talks are begun, or too much is sent in one. */
  admit: { talk(req: IncomingMessage): Promise<void>; turn(conversationId: string): Promise<void> };
}

const text = (max: number) => z.string().max(max).nullish();
const startBody = z.object({
  /** Standard clients name their user; our own page does not, and gets its first activities at once. */
  user: z.object({ id: text(256) }).nullish(),
  locale: text(64),
  topic: text(64),
});

/** Direct Line 3.0, as its public reference says, and `DELETE` of a conversation. */
export function directLineRoutes(server: restify.Server, deps: DirectLineDeps): void {
  const { adapter, logic, logs, admit } = deps;
  const held = withLockIfKept(deps);
  const post = createPost(deps, held);

  server.post('/v3/directline/tokens/generate', async (req, res) => {
    const { user } = bodyOf(req, startBody);
    refuseOddToken(req, deps);
    await admit.talk(req);
    res.send(200, pass({ conversationId: newId(), user: user?.id ?? undefined }, deps));
  });

  server.post('/v3/directline/tokens/refresh', async (req, res) => {
    res.send(200, pass(await renewableClaims(null, bearer(req.headers.authorization), deps), deps));
  });

  server.post('/v3/directline/conversations', async (req, res) => {
    const body = bodyOf(req, startBody);
    const token = bearer(req.headers.authorization);
    const claims = token === undefined ? { conversationId: newId() } : claimsOf(token, deps);
    const { conversationId } = claims;
    if (token === undefined) await admit.talk(req);
    else await claimsFor(conversationId, token, deps);
    const user = body.user?.id ?? undefined;
    const owner: TokenClaims = 'user' in claims || user === undefined ? claims : { ...claims, user };
    const ownPage = !body.user && (body.locale != null || body.topic != null);
    if (!ownPage) return void res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, null, deps) });

    await admit.turn(conversationId);
    const open = {
      type: 'event',
      name: 'webchat/join',
      value: { topic: body.topic ?? undefined },
      locale: body.locale,
    };
    const first = await held(conversationId, () => adapter.begin({ conversationId, userId: 'user' }, open, logic));
    res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, first.watermark, deps), ...first });
  });

  server.get('/v3/directline/conversations/:id', async (req, res) => {
    const claims = await renewableClaims(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, { ...pass(claims, deps), streamUrl: streamUrl(req, claims, queryOf(req, 'watermark'), deps) });
  });

  server.del('/v3/directline/conversations/:id', async (req, res) => {
    const { conversationId } = await renewableClaims(req.params.id, bearer(req.headers.authorization), deps);
    await deps.withLock(conversationId, async () => {
      await deps.forget(conversationId);
      await logs.forget(conversationId);
    });
    res.send(204);
  });

  server.get('/v3/directline/conversations/:id/activities', async (req, res) => {
    const { conversationId } = await claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, await logs.since(conversationId, queryOf(req, 'watermark')));
  });

  server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
    const claims = ownClaims(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, { id: await post(claims, jsonOf(req)) });
  });

  server.post('/v3/directline/conversations/:id/upload', async (req) => {
    await claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    throw new CallerError(415, 'no_files', 'This bot takes no files; send text.');
  });
}

type Held = DirectLineDeps['withLock'];

/** As `hold`; rejects with a CallerError (404) where the conversation was deleted while the job waited. */
function withLockIfKept({ withLock, logs }: DirectLineDeps): Held {
  return (conversationId, job) =>
    withLock(conversationId, async () => {
      if (await logs.isGone(conversationId)) throw gone();
      return job();
    });
}

/** Takes the turns of posted activities; one that comes again while it is answered waits for the same answer. */
function createPost(deps: DirectLineDeps, held: Held): (claims: TokenClaims, body: unknown) => Promise<string> {
  const underWay = new Map<string, Promise<string>>();
  return async ({ conversationId, user }, body) => {
    const activity = readActivity(body);
    const clientId = activity.channelData?.clientActivityID ?? activity.id;
    const mark = clientId ? `${conversationId} ${clientId}` : null;
    const same = mark === null ? undefined : underWay.get(mark);
    if (same) return same;
    const sender = { conversationId, userId: user ?? activity.from?.id ?? 'user' };
    const take = async (): Promise<string> => {
      await deps.admit.turn(conversationId);
      return held(conversationId, () => deps.adapter.receive(sender, activity, deps.logic));
    };
    const answer = take();
    if (mark === null) return answer;
    underWay.set(mark, answer);
    return answer.finally(() => underWay.delete(mark));
  };
}

/** Conversation, token and its seconds, as every answer that gives a token has them. */
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

/** A public bot has no secret; a token sent along must still be a good one, so that mistakes show. */
function refuseOddToken(req: restify.Request, deps: DirectLineDeps): void {
  const token = bearer(req.headers.authorization);
  if (token !== undefined) claimsOf(token, deps);
}

function newId(): string {
  return randomBytes(18).toString('base64url');
}

function queryOf(req: restify.Request, name: string): string | null {
  return new URL(req.url ?? '/', 'http://localhost').searchParams.get(name);
}

/** The body where it came as JSON; undefined where there is none. Throws a CallerError (415) for any other. */
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
