import { crisisColumns, phrasesOfColumns } from '../crisis/columns.js';
import { crisisPhrases } from '../crisis/learn.js';
import { learnLikeness, type Likeness } from '../crisis/likeness.js';
import type { ReadyPhrase } from '../crisis/phrase.js';
import type { SignWords } from '../crisis/sign-detector.js';
import { learnLanguages, type Languages } from '../language/profile.js';
import { compileMatcher, type CompiledMatcher } from '../learn/compile.js';
import { ANEW, type Keep } from '../learn/keep.js';
import { languageSamples, likenessSamples, ownPhrases, signsOf, type UnderstandingSource } from './source.js';

/** Everything that was learnt, as plain data for files. */
export interface UnderstandingParts {
  matcher: CompiledMatcher;
  crisis: ReadyPhrase[];
  signs: SignWords;
  likeness: Likeness;
  languages: Languages;
}

/** Learns everything that is not in `keep`. The same source gives the same parts, whatever `keep` has. */
export function compileUnderstanding(source: UnderstandingSource, keep: Keep = ANEW): UnderstandingParts {
  return {
    matcher: compileMatcher(source.training, keep),
    crisis: learnCrisis(source, keep),
    signs: signsOf(source.signs ?? {}, 'words'),
    likeness: learnLikenessOf(source, keep),
    languages: learnLanguagesOf(source, keep),
  };
}

/** The crisis phrases, tested on everyday phrases. */
export function learnCrisis({ training, crisis, signs = {} }: UnderstandingSource, keep: Keep): ReadyPhrase[] {
  return keep.value('crisis', () => crisisPhrases(training, crisis, signsOf(signs, 'vague'), keep), {
    toPlain: crisisColumns,
    ofPlain: phrasesOfColumns,
  });
}

/** Learns how similar a message is to messages in a crisis. */
export function learnLikenessOf(source: UnderstandingSource, keep: Keep): Likeness {
  return keep.value('likeness', () => learnLikeness(likenessSamples(source)), {
    toPlain: ({ weights, ...rest }) => ({ ...rest, weights: Buffer.from(weights.buffer).toString('base64') }),
    ofPlain: ({ weights, ...rest }) => ({ ...rest, weights: Int8Array.from(Buffer.from(weights, 'base64')) }),
  });
}

/** Learns to tell languages apart. */
export function learnLanguagesOf(source: UnderstandingSource, keep: Keep): Languages {
  return keep.value('languages', () => {
    const { own, terms } = ownPhrases(source);
    return learnLanguages(languageSamples(), own, terms);
  });
}
