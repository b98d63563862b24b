import type { Lang } from '../../model/lang.js';
import { stopwords } from '../../text/stopwords.js';
import { eachTerm, featuresOf, shortOf, type Features } from './features.js';
import { addKeywordScores, findKeywords, type KeywordHit, type Keywords } from './keywords.js';
import type { Lexicon } from './lexicon.js';
import { gramsIn, longGramsIn, vectorOf, type Vector, type Vocabulary } from './vocabulary.js';

/** What the matcher has learnt of one language. Topics are positions in one list for all languages. */
export interface Model {
  lang: Lang;
  topics: number;
  vocabulary: Vocabulary;
  linear: Linear;
  keywords: Keywords;
  /** Whole training phrases by their words; -1 if two topics have the same one. */
  phrases: ReadonlyMap<string, number>;
  /** Every word of the training phrases. */
  lexicon: Lexicon;
}

/** The linear layer: for each feature the topics that it speaks for or against, as small whole numbers. */
export interface Linear {
  /** The entries of feature f are at `starts[f]` to `starts[f + 1]`. */
  starts: Uint32Array;
  topics: Uint16Array;
  weights: Int8Array;
  /** The value of 1 in the weights. */
  scale: number;
}

/** A message as one language's model sees it. */
export interface View {
  features: Features;
  /** Computed when scores are needed. Without a keyword they often are not. */
  vector: Vector | null;
  hits: readonly KeywordHit[];
}

/**
 * The most that keywords add to a topic's score. The linear layer gives about 1 to 3, and has learnt from them already:
 * more made it right less often (measured on the development set). How sure it is depends on them besides.
 */
const KEYWORD = 0.12;
/**
 * Added for a training phrase that was typed word for word. Nobody's question is understood better by it (measured), but who
 * writes an example may rely on it: it leads to its topic, whatever others write elsewhere later.
 */
const PHRASE = 4;

/**
 * Smaller weights are dropped: they are four tenths of all, cost time in every message, and decide nothing (measured on
 * the development set).
 */
const LEAST_WEIGHT = 3;

/** Makes the linear layer from trained weights (`feature * topics + topic`): drops small ones and rounds the others. */
export function compactWeights(weights: Float32Array, topics: number): Linear {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  const features = weights.length / topics;
  const starts = new Uint32Array(features + 1);
  const kept: { topics: number[]; weights: number[] } = { topics: [], weights: [] };
  for (let feature = 0; feature < features; feature += 1) {
    for (let topic = 0; topic < topics; topic += 1) {
      const weight = weights[feature * topics + topic]!;
      // Most weights are 0, because a feature speaks for few topics.
      if (weight === 0) continue;
      const rounded = Math.round(weight / scale);
      if (Math.abs(rounded) < LEAST_WEIGHT) continue;
      kept.topics.push(topic);
      kept.weights.push(rounded);
    }
    starts[feature + 1] = kept.topics.length;
  }
  return { starts, topics: Uint16Array.from(kept.topics), weights: Int8Array.from(kept.weights), scale };
}

/** How one language's model sees normalised words. */
export function view(model: Model, words: readonly string[]): View {
  const features = featuresOf(words, model.lang);
  return { features, vector: null, hits: findKeywords(model.keywords, features) };
}

function vectorIn(model: Model, seen: View): Vector {
  return (seen.vector ??= vectorOf(model.vocabulary, seen.features));
}

/** Every topic's score, 0 or more. A difference of 1 is a clear lead. */
export function scores(model: Model, seen: View): Float64Array {
  const into = new Float64Array(model.topics);
  const { starts, topics, weights, scale } = model.linear;
  const { ids, values } = vectorIn(model, seen);
  for (let i = 0; i < ids.length; i += 1) {
    const end = starts[ids[i]! + 1]!;
    const value = values[i]! * scale;
    for (let at = starts[ids[i]!]!; at < end; at += 1) into[topics[at]!]! += value * weights[at]!;
  }
  for (let topic = 0; topic < into.length; topic += 1) if (into[topic]! < 0) into[topic] = 0;
  addKeywordScores(seen.hits, into, KEYWORD);
  const whole = model.phrases.get(seen.features.words.join(' ')) ?? -1;
  if (whole >= 0) into[whole]! += PHRASE;
  return into;
}

/** The weight of a feature for a topic. */
function weightOf({ starts, topics, weights, scale }: Linear, feature: number, topic: number): number {
  for (let at = starts[feature]!; at < starts[feature + 1]!; at += 1)
    if (topics[at] === topic) return weights[at]! * scale;
  return 0;
}

/** For each word of a text: whether it is part of a keyword of the topic. */
function namedPlaces({ features, hits }: View, topic: number): Uint8Array {
  const named = new Uint8Array(features.words.length);
  for (const hit of hits) if (hit.topics.includes(topic)) for (const place of hit.at) named[place] = 1;
  return named;
}

/**
 * Shares (0–1, weighted by rarity) of a text's words that the training phrases contain, and that speak for the topic.
 */
export function coverage(model: Model, seen: View, topic: number): { known: number; telling: number } {
  const { terms, idf, unknownIdf } = model.vocabulary;
  const named = namedPlaces(seen, topic);
  const { stems } = seen.features;
  let [all, known, telling] = [0, 0, 0];
  for (let place = 0; place < stems.length; place += 1) {
    const id = terms.get(shortOf(stems[place]!));
    const weight = id === undefined ? unknownIdf : idf[id]!;
    all += weight;
    if (id !== undefined || named[place] === 1) known += weight;
    if (named[place] === 1 || (id !== undefined && weightOf(model.linear, id, topic) > 0)) telling += weight;
  }
  return all > 0 ? { known: known / all, telling: telling / all } : { known: 0, telling: 0 };
}

/** Whether the word at a position of a text occurs in the language's training phrases. */
export function knowsWord({ lexicon }: Model, { words }: Features, place: number): boolean {
  return lexicon.words.has(words[place]!);
}

/**
 * Whether a text names a topic with more than function words and numbers: by a keyword, by a word that speaks for it,
 * or by a word with almost the same spelling.
 */
export function names({ lang, vocabulary, linear }: Model, { features, hits }: View, topic: number): boolean {
  if (hits.some((hit) => hit.topics.includes(topic))) return true;
  const small = stopwords(lang);
  return features.words.some((word, place) => {
    if (small.has(word) || /^\d+$/.test(word)) return false;
    const id = vocabulary.terms.get(shortOf(features.stems[place]!));
    if (id !== undefined && weightOf(linear, id, topic) > 0) return true;
    const long = longGramsIn(vocabulary, word);
    let speaking = 0;
    for (const gram of long) if (gram >= 0 && weightOf(linear, gram, topic) > 0) speaking += 1;
    return speaking * 2 > long.length;
  });
}

/** The words that spoke for a topic, strongest first: its keywords as in the content, then words of the message. */
export function reasons(model: Model, seen: View, topic: number, atMost: number): string[] {
  const hits = seen.hits.filter((hit) => hit.topics.includes(topic));
  const said = new Set(hits.flatMap((hit) => hit.at));
  const gains = gainsByWord(model, seen, topic);
  const small = stopwords(model.lang);
  const best = Math.max(0, ...gains.values());
  const words = [...gains]
    .filter(([word, gain]) => gain > best / 4 && !said.has(word) && !small.has(seen.features.words[word]!))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([word]) => seen.features.words[word]!);
  const byWeight = [...hits].sort((a, b) => b.weight - a.weight || a.at[0]! - b.at[0]!).map((hit) => hit.text);
  return [...new Set([...byWeight, ...words])].slice(0, atMost);
}

/** What each word adds to a topic's score, by position. The model is linear, so the parts of its features add up. */
function gainsByWord(model: Model, seen: View, topic: number): Map<number, number> {
  const { vocabulary, linear } = model;
  const { ids, values } = vectorIn(model, seen);
  const value = new Map(Array.from(ids, (id, i) => [id, values[i]!]));
  const times = new Map<number, number>();
  const found: { word: number; id: number }[] = [];
  const note = (word: number, id: number | undefined): void => {
    if (id === undefined) return;
    found.push({ word, id });
    times.set(id, (times.get(id) ?? 0) + 1);
  };
  eachTerm(seen.features, (key, word) => note(word, vocabulary.terms.get(key)));
  seen.features.words.forEach((word, place) => gramsIn(vocabulary, word).ids.forEach((id) => note(place, id)));
  const gains = new Map<number, number>();
  for (const { word, id } of found) {
    const gain = (weightOf(linear, id, topic) * value.get(id)!) / times.get(id)!;
    gains.set(word, (gains.get(word) ?? 0) + gain);
  }
  return gains;
}
