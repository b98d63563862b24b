import { ETagConflict } from './store.js';

/** The store could not be read or written. Nothing was answered, and the client may send the same message again. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable';
  readonly statusCode = 503;
}

/** The job's result. If the job fails, rejects with StateUnavailable, except for an eTag conflict. */
export async function reach<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof ETagConflict || error instanceof StateUnavailable) throw error;
    throw new StateUnavailable('the store is out of reach', { cause: error });
  }
}
