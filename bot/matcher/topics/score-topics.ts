import { type ConceptLayer, leadOf } from '../concepts/layer.js';
import type { Spoken } from '../concepts/reader.js';
import type { Signals } from '../learn/calibrate.js';
import { addKeywordScores } from './keywords.js';
import { coverage, knowsWord, scores, view, type Model, type View } from './model.js';

/** A message as one language's model sees it, with each topic's score. */
export interface TopicScores {
  seen: View;
  scores: Float64Array;
  /** The part of the scores that its concepts give, before it is weighed. */
  said: Float64Array;
}

/** What a language is read with: its model, the Dutch one, and the concepts of all languages. */
export interface Readers {
  model: Model;
  source: Model;
  concepts: ConceptLayer;
}

/** People mix Dutch words into every language. So the Dutch scores count this much beside those of another language. */
const SOURCE_SHARE = 0.3;
/** How much concepts count beside the words of a language. Chosen on the development set and on left-out examples. */
const CONCEPT_SHARE = 0.5;
/** Bounds of the lead that concepts give, so that one strange message does not decide. */
const MOST_LEAD = 1.5;

/** A message as one language's model and the Dutch one see it: enough to find its keywords. */
export interface Reading {
  seen: View;
  dutch: DutchView | null;
  spoken: Spoken;
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
export function read({ model, source, concepts }: Readers, words: readonly string[], asDutch: AskDutch): Reading {
  const seen = view(model, words);
  const spoken = concepts.reader.read(seen.features.words, model.lang);
  if (model === source || !words.some((word) => mayBeDutch(word, model, source))) return { seen, dutch: null, spoken };
  const dutch = asDutch(words);
  const loans = dutch.view.hits.filter((hit) => hit.at.every((place) => !knowsWord(model, seen.features, place)));
  return { seen: loans.length > 0 ? { ...seen, hits: [...seen.hits, ...loans] } : seen, dutch, spoken };
}

/** The scores of what was read, with the shares of Dutch and of the concepts added. */
export function scoresOf({ model, source, concepts }: Readers, { seen, dutch, spoken }: Reading): TopicScores {
  const rated = scores(model, seen);
  const said = concepts.scores(spoken);
  for (let topic = 0; topic < rated.length; topic += 1) rated[topic]! += CONCEPT_SHARE * said[topic]!;
  if (!dutch) return { seen, scores: rated, said };
  const share = (dutch.scores ??= scores(source, dutch.view));
  for (let topic = 0; topic < rated.length; topic += 1) rated[topic]! += SOURCE_SHARE * share[topic]!;
  return { seen, scores: rated, said };
}

/** The scores of words in one language, with the shares of Dutch and of the concepts added. */
export function scoreTopics(readers: Readers, words: readonly string[]): TopicScores {
  return scoresOf(readers, read(readers, words, dutchViews(readers.source)));
}

const LATIN = /\p{Script=Latin}/u;
/** Dutch joins words, so that a longer one may be unknown and still begin with a keyword. */
const COMPOUND_LETTERS = 6;

/**
 * Whether a word is worth a look in Dutch: the language does not know it, and Dutch does or may. Two thirds of the
 * messages in French and English have no such word, and need only one model.
 */
function mayBeDutch(word: string, model: Model, source: Model): boolean {
  // Dutch has no words in another script.
  if (model.lexicon.words.has(word) || !LATIN.test(word)) return false;
  return word.length >= COMPOUND_LETTERS || source.lexicon.words.has(word);
}

/** The topic with the highest score; the first if several are equal. */
export function bestOf(rated: Float64Array): number {
  let best = 0;
  for (let topic = 1; topic < rated.length; topic += 1) if (rated[topic]! > rated[best]!) best = topic;
  return best;
}

/** The inputs of the confidence in the best topic. */
export function signalsOf(model: Model, { seen, scores: rated, said }: TopicScores, best: number): Signals {
  const { known, telling } = coverage(model, seen, best);
  const named = new Float64Array(rated.length);
  addKeywordScores(seen.hits, named, 1);
  const lead = Math.max(-MOST_LEAD, Math.min(MOST_LEAD, leadOf(said, best)));
  return [rated[best]!, leadOf(rated, best), known, telling, named[best]!, lead];
}
