import { messageOf, type Message } from '../../text/message.js';
import { lehmer } from '../learn/lehmer.js';

/**
 * How similar a message is to messages in a crisis, in any language: one small linear layer over the words and letters
 * of all languages. It finds what no phrase contains, and can only lead to a gentle question.
 */
export interface Likeness {
  /** The crisis topics. One more class, the last, is everyday life. */
  topics: string[];
  /** Whole numbers, at `class * BUCKETS + bucket`. */
  weights: Int8Array;
  /** The value of 1 in the weights. */
  scale: number;
}

/** A message to learn from. `topic` is null for everyday life. */
export interface LikenessSample {
  lang: string;
  topic: string | null;
  text: string;
}

/** Features share this many places by their hash. Collisions are rare and cost less than a list of all features. */
const BUCKETS = 1 << 15;
/** Letters of the character n-grams. The edges of words count. */
const GRAM_SIZES = [3, 4, 5];
/** Most words that are read. A story shows what it is about before that. */
const MAX_WORDS = 120;
const PASSES = 8;
const STEP = 0.6;
const SEED = 20_261_122;
/** A smaller slope of a class changes its weights too little to matter, and costs as much time as a large one. */
const LEAST_SLOPE = 0.0005;

/** A single word is similar to too many things. Words that mean a crisis by themselves are phrases or signs. */
const MIN_WORDS = 2;

/** The places of a text's features, each once: words, pairs of words, and character n-grams. */
function placesOf(text: string | Message): { words: number; places: Set<number> } {
  const places = new Set<number>();
  const words = messageOf(text).wordsIn('nl').slice(0, MAX_WORDS);
  let before = '';
  for (const word of words) {
    places.add(hash(`=${word}`, 0, word.length + 1));
    const pair = `${before}+${word}`;
    places.add(hash(pair, 0, pair.length));
    before = word;
    const padded = ` ${word} `;
    for (const size of GRAM_SIZES)
      for (let at = 0; at + size <= padded.length; at += 1) places.add(hash(padded, at, at + size));
  }
  return { words: words.length, places };
}

/** FNV-1a hash of a part of a text. */
function hash(text: string, from: number, to: number): number {
  let value = 2_166_136_261;
  for (let at = from; at < to; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  return (value ^ (value >>> 15)) & (BUCKETS - 1);
}

/**
 * Learns from messages (softmax regression, AdaGrad, in a fixed order). In each language, crisis and everyday life get
 * the same total weight, so that no language is itself a sign of a crisis.
 */
export function learnLikeness(samples: readonly LikenessSample[]): Likeness {
  const topics = [...new Set(samples.flatMap(({ topic }) => topic ?? []))].sort();
  const classes = topics.length + 1;
  const counts = new Map<string, number>();
  const kindOf = ({ lang, topic }: LikenessSample): string => `${lang} ${topic === null}`;
  for (const sample of samples) counts.set(kindOf(sample), (counts.get(kindOf(sample)) ?? 0) + 1);
  const mean = samples.length / Math.max(1, counts.size);
  const ready = samples.map((sample) => ({
    places: Int32Array.from(placesOf(sample.text).places),
    label: sample.topic === null ? topics.length : topics.indexOf(sample.topic),
    weight: Math.min(4, mean / counts.get(kindOf(sample))!),
  }));
  // All classes of one place are stored together while learning, because every sample changes all of them.
  const weights = new Float32Array(BUCKETS * classes);
  const squares = new Float32Array(BUCKETS * classes).fill(1);
  const chances = new Float64Array(classes);
  const random = lehmer(SEED);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let i = ready.length - 1; i > 0; i -= 1) {
      const j = random() % (i + 1);
      [ready[i], ready[j]] = [ready[j]!, ready[i]!];
    }
    for (const { places, label, weight } of ready) {
      const value = 1 / Math.sqrt(places.length || 1);
      chances.fill(0);
      for (const place of places) {
        const row = place * classes;
        for (let own = 0; own < classes; own += 1) chances[own]! += weights[row + own]!;
      }
      chancesOf(chances, value);
      for (let own = 0; own < classes; own += 1) {
        const slope = (chances[own]! - (own === label ? 1 : 0)) * weight * value;
        if (Math.abs(slope) < LEAST_SLOPE) continue;
        for (const place of places) {
          const at = place * classes + own;
          const square = squares[at]! + slope * slope;
          squares[at] = square;
          weights[at]! -= (STEP * slope) / Math.sqrt(square);
        }
      }
    }
  }
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  const rounded = new Int8Array(classes * BUCKETS);
  for (let own = 0; own < classes; own += 1)
    for (let place = 0; place < BUCKETS; place += 1)
      rounded[own * BUCKETS + place] = Math.round(weights[place * classes + own]! / scale);
  return { topics, weights: rounded, scale };
}

/** The crisis topic that a text is most similar to, and the chance (0–1) that the text is about a crisis. */
export function likeness(
  { topics, weights, scale }: Likeness,
  text: string | Message,
): { topic: string; chance: number } | null {
  const { words, places: found } = placesOf(text);
  if (words < MIN_WORDS || topics.length === 0) return null;
  const places = [...found];
  const chances = new Float64Array(topics.length + 1);
  for (let own = 0; own < chances.length; own += 1) {
    let sum = 0;
    const row = own * BUCKETS;
    for (const place of places) sum += weights[row + place]!;
    chances[own] = sum;
  }
  chancesOf(chances, scale / Math.sqrt(places.length));
  let best = 0;
  for (let i = 1; i < topics.length; i += 1) if (chances[i]! > chances[best]!) best = i;
  return { topic: topics[best]!, chance: 1 - chances[topics.length]! };
}

/** Turns each class's sum of weights, times `value`, into a chance, in place. */
function chancesOf(sums: Float64Array, value: number): void {
  let largest = -Infinity;
  for (let own = 0; own < sums.length; own += 1) largest = Math.max(largest, (sums[own]! *= value));
  let all = 0;
  for (let own = 0; own < sums.length; own += 1) all += sums[own] = Math.exp(sums[own]! - largest);
  for (let own = 0; own < sums.length; own += 1) sums[own]! /= all;
}
