import { lehmer } from '../learn/lehmer.js';
import { type Block, BLOCKS, type Features, type Places } from './features.js';

/** A message to learn from: its words, the language whose model learns, and whether it tells of danger. */
export interface DangerSample {
  block: Block;
  words: readonly string[];
  /** The topic of the danger; null: an ordinary message. */
  topic: string | null;
  /** How much it counts beside others. */
  weight: number;
}

/** How urgent messages are: one weight a place, in steps of `scale`, and one value a language. */
export interface Urgency {
  weights: Int8Array;
  scale: number;
  bias: number[];
}

const PASSES = 6;
const STEP = 0.6;
const BIAS_STEP = 0.18;
const SHRINK = 0.02;
const SEED = 20_261_122;
/** A long message has many places; each then counts less: by the count to this power. */
const BY_LENGTH = -0.3;
/** Both sides of a language weigh the same, but no message counts more than so many times. */
const MOST_WEIGHT = 4;
/** A few very large weights would make the steps coarse: this share of them is told apart. */
const TOLD_APART = 0.9999;

const POWERS = Float64Array.from({ length: 8192 }, (_, count) => (count === 0 ? 0 : count ** BY_LENGTH));

interface Ready {
  own: Int32Array;
  shared: Int32Array;
  urgent: 0 | 1;
  block: number;
  weight: number;
}

/**
 * Learns how urgent messages are (logistic regression, AdaGrad, in a fixed order). The same messages give the same
 * numbers.
 */
export function learnUrgency(features: Features, samples: readonly DangerSample[]): Urgency {
  const ready = readyFor(features, samples);
  const weights = new Float32Array(features.total);
  const squares = new Float32Array(features.total).fill(1);
  const bias = new Float64Array(BLOCKS.length);
  const biasSquares = new Float64Array(BLOCKS.length).fill(1);
  const random = lehmer(SEED);
  const move = (places: Int32Array, slope: number): void => {
    for (const place of places) {
      const step = slope + SHRINK * weights[place]!;
      const square = squares[place]! + step * step;
      squares[place] = square;
      weights[place]! -= (STEP * step) / Math.sqrt(square);
    }
  };
  for (let pass = 0; pass < PASSES; pass += 1) {
    shuffle(ready, random);
    for (const { own, shared, urgent, block, weight } of ready) {
      const perOwn = POWERS[own.length]!;
      const perShared = POWERS[shared.length]!;
      const sum = sumOf(weights, own) * perOwn + sumOf(weights, shared) * perShared + bias[block]!;
      const slope = (1 / (1 + Math.exp(-sum)) - urgent) * weight;
      move(own, slope * perOwn);
      move(shared, slope * perShared);
      biasSquares[block]! += slope * slope;
      bias[block]! -= (BIAS_STEP * slope) / Math.sqrt(biasSquares[block]!);
    }
  }
  return packed(weights, [...bias]);
}

function readyFor(features: Features, samples: readonly DangerSample[]): Ready[] {
  const ready = samples.map(({ block, words, topic, weight }): Ready => {
    const { own, shared, owns, shares } = features.read(words, block);
    return {
      own: own.slice(0, owns),
      shared: shared.slice(0, shares),
      urgent: topic === null ? 0 : 1,
      block: BLOCKS.indexOf(block),
      weight,
    };
  });
  const sums = BLOCKS.map(() => [0, 0]);
  for (const { block, urgent, weight } of ready) sums[block]![urgent]! += weight;
  for (const sample of ready) {
    const [ordinary = 0, urgent = 0] = sums[sample.block]!;
    sample.weight *= Math.min(MOST_WEIGHT, (ordinary + urgent) / 2 / sums[sample.block]![sample.urgent]!);
  }
  return ready;
}

/** One byte for each weight. */
function packed(weights: Float32Array, bias: number[]): Urgency {
  const used = weights.filter((weight) => weight !== 0);
  for (let i = 0; i < used.length; i += 1) used[i] = Math.abs(used[i]!);
  const largest = used.sort()[Math.floor(used.length * TOLD_APART)] ?? 1;
  const scale = largest / 127;
  const steps = new Int8Array(weights.length);
  for (let i = 0; i < weights.length; i += 1)
    if (weights[i] !== 0) steps[i] = Math.max(-127, Math.min(127, Math.round(weights[i]! / scale)));
  return { weights: steps, bias, scale };
}

/** How urgent what was read is: about 0 where it may be either, higher where it is urgent. */
export function urgencyOf({ weights, bias, scale }: Urgency, read: Places, block: Block): number {
  const { own, shared, owns, shares } = read;
  let sum = 0;
  let sharedSum = 0;
  for (let i = 0; i < owns; i += 1) sum += weights[own[i]!]!;
  for (let i = 0; i < shares; i += 1) sharedSum += weights[shared[i]!]!;
  return scale * (sum * POWERS[owns]! + sharedSum * POWERS[shares]!) + bias[BLOCKS.indexOf(block)]!;
}

/** Which danger: weights of each topic in a smaller space. */
export interface TopicWeights {
  topics: string[];
  /** At `topic * places + place`. */
  weights: Int8Array;
}

const TOPIC_PASSES = 5;

/** Learns which danger urgent messages are about (softmax regression). `features` may have fewer places. */
export function learnTopics(features: Features, samples: readonly DangerSample[]): TopicWeights {
  const topics = [...new Set(samples.flatMap(({ topic }) => topic ?? []))].sort();
  const ready = samples
    .filter(({ topic }) => topic !== null)
    .map(({ block, words, topic, weight }) => {
      const { own, shared, owns, shares } = features.read(words, block);
      return {
        own: own.slice(0, owns),
        shared: shared.slice(0, shares),
        label: topics.indexOf(topic!),
        weight,
      };
    });
  const weights = topics.map(() => new Float32Array(features.total));
  const squares = topics.map(() => new Float32Array(features.total).fill(1));
  const random = lehmer(SEED);
  for (let pass = 0; pass < TOPIC_PASSES; pass += 1) {
    shuffle(ready, random);
    for (const { own, shared, label, weight } of ready) {
      const perOwn = POWERS[own.length]!;
      const perShared = POWERS[shared.length]!;
      const sums = weights.map((row) => sumOf(row, own) * perOwn + sumOf(row, shared) * perShared);
      const chances = chancesOf(sums);
      for (const [topic, chance] of chances.entries()) {
        const slope = (chance - (topic === label ? 1 : 0)) * weight;
        for (const [places, per] of [
          [own, perOwn],
          [shared, perShared],
        ] as const)
          for (const place of places) {
            const step = slope * per + SHRINK * weights[topic]![place]!;
            squares[topic]![place]! += step * step;
            weights[topic]![place]! -= (STEP * step) / Math.sqrt(squares[topic]![place]!);
          }
      }
    }
  }
  let largest = 0;
  for (const row of weights) for (const weight of row) largest = Math.max(largest, Math.abs(weight));
  const all = new Int8Array(topics.length * features.total);
  weights.forEach((row, topic) => {
    for (let place = 0; place < row.length; place += 1)
      if (row[place] !== 0) all[topic * features.total + place] = Math.round((row[place]! / largest) * 127);
  });
  return { topics, weights: all };
}

/** The likeliest topic of a message that is urgent. `total`: how many places the features have. */
export function topicOf({ topics, weights }: TopicWeights, read: Places, total: number): string {
  const { own, shared, owns, shares } = read;
  let best = 0;
  let most = -Infinity;
  for (let topic = 0; topic < topics.length; topic += 1) {
    const row = topic * total;
    let sum = 0;
    let sharedSum = 0;
    for (let i = 0; i < owns; i += 1) sum += weights[row + own[i]!]!;
    for (let i = 0; i < shares; i += 1) sharedSum += weights[row + shared[i]!]!;
    const all = sum * POWERS[owns]! + sharedSum * POWERS[shares]!;
    if (all > most) {
      most = all;
      best = topic;
    }
  }
  return topics[best]!;
}

function sumOf(weights: Float32Array, places: Int32Array): number {
  let sum = 0;
  for (const place of places) sum += weights[place]!;
  return sum;
}

function chancesOf(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const grown = sums.map((sum) => Math.exp(sum - most));
  const all = grown.reduce((one, other) => one + other, 0);
  return grown.map((value) => value / all);
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random() % (i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
