import { lessonOf, samplesOf } from '../danger/samples.js';
import { type DangerModel, type DangerParts, learnDanger } from '../danger/screen.js';
import { learnLanguages, type Languages } from '../language/profile.js';
import { BOLDNESS } from '../learn/calibrate.js';
import { compileMatcher, type CompiledMatcher } from '../learn/compile.js';
import { ANEW, type Form, type Keep } from '../learn/keep.js';
import {
  languageSamples,
  type DecidedPhrases,
  decidedPhrases,
  ownPhrases,
  type UnderstandingSource,
} from './source.js';

/** Everything that was learnt, as plain data for files. */
export interface UnderstandingParts {
  matcher: CompiledMatcher;
  danger: DangerParts;
  languages: Languages;
}

/** Learns everything that is not in `keep`. The same source gives the same parts, whatever `keep` has. */
export function compileUnderstanding(source: UnderstandingSource, keep: Keep = ANEW): UnderstandingParts {
  const { crisis, ordinary } = decidedPhrasesOf(source, keep);
  return {
    matcher: compileMatcher(source.training, keep, BOLDNESS, source.concepts),
    danger: {
      model: learnDangerOf(source, keep),
      thresholds: source.thresholds ?? {},
      phrases: new Map(crisis),
      ordinary: new Set(ordinary),
    },
    languages: learnLanguagesOf(source, keep),
  };
}

/** The weights lie in the file as they are; all else of what was learnt of danger is its header. */
const DANGER_FORM: Form<DangerModel> = {
  toPlain: ({ urgency, topics, lexicons }) => ({
    header: { scale: urgency.scale, bias: urgency.bias, topics: topics.topics, lexicons },
    arrays: [urgency.weights, topics.weights],
  }),
  ofPlain({ header, arrays }) {
    const { scale, bias, topics, lexicons } = header as Pick<DangerModel, 'lexicons'> & {
      scale: number;
      bias: number[];
      topics: string[];
    };
    if (arrays.length !== 2) throw new Error('an array is missing');
    const [weights, topicWeights] = arrays as [Int8Array, Int8Array];
    return { urgency: { weights, scale, bias }, topics: { topics, weights: topicWeights }, lexicons };
  },
};

/** Learns how urgent messages are, and which danger they tell of. */
export function learnDangerOf(source: UnderstandingSource, keep: Keep): DangerModel {
  const learn = (): DangerModel => {
    const samples = samplesOf(source);
    return learnDanger(source.lexicons ?? {}, lessonOf(samples, source.ordinary), samples);
  };
  return keep.value('danger', learn, DANGER_FORM);
}

/** The phrases that decide whatever was learnt. */
export function decidedPhrasesOf(source: UnderstandingSource, keep: Keep): DecidedPhrases {
  return keep.value('phrases', () => decidedPhrases(source));
}

/** Learns to tell languages apart. */
export function learnLanguagesOf(source: UnderstandingSource, keep: Keep): Languages {
  return keep.value('languages', () => {
    const { own, terms } = ownPhrases(source);
    return learnLanguages(languageSamples(), own, terms);
  });
}
