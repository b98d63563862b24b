import { join } from 'node:path';

import { emit } from './emit.mjs';

/** Compiles changed sources before jest runs, however jest is started. */
export default async function setup() {
  await emit(join(import.meta.dirname, '..', '..', '..'));
}
