import type { Signals } from '../learn/calibrate.js';
import type { Linear } from '../topics/model.js';
import type { Vector } from '../topics/vocabulary.js';
import type { ConceptReader, Spoken } from './reader.js';

/** What was learnt of concepts, in all languages together. Plain data. */
export interface LearntConcepts {
  /** The concepts, in the order of their features. */
  names: readonly string[];
  /** Pairs of concepts that have a feature, as `pairKey` writes them. Their features come after those of concepts. */
  pairs: Int32Array;
  /** Inverse document frequency, by feature. */
  idf: Float32Array;
  linear: Linear;
}

/** What concepts say about topics. All languages share it, so it reads a language without examples too. */
export interface ConceptLayer {
  reader: ConceptReader;
  topics: number;
  /** What the concepts of a message say for each topic, 0 or more. */
  scores(spoken: Spoken): Float64Array;
  /** How sure a topic is by its concepts alone: its score, its lead, and the share of words and of concepts that tell. */
  signals(spoken: Spoken, said: Float64Array, words: number, topic: number): Signals;
  /** The concepts that speak for a topic, strongest first, in words. */
  reasons(spoken: Spoken, topic: number): string[];
}

/** Concepts that stand so near each other count together: about a clause. */
export const TOGETHER = 4;
/** How much a pair counts beside a concept. Chosen on the development set. */
const PAIR = 0.5;
/** Most concepts of a text that count. */
const MOST = 60;

/** A layer that says nothing, for content without concepts. */
export function emptyLayer(reader: ConceptReader, topics: number): ConceptLayer {
  const none = new Float64Array(topics);
  return { reader, topics, scores: () => none, signals: () => [0, 0, 0, 0, 0, 0], reasons: () => [] };
}

/** Both concepts of a pair in one number, whatever their order. */
export function pairKey(one: number, other: number, concepts: number): number {
  return Math.min(one, other) * concepts + Math.max(one, other);
}

/** Calls `use` with each concept of a text, and each pair of different ones near each other. */
export function eachConcept(
  { ids }: Spoken,
  use: (concept: number) => void,
  usePair: (one: number, other: number) => void,
): void {
  const count = Math.min(ids.length, MOST);
  for (let at = 0; at < count; at += 1) {
    use(ids[at]!);
    for (let back = 1; back <= TOGETHER && back <= at; back += 1)
      if (ids[at - back] !== ids[at]) usePair(ids[at - back]!, ids[at]!);
  }
}

/** Makes vectors of texts: their concepts and pairs, each once, scaled together to length 1. */
export function conceptVectors(concepts: number, pairs: Int32Array, idf: Float32Array): (spoken: Spoken) => Vector {
  const pairIds = new Map(Array.from(pairs, (key, place) => [key, concepts + place]));
  // The features of the current text.
  const stamps = new Int32Array(concepts + pairs.length);
  const room = new Int32Array(concepts + pairs.length);
  let now = 0;
  return (spoken) => {
    now += 1;
    let count = 0;
    const add = (id: number | undefined): void => {
      if (id === undefined || stamps[id] === now) return;
      stamps[id] = now;
      room[count++] = id;
    };
    eachConcept(spoken, add, (one, other) => add(pairIds.get(pairKey(one, other, concepts))));
    const values = new Float64Array(count);
    let square = 0;
    for (let i = 0; i < count; i += 1) {
      const value = idf[room[i]!]! * (room[i]! < concepts ? 1 : PAIR);
      values[i] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let i = 0; i < count; i += 1) values[i]! /= length;
    return { ids: room.slice(0, count), values };
  };
}

/** A layer from what was learnt of the reader's concepts. */
export function conceptLayer(
  reader: ConceptReader,
  { pairs, idf, linear }: LearntConcepts,
  topics: number,
): ConceptLayer {
  const concepts = reader.names.length;
  const vectorOf = conceptVectors(concepts, pairs, idf);
  const { starts, topics: columns, weights, scale } = linear;
  const weightOf = (feature: number, topic: number): number => {
    for (let at = starts[feature]!; at < starts[feature + 1]!; at += 1) if (columns[at] === topic) return weights[at]!;
    return 0;
  };
  return {
    reader,
    topics,
    scores(spoken) {
      const into = new Float64Array(topics);
      const { ids, values } = vectorOf(spoken);
      for (let i = 0; i < ids.length; i += 1) {
        const end = starts[ids[i]! + 1]!;
        const value = values[i]! * scale;
        for (let at = starts[ids[i]!]!; at < end; at += 1) into[columns[at]!]! += value * weights[at]!;
      }
      for (let topic = 0; topic < topics; topic += 1) if (into[topic]! < 0) into[topic] = 0;
      return into;
    },
    signals(spoken, said, words, topic) {
      const telling = new Set(spoken.ids.filter((id) => weightOf(id, topic) > 0));
      const all = new Set(spoken.ids).size;
      const known = words > 0 ? new Set(spoken.at).size / words : 0;
      const lead = leadOf(said, topic);
      return [said[topic]!, lead, known, all > 0 ? telling.size / all : 0, 0, lead];
    },
    reasons(spoken, topic) {
      const gains = [...new Set(spoken.ids)].map((id) => ({ id, gain: idf[id]! * weightOf(id, topic) }));
      return gains
        .filter(({ gain }) => gain > 0)
        .sort((a, b) => b.gain - a.gain || a.id - b.id)
        .map(({ id }) => reader.names[id]!.replaceAll('-', ' '));
    },
  };
}

/** By how much a topic's score is higher than every other one. */
export function leadOf(rated: Float64Array, best: number): number {
  let next = 0;
  for (let topic = 0; topic < rated.length; topic += 1)
    if (topic !== best && rated[topic]! > next) next = rated[topic]!;
  return rated[best]! - next;
}
