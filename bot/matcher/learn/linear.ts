import { lehmer } from './lehmer.js';
import type { Vector } from '../topics/vocabulary.js';

/** A training text as numbers, with the position of its topic. */
export interface Sample {
  topic: number;
  vector: Vector;
}

/** Weights, at `feature * topics + topic`. */
export type Weights = Float32Array;

/** Training starts from each topic's centroid, scaled to this length. */
const CENTROID = 3;
const PASSES = 5;
/** The most that one text may change the weights. */
const STEP = 0.3;
const SEED = 20_261_122;

/**
 * Trains one weight per feature and topic. It starts from the topics' centroids and goes over the texts; it changes the
 * weights if the right topic does not lead by 1 (passive-aggressive, Crammer et al. 2006, PA-I). The next pass skips
 * texts that changed nothing. A fixed seed shuffles the order, so the same samples give the same weights.
 */
export function trainWeights(samples: readonly Sample[], features: number, topics: number): Weights {
  const weights = centroids(samples, features, topics);
  let order = samples.map((_, i) => i);
  const random = lehmer(SEED);
  const scores = new Float64Array(topics);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = random() % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    order = order.filter((place) => {
      const { topic, vector } = samples[place]!;
      scoreInto(scores.fill(0), weights, vector);
      return learn(weights, scores, topic, vector);
    });
  }
  return weights;
}

/** Changes the weights if the right topic does not lead by 1. Returns whether it did. */
function learn(weights: Weights, scores: Float64Array, topic: number, { ids, values }: Vector): boolean {
  const topics = scores.length;
  let rival = -1;
  for (let other = 0; other < topics; other += 1)
    if (other !== topic && (rival < 0 || scores[other]! > scores[rival]!)) rival = other;
  if (rival < 0) return false;
  const loss = 1 - scores[topic]! + scores[rival]!;
  if (loss <= 0) return false;
  let square = 0;
  for (const value of values) square += value * value;
  if (square === 0) return false;
  const step = Math.min(STEP, loss / (2 * square));
  for (let i = 0; i < ids.length; i += 1) {
    const row = ids[i]! * topics;
    weights[row + topic]! += step * values[i]!;
    weights[row + rival]! -= step * values[i]!;
  }
  return true;
}

function centroids(samples: readonly Sample[], features: number, topics: number): Weights {
  const sums = new Float32Array(features * topics);
  for (const { topic, vector } of samples)
    vector.ids.forEach((id, i) => (sums[id * topics + topic]! += vector.values[i]!));
  const squares = new Float64Array(topics);
  for (let i = 0; i < sums.length; i += 1) squares[i % topics]! += sums[i]! ** 2;
  const lengths = squares.map((square) => Math.sqrt(square) || 1);
  for (let i = 0; i < sums.length; i += 1) sums[i]! *= CENTROID / lengths[i % topics]!;
  return sums;
}

/** Adds every topic's score of a text to `scores`. */
export function scoreInto(scores: Float64Array, weights: Weights, { ids, values }: Vector): void {
  const topics = scores.length;
  for (let i = 0; i < ids.length; i += 1) {
    const row = ids[i]! * topics;
    const value = values[i]!;
    for (let topic = 0; topic < topics; topic += 1) scores[topic]! += value * weights[row + topic]!;
  }
}
