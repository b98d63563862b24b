/**
 * What the page stores of its conversation in this tab, until the tab is closed or quick exit is used. No text of the
 * person.
 */
export interface Session {
  id: string;
  token: string;
  /** When the token expires, in milliseconds since 1970. */
  expires: number;
  watermark: string;
  /** The secret that this page made before it opened the talk. With it the talk can always be deleted. */
  secret?: string;
}

const KEY = 'talk';
/** The secret of a talk whose opening was not answered yet. */
const OPENING = 'opening';
const PROBE = 'probe';

/** For browsers without storage: the conversation then lasts as long as the page. */
let unkept: Session | null = null;
let unkeptOpening: string | null = null;

/** Whether the browser lets this tab store anything. */
export function canStore(): boolean {
  try {
    sessionStorage.setItem(PROBE, '');
    sessionStorage.removeItem(PROBE);
    return true;
  } catch {
    return false;
  }
}

/** The conversation of this tab; null if there is none. */
export function readSession(): Session | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
    return stored && typeof stored.id === 'string' && typeof stored.token === 'string' ? stored : null;
  } catch {
    return unkept;
  }
}

/** Stores the conversation for this tab. If the browser refuses, the next reload loses it, nothing more. */
export function keepSession(session: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    unkept = session;
  }
}

/** The secret of the talk that this tab is opening; null if there is none. */
export function readOpening(): string | null {
  try {
    return sessionStorage.getItem(OPENING);
  } catch {
    return unkeptOpening;
  }
}

/** Stores the secret of the talk that is being opened; null removes it when the opening was answered. */
export function keepOpening(secret: string | null): void {
  unkeptOpening = secret;
  try {
    if (secret === null) sessionStorage.removeItem(OPENING);
    else sessionStorage.setItem(OPENING, secret);
  } catch {
    return;
  }
}

/** Deletes everything stored for this tab. */
export function wipeSession(): void {
  unkept = null;
  unkeptOpening = null;
  try {
    sessionStorage.clear();
  } catch {
    return;
  }
}
