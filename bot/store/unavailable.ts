import { ETagConflict } from './store.js';

/** The store could not be read or written; nothing was answered, and the same message may be sent again. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable';
  readonly statusCode = 503;
}

/** The job's result; rejects with StateUnavailable where it failed for another reason than a conflict. */
export async function reach<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof ETagConflict || error instanceof StateUnavailable) throw error;
    throw new StateUnavailable('the store is out of reach', { cause: error });
  }
}
