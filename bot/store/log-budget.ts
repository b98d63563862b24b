/** Bytes of what was said that are kept at most: of one talk, of all talks of one address, and in all. */
export interface LogBudget {
  talk: number;
  address: number;
  all: number;
}

const KB = 1024;
const MB = 1024 * KB;

/** In the memory of this process. A talk of an evening takes 20 to 30 KB; a reception centre shares one address. */
export const MEMORY_BUDGET: LogBudget = { talk: 64 * KB, address: 8 * MB, all: 64 * MB };
/** In Redis, packed: a quarter of what `.deploy/compose.yaml` gives it, so that the state of talks always has room. */
export const REDIS_BUDGET: LogBudget = { talk: 64 * KB, address: 32 * MB, all: 512 * MB };

/** Adds up what logs hold, and names those to let go of. */
export interface Held {
  /** A log now holds `bytes` and was just used. Whoever holds most lets go first, its oldest log before others. */
  set(id: string, owner: string, bytes: number): void;
  /** A log is gone. */
  delete(id: string): void;
  /** Bytes held in all. */
  readonly bytes: number;
}

interface Owner {
  bytes: number;
  /** Its logs, the one not used for longest first. */
  logs: Map<string, number>;
}

/** `drop` lets go of a log, which then holds nothing. */
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
