import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { LANGS, PLANNED_LANGS, type PlannedLang } from '../core/lang.js';
import { ROOT } from '../paths.js';
import { compileMatcher, type CompiledMatcher } from './compile.js';
import { crisisPhrases, type CrisisWords } from './crisis.js';
import type { ReadyPhrase } from './crisis-phrase.js';
import type { SignWords } from './crisis-signs.js';
import { learnLanguages, type Languages } from './detect.js';
import type { TrainingByLang } from './types.js';

/** What everything that reads messages is learnt from. */
export interface ReaderSource {
  training: TrainingByLang;
  crisis: CrisisWords;
  /** Signs worth a gentle question: single words, and phrases that may mean nothing. */
  signs?: Signs;
}

/** Signs by language, each by topic. */
export type Signs = Partial<
  Record<PlannedLang, Readonly<Record<'words' | 'vague', Readonly<Record<string, readonly string[]>>>>>
>;

/** What was learnt: plain data, to be kept in files. */
export interface ReaderParts {
  matcher: CompiledMatcher;
  crisis: ReadyPhrase[];
  signs: SignWords;
  languages: Languages;
}

/** Where the texts lie that languages are told apart by. */
export const SAMPLES_DIR = join(ROOT, 'bot', 'text', 'udhr');

/** Learns everything; the same source gives the same parts. */
export function compileReader({ training, crisis, signs = {} }: ReaderSource): ReaderParts {
  const terms: Record<string, string[]> = {};
  const own: Record<string, string[]> = {};
  for (const lang of PLANNED_LANGS) own[lang] = Object.values(crisis[lang] ?? {}).flat();
  for (const lang of LANGS) {
    terms[lang] = training[lang].flatMap(({ keywords }) => keywords);
    own[lang]!.push(...training[lang].flatMap(({ title, examples }) => [title, ...examples]), ...terms[lang]);
  }
  return {
    matcher: compileMatcher(training),
    crisis: crisisPhrases(training, crisis, signsOf(signs, 'vague')),
    signs: signsOf(signs, 'words'),
    languages: learnLanguages(languageSamples(), own, terms),
  };
}

function signsOf(signs: Signs, kind: 'words' | 'vague'): SignWords {
  return Object.fromEntries(Object.entries(signs).map(([lang, kinds]) => [lang, kinds[kind]]));
}

function languageSamples(): Record<string, string> {
  const files = readdirSync(SAMPLES_DIR).filter((file) => file.endsWith('.txt'));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(0, -'.txt'.length), readFileSync(join(SAMPLES_DIR, file), 'utf8')]),
  );
}
