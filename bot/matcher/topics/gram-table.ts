/**
 * Character n-grams and their ids: a tree of letters in one open-addressed hash table. A word's n-grams are found
 * letter by letter, without making strings. It consists of plain arrays, so it is stored in files and used as it is
 * read.
 */
export interface GramTable {
  /** For each slot: node × 65 536 + the UTF-16 unit of the step from it; 0 if the slot is free. */
  keys: Float64Array;
  /** For each slot: the node at the end of the step. */
  children: Int32Array;
  /** For each node: the id of the n-gram that ends there, or -1. */
  ids: Int32Array;
}

const ROOT = 1;
const UNITS = 0x10000;
const EDGE = 0x20;

/** A table of different n-grams. Their positions are their ids. */
export function gramTable(grams: readonly string[]): GramTable {
  // A prefix of an n-gram is usually an n-gram too, but single letters may not be.
  const prefixes = new Set<string>();
  for (const gram of grams) for (let end = 1; end <= gram.length; end += 1) prefixes.add(gram.slice(0, end));
  let slots = 16;
  while (slots < 2 * prefixes.size) slots *= 2;
  const table = {
    keys: new Float64Array(slots),
    children: new Int32Array(slots),
    ids: new Int32Array(prefixes.size + 2).fill(-1),
  };
  let nodes = ROOT;
  grams.forEach((gram, id) => {
    let node = ROOT;
    for (let at = 0; at < gram.length; at += 1) {
      const unit = gram.charCodeAt(at);
      const slot = slotOf(table, node, unit);
      if (table.keys[slot] === 0) {
        table.keys[slot] = node * UNITS + unit;
        table.children[slot] = nodes += 1;
      }
      node = table.children[slot]!;
    }
    table.ids[node] = id;
  });
  return table;
}

/** The slot of a step in the tree, or the free slot for it. */
function slotOf({ keys }: GramTable, node: number, unit: number): number {
  const key = node * UNITS + unit;
  const mask = keys.length - 1;
  let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = hash & mask;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

/** The nodes reached from each letter of the current word. */
let reached = new Int32Array(64);
let found = new Int32Array(256);

/** The number of n-grams of one size in a word with its edges marked. */
export function gramCount(word: string, size: number): number {
  return Math.max(0, word.length + 3 - size);
}

/**
 * The ids of a word's n-grams, its edges marked: first those of size `least`, then of the next sizes up to `most`, each
 * in the order of the letters; -1 for an unknown n-gram. The next call overwrites the array.
 */
export function gramIds(table: GramTable, word: string, least: number, most: number): Int32Array {
  const letters = word.length + 2;
  if (found.length < letters * most) found = new Int32Array(2 * letters * most);
  if (reached.length < letters) reached = new Int32Array(2 * letters);
  reached.fill(ROOT, 0, letters);
  const { children, ids } = table;
  let n = 0;
  for (let size = 1; size <= most; size += 1) {
    for (let at = 0; at + size <= letters; at += 1) {
      const from = reached[at]!;
      let id = -1;
      if (from !== 0) {
        const end = at + size - 1;
        const unit = end === 0 || end === letters - 1 ? EDGE : word.charCodeAt(end - 1);
        // A free slot leads to node 0, from which no step goes on.
        const node = children[slotOf(table, from, unit)]!;
        reached[at] = node;
        if (node !== 0) id = ids[node]!;
      }
      if (size >= least) found[n++] = id;
    }
  }
  return found;
}
