import { watchExit, watchReturn } from './exit.js';
import { keepOneEntry } from './one-entry.js';
import { canStore, readSession } from './session.js';

/** Runs on every page before anything is shown, so that quick exit works while the rest still loads. */
// CSS uses it to show what needs a script.
document.documentElement.dataset['script'] = '';
// A talk that continues does not show the welcome again.
if (readSession()) document.documentElement.dataset['talk'] = '';
watchReturn();
watchExit();
if (!canStore()) keepOneEntry();
