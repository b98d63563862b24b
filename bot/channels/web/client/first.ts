import { watchExit, watchReturn } from './exit.js';

/** Runs on every page before anything is shown: quick exit works while the rest is still on its way. */
watchReturn();
watchExit();
