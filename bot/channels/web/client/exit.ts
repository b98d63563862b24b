import { deleteConversation } from './direct-line.js';
import { readSession, wipeSession } from './session.js';

/** A second Escape within this time leaves. */
const TWICE_MS = 1000;

/**
 * Leaves at once: nothing of the page stays in sight, the server deletes the conversation, this tab forgets it, and
 * the page's place in the history is taken by another site.
 */
export function quickExit(): void {
  document.documentElement.hidden = true;
  document.title = '\u00a0';
  const session = readSession();
  wipeSession();
  if (session) deleteConversation(session);
  dispatchEvent(new Event('quickexit'));
  const link = document.querySelector<HTMLAnchorElement>('[data-exit]');
  location.replace(link?.href ?? 'about:blank');
}

/** Makes the quick-exit link and a double Escape leave at once, wherever on the page. */
export function watchExit(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-exit]')) return;
    event.preventDefault();
    quickExit();
  });
  let last = -Infinity;
  document.addEventListener('keydown', ({ key, timeStamp, repeat }) => {
    if (key !== 'Escape' || repeat) return;
    if (timeStamp - last < TWICE_MS) quickExit();
    last = timeStamp;
  });
}
