import { watchExit, watchReturn } from './exit.js';
import { readSession } from './session.js';

/** Runs on every page before anything is shown: quick exit works while the rest is still on its way. */
// Styles show what works with a script only.
document.documentElement.dataset['script'] = '';
// A talk that goes on does not begin with the welcome again.
if (readSession()) document.documentElement.dataset['talk'] = '';
watchReturn();
watchExit();
