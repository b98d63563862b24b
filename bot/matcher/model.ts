import type { Lang } from '../core/lang.js';
import { stopwords } from '../text/stopwords.js';
import { addCosines, trainBlock, vectorOf, type Block, type Vector } from './block.js';
import { featuresOf, GRAM_MAX, type Features } from './features.js';
import { addKeywordScores, compileKeywords, findKeywords, type KeywordHit, type Keywords } from './keywords.js';
import type { TrainingTopic } from './types.js';

/** What the matcher knows in one language. Topics are places in one list that all languages share. */
export interface Model {
  lang: Lang;
  topics: number;
  terms: Block;
  grams: Block;
  keywords: Keywords;
  /** Whole training phrases, by their words. */
  phrases: ReadonlyMap<string, number>;
  training: readonly Phrase[];
}

export interface Phrase {
  topic: number;
  features: Features;
}

/** A message as one language's model sees it. */
export interface View {
  features: Features;
  terms: Vector;
  grams: Vector;
  hits: KeywordHit[];
}

/** Weights of the parts of a score; the largest score is their sum. Measured in the project's notes on matching. */
const CENTROID = 1;
const KEYWORD = 0.6;
/** A training phrase typed word for word. */
const PHRASE = 1;

/** Learns one language. `order` gives the place of every topic. */
export function trainModel(lang: Lang, topics: readonly TrainingTopic[], order: ReadonlyMap<string, number>): Model {
  const training: Phrase[] = [];
  const entries: { topic: number; keyword: string }[] = [];
  const phrases = new Map<string, number>();
  for (const { topic: id, title, examples, keywords } of topics) {
    const topic = order.get(id)!;
    for (const text of [title, ...examples]) {
      const features = featuresOf(text, lang);
      if (features.words.length === 0) continue;
      training.push({ topic, features });
      const key = features.words.join(' ');
      // The same words under two topics decide for neither.
      phrases.set(key, (phrases.get(key) ?? topic) === topic ? topic : -1);
    }
    for (const keyword of keywords) entries.push({ topic, keyword });
  }
  const block = (kind: 'terms' | 'grams') =>
    trainBlock(
      training.map(({ topic, features }) => ({ topic, features: features[kind] })),
      order.size,
    );
  return {
    lang,
    topics: order.size,
    terms: block('terms'),
    grams: block('grams'),
    keywords: compileKeywords(lang, entries, order.size),
    phrases,
    training,
  };
}

/** How one language's model sees a text. */
export function view(model: Model, text: string | Features): View {
  const features = typeof text === 'string' ? featuresOf(text, model.lang) : text;
  return {
    features,
    terms: vectorOf(model.terms, features.terms),
    grams: vectorOf(model.grams, features.grams),
    hits: findKeywords(model.keywords, features),
  };
}

/** Every topic's score, 0 to about 2.6. With `without`, as if the text were not among that topic's examples. */
export function scores(model: Model, seen: View, without = -1): Float64Array {
  const into = new Float64Array(model.topics);
  addCosines(model.terms, seen.terms, into, CENTROID / 2, without);
  addCosines(model.grams, seen.grams, into, CENTROID / 2, without);
  addKeywordScores(seen.hits, into, KEYWORD);
  const whole = without < 0 ? (model.phrases.get(seen.features.words.join(' ')) ?? -1) : -1;
  if (whole >= 0) into[whole]! += PHRASE;
  return into;
}

/** Share (0–1, by rarity) of a text's words that the topic's examples or the keywords found know. */
export function coverage(model: Model, seen: View, topic: number, without = -1): number {
  const { ids, idf, unknownIdf, sums } = model.terms;
  const named = new Set(seen.hits.filter((hit) => hit.topics.includes(topic)).flatMap((hit) => hit.at));
  let known = 0;
  let all = 0;
  for (const { key, word } of seen.features.terms) {
    if (key.includes(' ')) continue;
    const id = ids.get(key);
    const weight = id === undefined ? unknownIdf : idf[id]!;
    all += weight;
    if (named.has(word)) known += weight;
    else if (id !== undefined) {
      const own = topic === without ? valueAt(seen.terms, id) : 0;
      if (sums[id * model.topics + topic]! - own > 1e-5) known += weight;
    }
  }
  return all > 0 ? known / all : 0;
}

function valueAt(vector: Vector, id: number): number {
  const at = vector.ids.indexOf(id);
  return at < 0 ? 0 : vector.values[at]!;
}

/** Whether the word at a place of a text occurs in the training phrases of the language. */
export function knowsWord(model: Model, { terms }: Features, place: number): boolean {
  const own = terms.find(({ key, word }) => word === place && !key.includes(' '));
  return own !== undefined && model.terms.ids.has(own.key);
}

/**
 * Whether a text names a topic by more than function words and numbers: by a keyword, by a word of the topic's examples,
 * or by one that is spelled much like them.
 */
export function names(model: Model, seen: View, topic: number): boolean {
  if (seen.hits.some((hit) => hit.topics.includes(topic))) return true;
  const small = stopwords(model.lang);
  const { words, terms, grams } = seen.features;
  const knows = (block: Block, key: string) => {
    const id = block.ids.get(key);
    return id !== undefined && block.sums[id * model.topics + topic]! > 0;
  };
  return words.some((word, place) => {
    if (small.has(word) || /^\d+$/.test(word)) return false;
    if (terms.some((term) => term.word === place && !term.key.includes(' ') && knows(model.terms, term.key)))
      return true;
    const long = grams.filter((gram) => gram.word === place && gram.key.length === GRAM_MAX);
    return long.length > 0 && long.filter((gram) => knows(model.grams, gram.key)).length * 2 >= long.length;
  });
}

/** The words that spoke for a topic, most telling first: its keywords as curated, then words of the message. */
export function reasons(model: Model, seen: View, topic: number, atMost: number): string[] {
  const hits = seen.hits.filter((hit) => hit.topics.includes(topic));
  const said = new Set(hits.flatMap((hit) => hit.at));
  const gains = new Map<number, number>();
  for (const [block, features] of [
    [model.terms, seen.features.terms],
    [model.grams, seen.features.grams],
  ] as const) {
    const length = Math.sqrt(block.squares[topic]!) || 1;
    for (const { key, word } of features) {
      const id = block.ids.get(key);
      if (id === undefined || said.has(word)) continue;
      const gain = (block.idf[id]! * block.sums[id * model.topics + topic]!) / length;
      gains.set(word, (gains.get(word) ?? 0) + gain);
    }
  }
  const small = stopwords(model.lang);
  const best = Math.max(0, ...gains.values());
  const words = [...gains]
    .filter(([word, gain]) => gain > best / 4 && !small.has(seen.features.words[word]!))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([word]) => seen.features.words[word]!);
  const byWeight = [...hits].sort((a, b) => b.weight - a.weight || a.at[0]! - b.at[0]!).map((hit) => hit.text);
  return [...new Set([...byWeight, ...words])].slice(0, atMost);
}
