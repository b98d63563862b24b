import { LANGS } from '../../model/lang.js';
import {
  type ConceptLayer,
  conceptLayer,
  conceptVectors,
  eachConcept,
  emptyLayer,
  type LearntConcepts,
  pairKey,
} from '../concepts/layer.js';
import type { Spoken } from '../concepts/reader.js';
import { compactWeights } from '../topics/model.js';
import { isSeen, type Lesson } from './folds.js';
import type { Form, Keep, ModelPart } from './keep.js';
import { trainWeights } from './linear.js';

/** A pair of concepts counts if at least so many phrases have it. */
const MIN_PAIR = 2;

/** What the concepts of all phrases say about topics. `part` leaves out the phrases that the models leave out too. */
export function conceptsOf(lesson: Lesson, part: ModelPart, keep: Keep): ConceptLayer {
  const { reader } = lesson;
  const topics = lesson.topics.length;
  if (reader.names.length === 0) return emptyLayer(reader, topics);
  return conceptLayer(
    reader,
    keep.value(`concepts.${part}`, () => learnConcepts(lesson, part), FORM),
    topics,
  );
}

function learnConcepts(lesson: Lesson, part: ModelPart): LearntConcepts {
  const { reader } = lesson;
  const texts = LANGS.flatMap((lang) =>
    lesson
      .phrases(lang)
      .filter((phrase, place) => isSeen(phrase, place, part))
      .map(({ topic, features }) => ({ topic, spoken: reader.read(features.words, lang) })),
  ).filter(({ spoken }) => spoken.ids.length > 0);
  const concepts = reader.names.length;
  const counts = countsOf(
    texts.map(({ spoken }) => spoken),
    concepts,
  );
  const pairs = [...counts.pairs].filter(([, count]) => count >= MIN_PAIR).sort(([a], [b]) => a - b);
  const idf = Float32Array.from(
    [...counts.concepts, ...pairs.map(([, count]) => count)],
    (count) => Math.log((1 + texts.length) / (1 + count)) + 1,
  );
  const keys = Int32Array.from(pairs, ([key]) => key);
  const vectorOf = conceptVectors(concepts, keys, idf);
  const samples = texts.map(({ topic, spoken }) => ({ topic, vector: vectorOf(spoken) }));
  const { length } = lesson.topics;
  return {
    names: reader.names,
    pairs: keys,
    idf,
    linear: compactWeights(trainWeights(samples, idf.length, length), length),
  };
}

/** In how many texts each concept stands, and each pair. */
function countsOf(
  texts: readonly Spoken[],
  concepts: number,
): { concepts: Uint32Array; pairs: ReadonlyMap<number, number> } {
  const single = new Uint32Array(concepts);
  const pairs = new Map<number, number>();
  for (const spoken of texts) {
    const seen = new Set<number>();
    const seenPairs = new Set<number>();
    eachConcept(
      spoken,
      (concept) => seen.add(concept),
      (one, other) => seenPairs.add(pairKey(one, other, concepts)),
    );
    for (const concept of seen) single[concept]! += 1;
    for (const pair of seenPairs) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { concepts: single, pairs };
}

/** The numbers lie in the file as they are. */
const FORM: Form<LearntConcepts> = {
  toPlain: ({ names, pairs, idf, linear: { starts, topics, weights, scale } }) => ({
    header: { names, scale },
    arrays: [pairs, idf, starts, topics, weights],
  }),
  ofPlain({ header, arrays }) {
    const { names, scale } = header as { names: string[]; scale: number };
    if (arrays.length !== 5) throw new Error('an array is missing');
    const [pairs, idf, starts, topics, weights] = arrays as [
      Int32Array,
      Float32Array,
      Uint32Array,
      Uint16Array,
      Int8Array,
    ];
    return { names, pairs, idf, linear: { starts, topics, weights, scale } };
  },
};
