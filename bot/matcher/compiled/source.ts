import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import type { CrisisWords } from '../crisis/learn.js';
import type { LikenessSample } from '../crisis/likeness.js';
import type { SignWords } from '../crisis/sign-detector.js';
import type { TrainingByLang } from '../types.js';

/** Everything that the reading of messages is learnt from. */
export interface UnderstandingSource {
  training: TrainingByLang;
  crisis: CrisisWords;
  /** Whole messages: in a crisis, by topic, and of everyday life. */
  messages?: Messages;
  /** Signs after which the guide asks gently: single words, and phrases that may mean nothing. */
  signs?: Signs;
}

/** Signs by language and topic. */
export type Signs = Partial<
  Record<PlannedLang, Readonly<Record<'words' | 'vague', Readonly<Record<string, readonly string[]>>>>>
>;

/** Messages by language. */
export type Messages = Partial<
  Record<PlannedLang, { crisis: Readonly<Record<string, readonly string[]>>; everyday: readonly string[] }>
>;

/** The folder of the texts from which languages are learnt. */
export const SAMPLES_DIR = join(ROOT, 'bot', 'text', 'udhr');

/** Whole messages, in a crisis and of everyday life. */
export function likenessSamples({ training, crisis, messages = {} }: UnderstandingSource): LikenessSample[] {
  const samples: LikenessSample[] = [];
  const add = (lang: PlannedLang, topic: string | null, texts: readonly string[]): void => {
    for (const text of texts) samples.push({ lang, topic, text });
  };
  for (const lang of LANGS)
    for (const { topic, kind, examples } of training[lang]) add(lang, kind === 'crisis' ? topic : null, examples);
  for (const lang of PLANNED_LANGS) {
    for (const [topic, texts] of Object.entries(crisis[lang] ?? {})) add(lang, topic, texts);
    for (const [topic, texts] of Object.entries(messages[lang]?.crisis ?? {})) add(lang, topic, texts);
    add(lang, null, messages[lang]?.everyday ?? []);
  }
  return samples;
}

/** Signs of one kind, by language. */
export function signsOf(signs: Signs, kind: 'words' | 'vague'): SignWords {
  return Object.fromEntries(Object.entries(signs).map(([lang, kinds]) => [lang, kinds[kind]]));
}

/** Continuous text, by language. */
export function languageSamples(): Record<string, string> {
  const files = readdirSync(SAMPLES_DIR).filter((file) => file.endsWith('.txt'));
  return Object.fromEntries(
    files.sort().map((file) => [file.slice(0, -'.txt'.length), readFileSync(join(SAMPLES_DIR, file), 'utf8')]),
  );
}

/** The project's own phrases by language, and their keywords. */
export function ownPhrases({
  training,
  crisis,
}: UnderstandingSource): Record<'own' | 'terms', Record<string, string[]>> {
  const terms: Record<string, string[]> = {};
  const own: Record<string, string[]> = {};
  for (const lang of PLANNED_LANGS) own[lang] = Object.values(crisis[lang] ?? {}).flat();
  for (const lang of LANGS) {
    terms[lang] = training[lang].flatMap(({ keywords }) => keywords);
    own[lang]!.push(...training[lang].flatMap(({ title, examples }) => [title, ...examples]), ...terms[lang]);
  }
  return { own, terms };
}
