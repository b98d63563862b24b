import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import type { ConceptsByLang } from '../concepts/reader.js';
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
  /** Concepts of questions. */
  concepts?: ConceptsByLang;
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

/** Phrases that decide whatever was learnt, by their words joined with single spaces. Plain data. */
export interface DecidedPhrases {
  /** What brings help, with its topic. */
  crisis: [words: string, topic: string][];
  /** Short ordinary messages, which bring none. */
  ordinary: string[];
}

/**
 * The phrases that decide: those of a crisis, the vague ones, and short ordinary messages. What is in a crisis in one language
 * goes before what is vague in another.
 */
export function decidedPhrases({ crisis, vague = {}, ordinary = {} }: UnderstandingSource): DecidedPhrases {
  const found = new Map<string, string>();
  for (const phrases of [crisis, vague])
    for (const lang of PLANNED_LANGS)
      for (const [topic, texts] of Object.entries(phrases[lang] ?? {}))
        for (const text of texts) {
          const words = joined(text);
          if (!found.has(words)) found.set(words, topic);
        }
  const short = PLANNED_LANGS.flatMap((lang) => ordinary[lang]?.short ?? []);
  return { crisis: [...found], ordinary: [...new Set(short.map(joined))] };
}

function joined(text: string): string {
  return messageOf(text).wordsIn('nl').join(' ');
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
