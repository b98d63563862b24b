import type { Signals } from './calibrate.js';
import { addKeywordScores } from './keywords.js';
import { repair } from './lexicon.js';
import { coverage, knowsWord, scores, view, type Model, type View } from './model.js';

/** A message as one language sees it, with each topic's score. */
export interface Rated {
  seen: View;
  scores: Float64Array;
}

/** People mix Dutch words into every language: the Dutch scores count this much beside those of another language. */
const SOURCE_SHARE = 0.3;

/**
 * Scores of words in one language, with the share of Dutch. A Dutch keyword of words that the language does not know is
 * a Belgian term ("waarborg" in an Arabic question): it counts like a keyword of the language itself.
 */
export function rate(model: Model, source: Model, words: readonly string[]): Rated {
  if (model === source) {
    const seen = view(model, repaired(model, words, source));
    return { seen, scores: scores(model, seen) };
  }
  const seen = view(model, repaired(model, words, source));
  // Dutch has no word in another script.
  if (!words.some((word) => LATIN.test(word))) return { seen, scores: scores(model, seen) };
  const dutch = view(source, words);
  const loans = dutch.hits.filter((hit) => hit.at.every((place) => !knowsWord(model, seen.features, place)));
  const mixed = loans.length > 0 ? { ...seen, hits: [...seen.hits, ...loans] } : seen;
  const share = scores(source, dutch);
  const rated = scores(model, mixed);
  for (let topic = 0; topic < rated.length; topic += 1) rated[topic]! += SOURCE_SHARE * share[topic]!;
  return { seen: mixed, scores: rated };
}

const LATIN = /\p{Script=Latin}/u;

function repaired(model: Model, words: readonly string[], source: Model): string[] {
  return repair(model.lexicon, words, (word) => model.lexicon.words.has(word) || source.lexicon.words.has(word));
}

/** The topic with the highest score; the first of equals. */
export function bestOf(rated: Float64Array): number {
  let best = 0;
  for (let topic = 1; topic < rated.length; topic += 1) if (rated[topic]! > rated[best]!) best = topic;
  return best;
}

/** What the confidence in the best topic is made of. */
export function signalsOf(model: Model, { seen, scores: rated }: Rated, best: number): Signals {
  let next = 0;
  for (let topic = 0; topic < rated.length; topic += 1)
    if (topic !== best && rated[topic]! > next) next = rated[topic]!;
  const { known, telling } = coverage(model, seen, best);
  const named = new Float64Array(rated.length);
  addKeywordScores(seen.hits, named, 1);
  return [rated[best]!, rated[best]! - next, known, telling, named[best]!];
}
