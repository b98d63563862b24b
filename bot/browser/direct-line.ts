import type { Activity } from '../web/shared/talk.js';
import type { Session } from './session.js';

/** The calls of Direct Line 3.0 that the page makes, each with what may come of it. */

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
  /** `away`: no answer, or a passing fault: worth trying again. `gone`: the conversation is over. `refused`: never. */
  | { ok: false; why: 'away' | 'gone' | 'refused' };

const BASE = '/v3/directline';

/** Begins a conversation; the answer brings its first activities. */
export function openConversation(locale: string, topic: string | null): Promise<Result<Opened>> {
  return call('POST', '/conversations', null, topic ? { locale, topic } : { locale });
}

/** A new stream address for a conversation that was begun earlier. */
export function resumeConversation(session: Session): Promise<Result<Opened>> {
  return call('GET', `${path(session)}?watermark=${encodeURIComponent(session.watermark)}`, session.token);
}

/** Sends an activity; the server answers one and the same clientActivityID once only. */
export function postActivity(session: Session, activity: Outgoing): Promise<Result<{ id: string }>> {
  return call('POST', `${path(session)}/activities`, session.token, activity);
}

/** The activities since the session's watermark. */
export function pollActivities(session: Session): Promise<Result<Heard>> {
  return call('GET', `${path(session)}/activities?watermark=${encodeURIComponent(session.watermark)}`, session.token);
}

/** A token that ends later. */
export function refreshToken(session: Session): Promise<Result<{ token: string; expires_in: number }>> {
  return call('POST', '/tokens/refresh', session.token);
}

/** Has the server delete all it keeps of the conversation, even while the page goes away. */
export function deleteConversation(session: Session): void {
  const headers = { authorization: `Bearer ${session.token}` };
  fetch(BASE + path(session), { method: 'DELETE', headers, keepalive: true }).catch(() => undefined);
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
    return { ok: false, why: status === 429 || status >= 500 ? 'away' : 'refused' };
  } catch {
    return { ok: false, why: 'away' };
  }
}
