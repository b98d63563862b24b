/** What the page keeps of its conversation: for this tab, until it is closed or quick exit is used. No words. */
export interface Session {
  id: string;
  token: string;
  /** When the token ends, in milliseconds since 1970. */
  expires: number;
  watermark: string;
}

const KEY = 'talk';

/** For browsers that keep nothing for us: the conversation then lives as long as the page. */
let unkept: Session | null = null;

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

/** Forgets everything kept for this tab. */
export function wipeSession(): void {
  unkept = null;
  try {
    sessionStorage.clear();
  } catch {
    return;
  }
}
