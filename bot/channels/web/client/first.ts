import { watchExit, watchReturn } from './exit.js';

/** Runs on every page before anything is shown: quick exit works while the rest is still on its way. */
// Styles show what works with a script only.
document.documentElement.dataset['script'] = '';
watchReturn();
watchExit();
