import { join } from 'node:path';

import { emit } from './emit.mjs';

/** However jest is started, it runs what the sources say now. */
export default async function setup() {
  await emit(join(import.meta.dirname, '..', '..', '..'));
}
