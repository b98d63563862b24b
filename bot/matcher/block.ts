import type { Feature } from './features.js';

/**
 * One kind of features (words, or character n-grams) as TF-IDF: a vector per text, a centroid per topic. Centroids are
 * sums, so that any single example can be taken out again exactly when the thresholds are chosen.
 */
export interface Block {
  ids: ReadonlyMap<string, number>;
  idf: Float64Array;
  /** Weight of a feature that no example has. */
  unknownIdf: number;
  /** Sum of the examples' vectors, `feature * topics + topic`. */
  sums: Float32Array;
  /** Squared length of each topic's sum. */
  squares: Float64Array;
}

/** A text's vector, of length 1 when its unknown features are counted in. */
export interface Vector {
  ids: number[];
  values: number[];
}

/** Learns a block from texts, each with the place of its topic. */
export function trainBlock(texts: readonly { topic: number; features: readonly Feature[] }[], topics: number): Block {
  const ids = new Map<string, number>();
  const seenIn: number[] = [];
  for (const { features } of texts) {
    for (const key of new Set(features.map((f) => f.key))) {
      const id = ids.get(key);
      if (id === undefined) {
        ids.set(key, seenIn.length);
        seenIn.push(1);
      } else seenIn[id] = seenIn[id]! + 1;
    }
  }
  const idfOf = (count: number) => Math.log((1 + texts.length) / (1 + count)) + 1;
  const block: Block = {
    ids,
    idf: Float64Array.from(seenIn, idfOf),
    unknownIdf: idfOf(0),
    sums: new Float32Array(seenIn.length * topics),
    squares: new Float64Array(topics),
  };
  for (const { topic, features } of texts) {
    const { ids: at, values } = vectorOf(block, features);
    at.forEach((id, i) => (block.sums[id * topics + topic]! += values[i]!));
  }
  for (let i = 0; i < block.sums.length; i += 1) block.squares[i % topics]! += block.sums[i]! ** 2;
  return block;
}

/** The TF-IDF vector of a text's features; a feature that comes often counts less each time. */
export function vectorOf(block: Block, features: readonly Feature[]): Vector {
  const counts = new Map<number, number>();
  let square = 0;
  for (const { key } of features) {
    const id = block.ids.get(key);
    if (id === undefined) square += UNKNOWN * block.unknownIdf ** 2;
    else counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ids = [...counts.keys()];
  const values = ids.map((id) => (1 + Math.log(counts.get(id)!)) * block.idf[id]!);
  for (const value of values) square += value ** 2;
  const length = Math.sqrt(square) || 1;
  return { ids, values: values.map((value) => value / length) };
}

/** Share of an unknown feature in a text's length: strange words make every topic less likely, but not twice so. */
const UNKNOWN = 0.5;

/** Adds `weight` × the cosine with each topic's centroid to `into`. `without` is the topic the vector was part of. */
export function addCosines(block: Block, vector: Vector, into: Float64Array, weight: number, without = -1): void {
  const topics = block.squares.length;
  const dots = new Float64Array(topics);
  let square = 0;
  const { sums } = block;
  for (let i = 0; i < vector.ids.length; i += 1) {
    const value = vector.values[i]!;
    const row = vector.ids[i]! * topics;
    square += value * value;
    for (let topic = 0; topic < topics; topic += 1) dots[topic]! += value * sums[row + topic]!;
  }
  for (let topic = 0; topic < topics; topic += 1) {
    let dot = dots[topic]!;
    let length = block.squares[topic]!;
    if (topic === without) {
      length += square - 2 * dot;
      dot -= square;
    }
    if (length > 1e-9) into[topic]! += (weight * Math.max(0, dot)) / Math.sqrt(length);
  }
}
