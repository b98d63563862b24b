import type { Signals } from '../learn/calibrate.js';
import { addKeywordScores } from './keywords.js';
import { repair } from './lexicon.js';
import { coverage, knowsWord, scores, view, type Model, type View } from './model.js';

/** A message as one language's model sees it, with each topic's score. */
export interface TopicScores {
  seen: View;
  scores: Float64Array;
}

/** People mix Dutch words into every language. So the Dutch scores count this much beside those of another language. */
const SOURCE_SHARE = 0.3;

/** A message as one language's model and the Dutch one see it: enough to find its keywords. */
export interface Reading {
  seen: View;
  dutch: DutchView | null;
}

/** A message as the Dutch model sees it. */
export interface DutchView {
  view: View;
  scores: Float64Array | null;
}

/** How the Dutch model sees words. Several languages may share the result for the same words. */
export type AskDutch = (words: readonly string[]) => DutchView;

/** The Dutch view of a message, computed once for each array of words. */
export function dutchViews(source: Model): AskDutch {
  const views = new Map<readonly string[], DutchView>();
  return (words) => {
    let found = views.get(words);
    if (!found) views.set(words, (found = { view: view(source, words), scores: null }));
    return found;
  };
}

/**
 * Reads words in one language, and in Dutch. If the language does not know the words of a Dutch keyword, it is a
 * Belgian term ("waarborg" in an Arabic question) and counts like a keyword of the language itself.
 */
export function read(model: Model, source: Model, words: readonly string[], asDutch: AskDutch): Reading {
  const seen = view(model, repaired(model, words, source));
  // Dutch has no words in another script.
  if (model === source || !words.some((word) => LATIN.test(word))) return { seen, dutch: null };
  const dutch = asDutch(words);
  const loans = dutch.view.hits.filter((hit) => hit.at.every((place) => !knowsWord(model, seen.features, place)));
  return { seen: loans.length > 0 ? { ...seen, hits: [...seen.hits, ...loans] } : seen, dutch };
}

/** The scores of what was read, with the Dutch share added. */
export function scoresOf(model: Model, source: Model, { seen, dutch }: Reading): Float64Array {
  const rated = scores(model, seen);
  if (!dutch) return rated;
  const share = (dutch.scores ??= scores(source, dutch.view));
  for (let topic = 0; topic < rated.length; topic += 1) rated[topic]! += SOURCE_SHARE * share[topic]!;
  return rated;
}

/** The scores of words in one language, with the Dutch share added. */
export function scoreTopics(model: Model, source: Model, words: readonly string[]): TopicScores {
  const reading = read(model, source, words, dutchViews(source));
  return { seen: reading.seen, scores: scoresOf(model, source, reading) };
}

const LATIN = /\p{Script=Latin}/u;

function repaired(model: Model, words: readonly string[], source: Model): readonly string[] {
  return repair(model.lexicon, words, (word) => model.lexicon.words.has(word) || source.lexicon.words.has(word));
}

/** The topic with the highest score; the first if several are equal. */
export function bestOf(rated: Float64Array): number {
  let best = 0;
  for (let topic = 1; topic < rated.length; topic += 1) if (rated[topic]! > rated[best]!) best = topic;
  return best;
}

/** The inputs of the confidence in the best topic. */
export function signalsOf(model: Model, { seen, scores: rated }: TopicScores, best: number): Signals {
  let next = 0;
  for (let topic = 0; topic < rated.length; topic += 1)
    if (topic !== best && rated[topic]! > next) next = rated[topic]!;
  const { known, telling } = coverage(model, seen, best);
  const named = new Float64Array(rated.length);
  addKeywordScores(seen.hits, named, 1);
  return [rated[best]!, rated[best]! - next, known, telling, named[best]!];
}
