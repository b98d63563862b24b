import type { Activity } from '../web/shared/talk.js';
import type { Deletion } from '../web/shared/saved-answers.js';
import type { Session } from './session.js';

/** The calls of Direct Line 3.0 that the page makes, with their possible results. */

export interface Opened {
  conversationId: string;
  token?: string;
  expires_in?: number;
  streamUrl?: string;
  activities?: Activity[];
  watermark?: string;
}

export interface Heard {
  activities: Activity[];
  watermark?: string;
}

export interface Outgoing {
  type: 'message' | 'event';
  name?: string;
  text?: string;
  value?: unknown;
  locale: string;
  from: { id: 'user' };
  channelData: { clientActivityID: string };
}

export type Result<T> =
  | { ok: true; value: T }
  /**
   * `away`: no answer. `busy`: the server cannot serve it now. Both can be tried again. `gone`: the conversation has
   * ended. `refused`: never possible. `activities`: what the server still answered to a person in danger.
   */
  | { ok: false; why: 'away' | 'busy' | 'gone' | 'refused'; activities?: Activity[] };

const BASE = '/v3/directline';

/**
 * Opens the conversation of `secret`, perhaps again. The answer brings its first activities. `text` is the message that
 * waits: if the conversation cannot be opened and the text tells of danger, the server answers it.
 */
export function openConversation(
  locale: string,
  topic: string | null,
  secret: string,
  text: string | undefined,
): Promise<Result<Opened>> {
  return call('POST', '/conversations', null, {
    locale,
    secret,
    ...(topic ? { topic } : {}),
    ...(text ? { text } : {}),
  });
}

/** Gets a new stream address for a conversation that was opened earlier. */
export function resumeConversation(session: Session): Promise<Result<Opened>> {
  return call('GET', `${path(session)}?watermark=${encodeURIComponent(session.watermark)}`, session.token);
}

/** Sends an activity. The server answers the same clientActivityID only once. */
export function postActivity(
  session: Session,
  activity: Outgoing,
): Promise<Result<{ id: string; activities?: Activity[] }>> {
  return call('POST', `${path(session)}/activities`, session.token, activity);
}

/** The activities since the session's watermark. */
export function pollActivities(session: Session): Promise<Result<Heard>> {
  return call('GET', `${path(session)}/activities?watermark=${encodeURIComponent(session.watermark)}`, session.token);
}

/** Gets a token that expires later. */
export function refreshToken(session: Session): Promise<Result<{ token: string; expires_in: number }>> {
  return call('POST', '/tokens/refresh', session.token);
}

/** The request that deletes the talk of this tab, or the talk that it was opening; null if there is none. */
export function deletionOf(session: Session | null, opening: string | null): Deletion | null {
  const secret = session?.secret ?? (session ? null : opening);
  if (secret) return { url: `${BASE}/conversations`, authorization: `Bearer ${secret}` };
  return session && { url: BASE + path(session), authorization: `Bearer ${session.token}` };
}

/** Asks the server to delete everything of a conversation, even while the page is closing. */
export function deleteConversation({ url, authorization }: Deletion): void {
  fetch(url, { method: 'DELETE', headers: { authorization }, keepalive: true }).catch(() => undefined);
}

function path(session: Session): string {
  return `/conversations/${encodeURIComponent(session.id)}`;
}

async function call<T>(method: string, url: string, token: string | null, body?: unknown): Promise<Result<T>> {
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(BASE + url, {
      method,
      headers,
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { status } = response;
    if (status === 401 || status === 403 || status === 404) return { ok: false, why: 'gone' };
    const { activities } = (await response.json().catch(() => ({}))) as { activities?: Activity[] };
    const said = Array.isArray(activities) ? { activities } : {};
    return { ok: false, why: status === 429 || status >= 500 ? 'busy' : 'refused', ...said };
  } catch {
    return { ok: false, why: 'away' };
  }
}
