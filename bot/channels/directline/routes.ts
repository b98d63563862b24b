import { randomBytes } from 'node:crypto';
import type restify from 'restify';
import { z } from 'zod/v4';

import type { Config } from '../../config.js';
import { CallerError } from '../../server/errors.js';
import { readActivity } from '../activity-input.js';
import { bearer, claimsFor, claimsOf, type Access } from './access.js';
import type { DirectLineAdapter, Logic } from './adapter.js';
import { signToken, TOKEN_SECONDS, type TokenClaims } from './token.js';

export interface DirectLineDeps extends Access {
  config: Config;
  adapter: DirectLineAdapter;
  /** Answers one activity. */
  logic: Logic;
  /** Deletes all that is kept of a conversation. */
  forget: (conversationId: string) => Promise<void>;
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
  const { adapter, logic, logs } = deps;

  server.post('/v3/directline/tokens/generate', async (req, res) => {
    const { user } = bodyOf(req, startBody);
    refuseOddToken(req, deps);
    res.send(200, pass({ conversationId: newId(), user: user?.id ?? undefined }, deps));
  });

  server.post('/v3/directline/tokens/refresh', async (req, res) => {
    const claims = claimsOf(bearer(req.headers.authorization), deps);
    claimsFor(claims.conversationId, bearer(req.headers.authorization), deps);
    res.send(200, pass(claims, deps));
  });

  server.post('/v3/directline/conversations', async (req, res) => {
    const body = bodyOf(req, startBody);
    const token = bearer(req.headers.authorization);
    const claims = token === undefined ? { conversationId: newId() } : claimsOf(token, deps);
    const { conversationId } = claims;
    if (token !== undefined) claimsFor(conversationId, token, deps);
    const user = body.user?.id ?? undefined;
    const owner: TokenClaims = 'user' in claims || user === undefined ? claims : { ...claims, user };
    const ownPage = !body.user && (body.locale != null || body.topic != null);
    if (!ownPage) return void res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, null, deps) });

    const before = logs.of(conversationId).since(null).watermark;
    const open = {
      type: 'event',
      name: 'webchat/join',
      value: { topic: body.topic ?? undefined },
      locale: body.locale,
    };
    await adapter.begin({ conversationId, userId: 'user' }, open, logic);
    const first = logs.of(conversationId).since(before);
    res.send(201, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, first.watermark, deps), ...first });
  });

  server.get('/v3/directline/conversations/:id', async (req, res) => {
    const claims = claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, { ...pass(claims, deps), streamUrl: streamUrl(req, claims, queryOf(req, 'watermark'), deps) });
  });

  server.del('/v3/directline/conversations/:id', async (req, res) => {
    const { conversationId } = claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    await deps.forget(conversationId);
    res.send(204);
  });

  server.get('/v3/directline/conversations/:id/activities', async (req, res) => {
    const { conversationId } = claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, logs.of(conversationId).since(queryOf(req, 'watermark')));
  });

  server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
    const claims = claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    const activity = readActivity(jsonOf(req));
    const sender = { conversationId: claims.conversationId, userId: claims.user ?? activity.from?.id ?? 'user' };
    const { posts } = logs.of(claims.conversationId);
    const clientId = activity.channelData?.clientActivityID ?? activity.id;
    const answered = clientId ? posts.get(clientId) : undefined;
    if (answered) return void res.send(200, { id: await answered });
    const answer = adapter.receive(sender, activity, logic);
    if (clientId) {
      posts.set(clientId, answer);
      // A post that failed may be sent again.
      answer.catch(() => posts.delete(clientId));
    }
    res.send(200, { id: await answer });
  });

  server.post('/v3/directline/conversations/:id/upload', async (req) => {
    claimsFor(req.params.id, bearer(req.headers.authorization), deps);
    throw new CallerError(415, 'no_files', 'This bot takes no files; send text.');
  });
}

/** Conversation, token and its seconds, as every answer that gives a token has them. */
function pass(
  claims: TokenClaims,
  deps: DirectLineDeps,
): { conversationId: string; token: string; expires_in: number } {
  const { conversationId } = claims;
  return { conversationId, token: signToken(claims, deps.keys.token, deps.now()), expires_in: TOKEN_SECONDS };
}

function streamUrl(req: restify.Request, claims: TokenClaims, watermark: string | null, deps: DirectLineDeps): string {
  const site = (deps.config.publicUrl ?? `http://${req.headers.host}`).replace(/^http/, 'ws');
  const query = new URLSearchParams({ t: signToken(claims, deps.keys.token, deps.now()) });
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
