import { deleteConversation, deletionOf } from './direct-line.js';
import { watchKeys } from './exit-keys.js';
import { forgetSaved } from './saved.js';
import { readOpening, readSession, wipeSession } from './session.js';
import { tellTabs, watchTabs } from './tabs.js';

/** Stored in this tab only: the person left by quick exit, so "Back" must not open the site again. */
const LEFT = 'left';
/** How long the page around a frame has to leave before the frame leaves alone. */
const AROUND_MS = 300;

const exitUrl = document.currentScript?.dataset['away'] ?? 'about:blank';

/** Leaves at once, in this tab and in every other one of ours. */
function quickExit(): void {
  document.documentElement.hidden = true;
  try {
    tellTabs();
  } finally {
    leave();
  }
}

/**
 * Leaves this tab. The page is hidden and silent, the server deletes the conversation, this device deletes it and the
 * saved answers, and another site replaces this page in the history.
 */
function leave(): void {
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
    // This must run even if a step before it fails: a page that only hides does not let the person leave.
    goElsewhere();
  }
}

/**
 * Also leaves a frame: the page around it would still show what was read. Browsers may refuse that, some without an
 * error, to a frame that was not touched; then the frame leaves alone.
 */
function goElsewhere(): void {
  if (window.top === window) return location.replace(exitUrl);
  try {
    window.top?.location.replace(exitUrl);
    setTimeout(() => location.replace(exitUrl), AROUND_MS);
  } catch {
    location.replace(exitUrl);
  }
}

/** Makes the quick-exit link, and Shift pressed three times, leave at once; and a quick exit in another tab. */
export function watchExit(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-exit]')) return;
    event.preventDefault();
    quickExit();
  });
  watchKeys(quickExit);
  watchTabs(leave);
}

/**
 * After quick exit, "Back" opens the other site again before anything of ours is shown. A new visit by a link or an
 * address opens our site as usual.
 */
export function watchReturn(): void {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (wasLeft()) {
    if (arrival?.type === 'back_forward') return hideAndGo();
    sessionStorage.removeItem(LEFT);
  }
  // Browsers keep whole pages in memory. A page is hidden when the person leaves it, so that it is still hidden when it
  // comes back and is checked.
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
