import { lessonOf, samplesOf } from '../danger/samples.js';
import { type DangerModel, type DangerParts, learnDanger } from '../danger/screen.js';
import { learnLanguages, type Languages } from '../language/profile.js';
import { compileMatcher, type CompiledMatcher } from '../learn/compile.js';
import { ANEW, type Keep } from '../learn/keep.js';
import { languageSamples, ordinaryMessages, ownPhrases, surePhrases, type UnderstandingSource } from './source.js';

/** Everything that was learnt, as plain data for files. */
export interface UnderstandingParts {
  matcher: CompiledMatcher;
  danger: DangerParts;
  languages: Languages;
}

/** Learns everything that is not in `keep`. The same source gives the same parts, whatever `keep` has. */
export function compileUnderstanding(source: UnderstandingSource, keep: Keep = ANEW): UnderstandingParts {
  return {
    matcher: compileMatcher(source.training, keep),
    danger: {
      model: learnDangerOf(source, keep),
      lexicons: source.lexicons ?? {},
      thresholds: source.thresholds ?? {},
      phrases: surePhrases(source),
      ordinary: ordinaryMessages(source),
    },
    languages: learnLanguagesOf(source, keep),
  };
}

/** Learns how urgent messages are, and which danger they tell of. */
export function learnDangerOf(source: UnderstandingSource, keep: Keep): DangerModel {
  const learn = (): DangerModel => {
    const samples = samplesOf(source);
    return learnDanger(source.lexicons ?? {}, lessonOf(samples, source.ordinary), samples);
  };
  return keep.value('danger', learn, {
    toPlain: ({ urgency, topics }) => ({
      urgency: { ...urgency, weights: textOf(urgency.weights) },
      topics: { ...topics, weights: textOf(topics.weights) },
    }),
    ofPlain: ({ urgency, topics }) => ({
      urgency: { ...urgency, weights: weightsOf(urgency.weights) },
      topics: { ...topics, weights: weightsOf(topics.weights) },
    }),
  });
}

function textOf(weights: Int8Array): string {
  return Buffer.from(weights.buffer).toString('base64');
}

function weightsOf(text: string): Int8Array {
  const bytes = Buffer.from(text, 'base64');
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Learns to tell languages apart. */
export function learnLanguagesOf(source: UnderstandingSource, keep: Keep): Languages {
  return keep.value('languages', () => {
    const { own, terms } = ownPhrases(source);
    return learnLanguages(languageSamples(), own, terms);
  });
}
