import type { ActivityLogs } from './activity-logs.js';
import type { Counter } from './counter.js';
import type { KeyedQueue } from './queue.js';
import type { StateStore } from './store.js';

/** Where talks are stored, and what instances share that serve the same people. */
export interface Backend {
  /** The kind of store, for the log. */
  kind: 'files' | 'memory' | 'redis';
  store: StateStore;
  /** Runs the turns of one talk one after the other. */
  queue: KeyedQueue;
  logs: ActivityLogs;
  counter: Counter;
  close(): Promise<void>;
}
