/** What a confidence is made of: the best score, its lead over the next, and the share of the words it knows. */
export type Signals = readonly [score: number, lead: number, coverage: number];

/** A best guess on a training phrase that was left out, and whether it was right. */
export interface Trial {
  signals: Signals;
  right: boolean;
  weight: number;
}

/** How sure a language's model may be of its best guess. */
export interface Calibration {
  bias: number;
  weights: Signals;
  /** Chances from which it answers, and from which it offers topics. */
  answer: number;
  ask: number;
}

/**
 * Where there is little to learn from: a lone keyword or a close paraphrase is answered, a shared function word is not.
 * The fit is held to these values as if by PRIOR_TRIALS phrases.
 */
const START: { bias: number; weights: Signals } = { bias: -4, weights: [5, 4, 3] };
const PRIOR_TRIALS = 10;
const ROUNDS = 300;
const RATE = 0.5;

/** Of the direct answers on phrases that were left out, this share has to be right. */
const PRECISION = 0.9;
/** This share of the right best guesses may be lost to "not understood". */
const LOST = 0.05;
/**
 * Bounds, so that few or odd phrases cannot make the bot answer everything or nothing. People do not write like the
 * examples: on real users' questions (HINT3) an upper bound of 0.25 for asking loses half as many as 0.4 does, and
 * answers no more that no topic covers.
 */
const ANSWER_BOUNDS = [0.5, 0.85] as const;
const ASK_BOUNDS = [0.12, 0.25] as const;

/** The chance (0–1) that a best guess with these signals is right. */
export function chance({ bias, weights }: Pick<Calibration, 'bias' | 'weights'>, signals: Signals): number {
  return 1 / (1 + Math.exp(-(bias + weights[0] * signals[0] + weights[1] * signals[1] + weights[2] * signals[2])));
}

/** Fits the chance by logistic regression, then sets both thresholds. The same trials give the same numbers. */
export function calibrate(trials: readonly Trial[]): Calibration {
  const fitted = fit(trials);
  const rated = trials.map((trial) => ({ ...trial, chance: chance(fitted, trial.signals) }));
  rated.sort((a, b) => b.chance - a.chance);
  let right = 0;
  let all = 0;
  let answer = 1;
  for (const trial of rated) {
    all += trial.weight;
    if (trial.right) right += trial.weight;
    if (right / all >= PRECISION) answer = trial.chance;
  }
  const rights = rated.filter((trial) => trial.right);
  const ask = rights.length > 0 ? rights[Math.floor((1 - LOST) * (rights.length - 1))]!.chance : 0;
  return { ...fitted, answer: within(answer, ANSWER_BOUNDS), ask: within(ask, ASK_BOUNDS) };
}

function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

function fit(trials: readonly Trial[]): { bias: number; weights: Signals } {
  let [bias, score, lead, coverage] = [START.bias, ...START.weights];
  const total = PRIOR_TRIALS + trials.reduce((sum, trial) => sum + trial.weight, 0);
  const pull = PRIOR_TRIALS / total / 10;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [stepBias, stepScore, stepLead, stepCoverage] = [0, 0, 0, 0];
    for (const { signals, right, weight } of trials) {
      const [s, l, c] = signals;
      const p = 1 / (1 + Math.exp(-(bias + score * s + lead * l + coverage * c)));
      const miss = ((right ? 1 : 0) - p) * (weight / total);
      stepBias += miss;
      stepScore += miss * s;
      stepLead += miss * l;
      stepCoverage += miss * c;
    }
    bias += RATE * (stepBias - pull * (bias - START.bias));
    // More evidence must never mean less confidence.
    score = Math.max(0, score + RATE * (stepScore - pull * (score - START.weights[0])));
    lead = Math.max(0, lead + RATE * (stepLead - pull * (lead - START.weights[1])));
    coverage = Math.max(0, coverage + RATE * (stepCoverage - pull * (coverage - START.weights[2])));
  }
  return { bias, weights: [score, lead, coverage] };
}
