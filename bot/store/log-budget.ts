/** Most bytes of activity logs to keep: of one talk, of all talks of one address, and in all. */
export interface LogBudget {
  talk: number;
  address: number;
  all: number;
}

const KB = 1024;
const MB = 1024 * KB;

/** For this process' memory. A long talk takes 20 to 30 KB. A whole reception centre shares one address. */
export const MEMORY_BUDGET: LogBudget = { talk: 64 * KB, address: 8 * MB, all: 64 * MB };
/**
 * For Redis, compressed: a quarter of its memory in `.deploy/compose.yaml`, so that the state of talks always has room.
 */
export const REDIS_BUDGET: LogBudget = { talk: 64 * KB, address: 32 * MB, all: 512 * MB };

/** Adds up the bytes of the logs, and drops logs when a budget is used up. */
export interface Held {
  /**
   * A log now holds `bytes` and was just used. Drops logs if needed: of the owner with the most bytes, the least
   * recently used first.
   */
  set(id: string, owner: string, bytes: number): void;
  /** A log was deleted. */
  delete(id: string): void;
  /** The bytes of all logs. */
  readonly bytes: number;
}

interface Owner {
  bytes: number;
  /** The owner's logs, least recently used first. */
  logs: Map<string, number>;
}

/** `drop` must empty the log with that id. */
export function holdWithin(budget: LogBudget, drop: (id: string) => void): Held {
  const owners = new Map<string, Owner>();
  const ownerOf = new Map<string, string>();
  let all = 0;

  function remove(id: string): void {
    const name = ownerOf.get(id);
    const owner = name === undefined ? undefined : owners.get(name);
    if (name === undefined || !owner) return;
    const bytes = owner.logs.get(id)!;
    owner.logs.delete(id);
    owner.bytes -= bytes;
    all -= bytes;
    ownerOf.delete(id);
    if (owner.logs.size === 0) owners.delete(name);
  }

  function dropOldestOf(owner: Owner): void {
    const [oldest] = owner.logs.keys();
    remove(oldest!);
    drop(oldest!);
  }

  return {
    set(id, name, bytes) {
      remove(id);
      const owner = owners.get(name) ?? { bytes: 0, logs: new Map<string, number>() };
      owners.set(name, owner);
      owner.logs.set(id, bytes);
      owner.bytes += bytes;
      all += bytes;
      ownerOf.set(id, name);
      while (owner.bytes > budget.address && owner.logs.size > 1) dropOldestOf(owner);
      while (all > budget.all) {
        let largest = owner;
        for (const one of owners.values()) if (one.bytes > largest.bytes) largest = one;
        dropOldestOf(largest);
      }
    },
    delete: remove,
    get bytes() {
      return all;
    },
  };
}
