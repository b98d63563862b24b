import { deleteConversation, deletionOf } from './direct-line.js';
import { forgetSaved } from './saved.js';
import { readOpening, readSession, wipeSession } from './session.js';

/** A second Escape within this time leaves. */
const TWICE_MS = 1000;
/** In this tab only: that it was left, so that "Back" does not open the site again. Says nothing else. */
const LEFT = 'left';

const exitUrl = document.currentScript?.dataset['away'] ?? 'about:blank';

/**
 * Leaves at once: nothing of the page stays in sight or in the ear, the server deletes the conversation, this device
 * forgets it and the saved answers, and the page's place in the history is taken by another site.
 */
function quickExit(): void {
  document.documentElement.hidden = true;
  try {
    document.title = '\u00a0';
    const deletion = deletionOf(readSession(), readOpening());
    wipeSession();
    if (deletion) deleteConversation(deletion);
    dispatchEvent(new Event('quickexit'));
    noteLeft();
    forgetSaved(deletion);
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  } finally {
    // Whatever fails before: a page that only hides holds whoever has to leave.
    goElsewhere();
  }
}

/** Out of a frame too: the page around it would still tell what was read. */
function goElsewhere(): void {
  try {
    window.top?.location.replace(exitUrl);
  } catch {
    location.replace(exitUrl);
  }
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

/**
 * Sends "Back" into a tab that was left by quick exit on to the other site, before anything is shown. Coming anew, by a
 * link or an address, opens the site as always.
 */
export function watchReturn(): void {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (wasLeft()) {
    if (arrival?.type === 'back_forward') return hideAndGo();
    sessionStorage.removeItem(LEFT);
  }
  // A page kept whole in memory is hidden as it is left, so that it comes back hidden and is judged first.
  addEventListener('pagehide', () => (document.documentElement.hidden = true));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && wasLeft()) hideAndGo();
    else document.documentElement.hidden = false;
  });
}

function hideAndGo(): void {
  document.documentElement.hidden = true;
  goElsewhere();
}

function noteLeft(): void {
  try {
    sessionStorage.setItem(LEFT, '1');
  } catch {
    return;
  }
}

function wasLeft(): boolean {
  try {
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}
