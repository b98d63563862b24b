import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type restify from 'restify';

import type { Config } from '../config/config.js';
import { AnsweredError, CallerError } from '../http/errors.js';
import { admissionOf } from '../http/limits.js';
import type { InTimeFor } from '../guide/urgency.js';
import { type IncomingActivity, readActivity } from '../activities/activity-input.js';
import {
  bearer,
  claimsFor,
  claimsOf,
  claimsToForget,
  gone,
  ownClaims,
  refuseGone,
  renewableClaims,
  type Access,
} from './access.js';
import type { Logic } from '../activities/activity-turn.js';
import { newActivityId, type DirectLineAdapter } from './adapter.js';
import { bodyOf, jsonOf, queryOf, startBody } from './bodies.js';
import type { Forgetting } from './forgetting.js';
import type { Greeting } from './greeting.js';
import type { Held } from './held.js';
import { pass, streamUrl } from './pass.js';
import { createPost, type Posted } from './post.js';
import { conversationOfSecret, secretSchema } from './secret.js';
import { createUrgency, type UrgentReply } from './urgent.js';
import type { ActivityGroup } from '../store/activity-logs.js';
import { StateUnavailable } from '../store/unavailable.js';
import type { TokenClaims } from './token.js';
import { readUpload } from './upload.js';

export interface DirectLineDeps extends Access {
  config: Config;
  adapter: DirectLineAdapter;
  /** Answers one activity. */
  logic: Logic;
  held: Held;
  greeting: Greeting;
  forgetting: Forgetting;
  /** Deletes the state of a conversation, and nothing else. */
  deleteState: (conversationId: string) => Promise<void>;
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

/** Conversations that are remembered as started. Of others, those in which something was said are known too. */
const STARTED_KNOWN = 50_000;

/**
 * Direct Line 3.0, as its public reference describes it. Also `DELETE` of a conversation: by its token, or by the
 * secret that the client chose when it opened the conversation.
 */
export function directLineRoutes(server: restify.Server, deps: DirectLineDeps): void {
  const { adapter, logic, logs, admitTurn, ownerOf, held, greeting } = deps;
  const withUrgency = createUrgency({ inTime: deps.inTime, reply: deps.urgentReply, logs });
  const post = createPost({ adapter, logic, withUrgency, held, greeting, deleteState: deps.deleteState });
  const started = new LRUCache<string, true>({ max: STARTED_KNOWN });

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
    // A token can start its conversation once; after that it gets the conversation that there is.
    const isOld = async (): Promise<boolean> =>
      token !== undefined && (started.has(conversationId) || (await deps.isKept(conversationId)));
    const ownPage = !body.user && (body.locale != null || body.topic != null);
    if (!ownPage) {
      await admitted();
      const status = (await isOld()) ? 200 : 201;
      started.set(conversationId, true);
      greeting.began(conversationId, body.locale);
      const url = streamUrl(req, owner, { watermark: null, greet: body.locale ?? '' }, deps);
      return void res.send(status, { ...pass(owner, deps), streamUrl: url });
    }
    const open = {
      type: 'event',
      name: 'webchat/join',
      value: { topic: body.topic ?? undefined },
      locale: body.locale,
    };
    const id = newActivityId(conversationId);
    let status = 201;
    const begin = async (): Promise<ActivityGroup> => {
      await admitted();
      status = (await isOld()) ? 200 : 201;
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
    started.set(conversationId, true);
    const { watermark } = first;
    res.send(status, { ...pass(owner, deps), streamUrl: streamUrl(req, owner, { watermark }, deps), ...first });
  });

  server.get('/v3/directline/conversations/:id', async (req, res) => {
    const claims = await renewableClaims(req.params.id, bearer(req.headers.authorization), deps);
    // Without a watermark only what comes from now on. Microsoft's client sends an empty one where it has heard nothing
    // yet: it gets all, or it would miss an answer that is under way.
    const watermark = queryOf(req, 'watermark') ?? (await logs.since(claims.conversationId, null)).watermark;
    res.send(200, { ...pass(claims, deps), streamUrl: streamUrl(req, claims, { watermark }, deps) });
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
    const watermark = queryOf(req, 'watermark');
    const group = await logs.since(conversationId, watermark);
    if (!watermark && group.activities.length === 0) greeting.listens(conversationId, req);
    res.send(200, group);
  });

  const answer = (req: restify.Request, claims: TokenClaims, activity: IncomingActivity): Promise<Posted> =>
    post({ ...claims, owner: ownerOf(req) }, activity, async () => {
      await admissionOf(req);
      await admitTurn(req, claims.conversationId);
    });

  server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
    const claims = ownClaims(req.params.id, bearer(req.headers.authorization), deps);
    const activity = readActivity(jsonOf(req));
    if (activity.type !== 'endOfConversation') return void res.send(200, await answer(req, claims, activity));
    const { conversationId } = claims;
    await refuseGone(claims, deps);
    await deps.forgetting.forget(conversationId);
    res.send(200, { id: newActivityId(conversationId) });
  });

  server.post('/v3/directline/conversations/:id/upload', async (req, res) => {
    const claims = ownClaims(req.params.id, bearer(req.headers.authorization), deps);
    res.send(200, await answer(req, claims, await readUpload(req, queryOf(req, 'userId'))));
  });
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
