import type { ActivityLogs } from './activity-logs.js';
import type { Counter } from './counter.js';
import type { KeyedQueue } from './queue.js';
import type { StateStore } from './store.js';

/** Where talks are kept, and what instances that serve the same people share. */
export interface Backend {
  /** Where talks are kept, for the log. */
  kind: 'files' | 'memory' | 'redis';
  store: StateStore;
  /** Serialises the turns of a talk. */
  queue: KeyedQueue;
  logs: ActivityLogs;
  counter: Counter;
  close(): Promise<void>;
}
