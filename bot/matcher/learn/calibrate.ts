/**
 * The inputs of a confidence: the best score, its lead over the next, the share of known words, the share of words that
 * speak for the topic, the keywords' score, and the lead that concepts alone give.
 */
export type Signals = readonly number[];

/** A best guess on a phrase that the model has not seen, and whether it was right. */
export interface Trial {
  signals: Signals;
  right: boolean;
  weight: number;
}

/** How sure a language's model is of its best guess. */
export interface Calibration {
  bias: number;
  weights: Signals;
  /** The chance from which it answers, and from which it offers topics. */
  answer: number;
  ask: number;
}

/**
 * The starting values, which hold if there is little to learn from: a single keyword or a close paraphrase is answered,
 * a shared function word is not. They count as much as PRIOR_TRIALS phrases.
 */
const START: { bias: number; weights: Signals } = { bias: -5, weights: [2, 2, 1, 2, 2, 1] };
const PRIOR_TRIALS = 10;
const ROUNDS = 400;
const RATE = 0.5;

/**
 * How bold the guide is. Only this decides when it answers, when it asks "did you mean", and when it says that it does
 * not know. `content/README.md`, "How bold the guide is", explains how to change it. Measured on phrases that were left
 * out of the training.
 */
export interface Boldness {
  /** Share (0–1) of direct answers that must be right. Higher: fewer answers, more "did you mean". */
  precision: number;
  /** Share (0–1) of right best guesses that may end as "not understood". Higher: fewer but better offers. */
  lost: number;
  /**
   * Lowest and highest chance from which it answers, so that few or strange phrases cannot make it answer everything.
   */
  answer: readonly [number, number];
  /** The same for "did you mean". */
  ask: readonly [number, number];
}

export const BOLDNESS: Boldness = { precision: 0.9, lost: 0.05, answer: [0.4, 0.7], ask: [0.08, 0.25] };

/** The chance (0–1) that a best guess with these signals is right. */
export function chance({ bias, weights }: Pick<Calibration, 'bias' | 'weights'>, signals: Signals): number {
  let sum = bias;
  for (let i = 0; i < weights.length; i += 1) sum += weights[i]! * signals[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Fits the chance by logistic regression, then sets both thresholds. The same trials give the same numbers. */
export function calibrate(trials: readonly Trial[], boldness: Boldness = BOLDNESS): Calibration {
  const fitted = fit(trials);
  const rated = trials.map((trial) => ({ ...trial, chance: chance(fitted, trial.signals) }));
  rated.sort((a, b) => b.chance - a.chance);
  let right = 0;
  let all = 0;
  let answer = 1;
  for (const trial of rated) {
    all += trial.weight;
    if (trial.right) right += trial.weight;
    if (right / all >= boldness.precision) answer = trial.chance;
  }
  const rights = rated.filter((trial) => trial.right);
  const ask = rights.length > 0 ? rights[Math.floor((1 - boldness.lost) * (rights.length - 1))]!.chance : 0;
  return { ...fitted, answer: within(answer, boldness.answer), ask: within(ask, boldness.ask) };
}

function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

function fit(trials: readonly Trial[]): { bias: number; weights: Signals } {
  let bias = START.bias;
  const weights = [...START.weights];
  const total = PRIOR_TRIALS + trials.reduce((sum, trial) => sum + trial.weight, 0);
  const pull = PRIOR_TRIALS / total / 10;
  for (let round = 0; round < ROUNDS; round += 1) {
    let stepBias = 0;
    const steps = weights.map(() => 0);
    for (const { signals, right, weight } of trials) {
      const miss = ((right ? 1 : 0) - chance({ bias, weights }, signals)) * (weight / total);
      stepBias += miss;
      for (let i = 0; i < steps.length; i += 1) steps[i]! += miss * signals[i]!;
    }
    bias += RATE * (stepBias - pull * (bias - START.bias));
    // More evidence must never lower the confidence.
    for (let i = 0; i < steps.length; i += 1)
      weights[i] = Math.max(0, weights[i]! + RATE * (steps[i]! - pull * (weights[i]! - START.weights[i]!)));
  }
  return { bias, weights };
}
