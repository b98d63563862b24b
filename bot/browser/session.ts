/** What the page keeps of its conversation: for this tab, until it is closed or quick exit is used. No words. */
export interface Session {
  id: string;
  token: string;
  /** When the token ends, in milliseconds since 1970. */
  expires: number;
  watermark: string;
  /** What this page drew for the talk before it was opened: with it the talk can be deleted whatever happens. */
  secret?: string;
}

const KEY = 'talk';
/** The secret of a talk whose opening was not answered yet. */
const OPENING = 'opening';

/** For browsers that keep nothing for us: the conversation then lives as long as the page. */
let unkept: Session | null = null;
let unkeptOpening: string | null = null;

/** The conversation of this tab; null where there is none. */
export function readSession(): Session | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
    return stored && typeof stored.id === 'string' && typeof stored.token === 'string' ? stored : null;
  } catch {
    return unkept;
  }
}

/** Keeps the conversation for this tab. A browser that refuses to keep it loses it at the next reload, no more. */
export function keepSession(session: Session): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    unkept = session;
  }
}

/** The secret of the talk that is being opened in this tab; null where there is none. */
export function readOpening(): string | null {
  try {
    return sessionStorage.getItem(OPENING);
  } catch {
    return unkeptOpening;
  }
}

/** Keeps the secret of the talk that is being opened, or lets go of it (null) once that is answered. */
export function keepOpening(secret: string | null): void {
  unkeptOpening = secret;
  try {
    if (secret === null) sessionStorage.removeItem(OPENING);
    else sessionStorage.setItem(OPENING, secret);
  } catch {
    return;
  }
}

/** Forgets everything kept for this tab. */
export function wipeSession(): void {
  unkept = null;
  unkeptOpening = null;
  try {
    sessionStorage.clear();
  } catch {
    return;
  }
}
