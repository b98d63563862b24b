import {
  pollActivities,
  refreshToken,
  resumeConversation,
  type Heard,
  type Opened,
  type Result,
} from './direct-line.js';
import { backoff, pause } from './pause.js';
import type { Session } from './session.js';

/** Gets what happens on a conversation's stream. */
export interface Listener {
  heard(news: Heard): void;
  /** Whether activities can arrive now. `busy`: the server answers but cannot serve. */
  up(isUp: boolean, busy?: boolean): void;
  /** A newer token, valid for this many seconds. */
  renewed(token: string, seconds: number): void;
  /** The server no longer knows the conversation or the token. Nothing more will come. */
  gone(): void;
}

/**
 * Abort reason on quick exit. It is also the code that tells the server so through the open socket, because a new
 * request may not get through.
 */
export const LEFT = 4001;

const SOCKET_TRIES = 3;
const POLLS_BEFORE_SOCKET = 40;
const POLL_MS = 3000;
const HIDDEN_POLL_MS = 30_000;
const SHORTEST_TOKEN_MS = 20_000;
/** A socket that was open for less counts as failed: a server may close each one as soon as it opens. */
const LASTING_MS = 10_000;
/** A closing instance ends all its sockets at once. Their pages reconnect at random moments within this time. */
const SPREAD_MS = 3000;

/**
 * Follows a conversation until `stop` is aborted: by WebSocket, or after repeated failures by polling every few
 * seconds. Calls `session` each time, so its owner may change it.
 */
export async function follow(
  session: () => Session,
  streamUrl: string | undefined,
  listener: Listener,
  stop: AbortSignal,
): Promise<void> {
  let url = streamUrl;
  let failures = 0;
  let socketFailures = 0;
  const pauseAfterFailure = (): Promise<void> => pause(backoff((failures += 1)));
  while (!stop.aborted) {
    if (!url) {
      const result = await resumeConversation(session());
      if (stop.aborted) return;
      if (!(await survived(result))) continue;
    }
    if (url && socketFailures < SOCKET_TRIES) {
      if ((await listen(url, listener, stop)) >= LASTING_MS) {
        failures = socketFailures = 0;
        await pause(Math.random() * SPREAD_MS);
      } else {
        socketFailures += 1;
        await pauseAfterFailure();
      }
    } else if (await pollForAWhile(session, listener, stop)) {
      failures = socketFailures = 0;
    } else {
      await pauseAfterFailure();
    }
    url = undefined;
  }

  async function survived(result: Result<Opened>): Promise<boolean> {
    if (result.ok) {
      url = result.value.streamUrl;
      if (result.value.token) listener.renewed(result.value.token, result.value.expires_in ?? 1800);
      return true;
    }
    if (result.why === 'gone') {
      listener.gone();
      return false;
    }
    listener.up(false, result.why === 'busy');
    await pauseAfterFailure();
    return false;
  }
}

/** Listens until the socket closes. Resolves with the milliseconds it was open. */
function listen(url: string, listener: Listener, stop: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    let opened: number | null = null;
    const socket = connect(url);
    if (!socket) return resolve(0);
    const close = (): void => (stop.reason === LEFT ? socket.close(LEFT) : socket.close());
    stop.addEventListener('abort', close);
    socket.onopen = () => {
      opened = Date.now();
      listener.up(true);
    };
    socket.onmessage = ({ data }) => {
      if (!stop.aborted && typeof data === 'string' && data !== '') listener.heard(JSON.parse(data) as Heard);
    };
    socket.onclose = () => {
      stop.removeEventListener('abort', close);
      resolve(opened === null ? 0 : Date.now() - opened);
    };
  });
}

/** Opens a socket; null if the browser refuses the address. */
function connect(url: string): WebSocket | null {
  try {
    return new WebSocket(url);
  } catch {
    return null;
  }
}

async function pollForAWhile(session: () => Session, listener: Listener, stop: AbortSignal): Promise<boolean> {
  for (let polls = 0; polls < POLLS_BEFORE_SOCKET && !stop.aborted; polls += 1) {
    const result = await pollActivities(session());
    if (stop.aborted) return false;
    if (!result.ok) {
      if (result.why === 'gone') listener.gone();
      return false;
    }
    listener.up(true);
    listener.heard(result.value);
    await pause(document.visibilityState === 'visible' ? POLL_MS : HIDDEN_POLL_MS);
  }
  return true;
}

/** Renews the token after half of its time, until `stop` is aborted. Tries again after a failure. */
export async function keepFresh(session: () => Session, listener: Listener, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const due = Date.now() + Math.max(SHORTEST_TOKEN_MS, session().expires - Date.now()) / 2;
    while (Date.now() < due && !stop.aborted) await pause(due - Date.now());
    for (let failures = 0; !stop.aborted;) {
      const result = await refreshToken(session());
      if (stop.aborted) return;
      if (!result.ok && result.why === 'gone') return listener.gone();
      if (result.ok) {
        listener.renewed(result.value.token, result.value.expires_in);
        break;
      }
      failures += 1;
      await pause(backoff(failures));
    }
  }
}
