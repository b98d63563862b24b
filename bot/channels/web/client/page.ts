import { watchCopy } from './copy.js';
import { watchExit } from './exit.js';

/** What runs on the plain pages. They work without it. */
watchExit();
watchCopy();
