import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import type { Lexicons } from '../danger/features.js';
import type { Thresholds } from '../danger/levels.js';
import type { Ordinary } from '../danger/sample.js';
import { messageOf } from '../../text/message.js';
import type { TrainingByLang } from '../types.js';

/** Crisis phrases by language and topic, as in `content/crisis`. */
export type CrisisWords = Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>>;

/** Everything that the reading of messages is learnt from. */
export interface UnderstandingSource {
  training: TrainingByLang;
  crisis: CrisisWords;
  /** Whole messages: in a crisis, by topic, and of everyday life. */
  messages?: Messages;
  /** Ordinary messages, from which the danger screen learns what is none. */
  ordinary?: Partial<Record<PlannedLang, Ordinary>>;
  /** Concepts of danger and of everyday life. */
  lexicons?: Lexicons;
  /** From which urgency on a message brings help. */
  thresholds?: Thresholds;
  /** Phrases that may mean nothing. Whoever writes one of them, and nothing else, sees the line of help. */
  vague?: CrisisWords;
}

/** Messages by language. */
export type Messages = Partial<
  Record<PlannedLang, { crisis: Readonly<Record<string, readonly string[]>>; everyday: readonly string[] }>
>;

/** The folder of the texts from which languages are learnt. */
export const SAMPLES_DIR = join(ROOT, 'bot', 'text', 'udhr');

/**
 * The phrases that bring help whatever was learnt, with their topics, by their words joined with single spaces: those of
 * a crisis, and the vague ones. What is in a crisis in one language goes before what is vague in another.
 */
export function surePhrases({ crisis, vague = {} }: UnderstandingSource): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const phrases of [crisis, vague])
    for (const lang of PLANNED_LANGS)
      for (const [topic, texts] of Object.entries(phrases[lang] ?? {}))
        for (const text of texts) {
          const words = messageOf(text).wordsIn('nl').join(' ');
          if (!found.has(words)) found.set(words, topic);
        }
  return found;
}

/** Short ordinary messages, by their words joined with single spaces. */
export function ordinaryMessages({ ordinary = {} }: UnderstandingSource): ReadonlySet<string> {
  const texts = PLANNED_LANGS.flatMap((lang) => ordinary[lang]?.short ?? []);
  return new Set(texts.map((text) => messageOf(text).wordsIn('nl').join(' ')));
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
