import type { Activity, InvokeResponse } from 'botbuilder';
import type restify from 'restify';
import { z } from 'zod/v4';

import type { Config } from '../config/config.js';
import { errorFields, type Log } from '../config/log.js';
import { CallerError } from '../http/errors.js';
import { StateUnavailable } from '../store/unavailable.js';
import { readActivity } from '../activities/activity-input.js';
import { KeysUnavailable, NotVerified } from './not-verified.js';

/** Fields of an activity that botbuilder needs, besides those that the bot reads. */
const connected = z.looseObject({
  channelId: z.string().min(1).max(64),
  serviceUrl: z.string().refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'it must be a web address'),
  conversation: z.looseObject({ id: z.string().min(1).max(512) }),
  from: z.looseObject({ id: z.string().min(1).max(512) }),
  recipient: z.looseObject({ id: z.string().min(1).max(512) }),
});

export interface MessagesDeps {
  config: Config;
  log: Log;
  /** Makes the receiver of activities. Called with the first activity, or at the start if an app id is set. */
  connector: () => Promise<Receive>;
}

/** Checks an activity's signature and answers it. Resolves with the answer to an `invoke`. */
export type Receive = (authorization: string, activity: Activity) => Promise<InvokeResponse | undefined>;

/**
 * `POST /api/messages` for Teams and other Bot Framework channels. With an app id, only signed requests are served.
 * Without one, only programs on this machine may use the route, and not in production: others could make the bot post
 * to any address. `ready` resolves when the first message need not wait for the SDK.
 */
export function messagesRoute(server: restify.Server, deps: MessagesDeps): { ready: () => Promise<void> } {
  const { config, log } = deps;
  const { appId } = config.teams;
  let opened: Promise<Receive> | undefined;
  const connector = (): Promise<Receive> => (opened ??= deps.connector());

  server.post('/api/messages', async (req, res) => {
    const authorization = req.headers.authorization ?? '';
    if (appId && authorization === '') {
      throw new CallerError(401, 'unsigned', 'Only requests signed by the Bot Framework are served.');
    }
    if (!appId) refuseStrangers(req, config);
    const activity = readConnected(req.body);
    try {
      const receive = await connector();
      const answer = await receive(authorization, activity);
      res.send(answer?.status ?? 200, answer?.body ?? {});
    } catch (error) {
      // Nothing was answered, and these errors tell the caller why. They have a status, so `isDelivery` would take them
      // for a failed delivery.
      if (error instanceof CallerError || error instanceof StateUnavailable) throw error;
      log.warn('message_refused', errorFields(error));
      throw refusalOf(error, appId !== null);
    }
  });
  return {
    async ready() {
      if (appId) await connector();
    },
  };
}

function refusalOf(error: unknown, signed: boolean): unknown {
  if (error instanceof NotVerified) {
    return new CallerError(401, 'not_verified', 'The signature of the request could not be verified.');
  }
  if (error instanceof KeysUnavailable) {
    return new CallerError(503, 'keys_unavailable', 'Signatures cannot be checked at the moment; send this again.');
  }
  if (!isDelivery(error)) return error;
  const status = signed ? 502 : 400;
  return new CallerError(status, 'reply_not_delivered', 'The serviceUrl of the activity did not take the reply.');
}

function refuseStrangers(req: restify.Request, config: Config): void {
  if (config.env === 'production') {
    throw new CallerError(404, 'not_found', 'This bot is not connected to the Bot Framework (no MicrosoftAppId).');
  }
  const address = req.socket.remoteAddress ?? '';
  const local = /^(?:::ffff:)?127\.|^::1$/.test(address);
  const byName = /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(req.headers.host ?? '');
  if (!local || !byName || req.headers['x-forwarded-for'] !== undefined || req.headers['forwarded'] !== undefined) {
    throw new CallerError(401, 'local_only', 'Without a MicrosoftAppId this address serves only this machine.');
  }
}

function readConnected(body: unknown): Activity {
  readActivity(body);
  const parsed = connected.safeParse(body);
  if (parsed.success) return parsed.data as unknown as Activity;
  const issue = parsed.error.issues[0]!;
  throw new CallerError(
    400,
    'bad_activity',
    `"${issue.path.join('.')}" of the activity cannot be read: ${issue.message}.`,
  );
}

/** Whether the error comes from sending the reply: botbuilder's connector throws errors with a request or a code. */
function isDelivery(error: unknown): boolean {
  return error instanceof Error && ('request' in error || 'statusCode' in error || 'config' in error);
}
