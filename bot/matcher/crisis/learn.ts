import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import type { TrainingByLang } from '../types.js';
import { hitsIn } from './hits.js';
import { indexOf } from './phrase-index.js';
import { readyPhrase, type CrisisPhrase, type ReadyPhrase } from './phrase.js';

/** Crisis phrases by language and topic, as `content/crisis` holds them. */
export type CrisisWords = Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>>;

/** The phrases of each crisis topic, of all languages together. */
export type PhrasesByTopic = Readonly<Record<string, readonly CrisisPhrase[]>>;

/** A phrase that this many everyday phrases of the content hold is no sign of a crisis by itself. */
const COMMON_FROM = 3;

/**
 * The crisis phrases of the content: those of `content/crisis`, and keywords and examples of every topic of kind
 * `crisis`. Each is tried on the phrases of all other topics, and marked where it would raise a false alarm there.
 */
export function crisisPhrases(
  byLang: TrainingByLang,
  written: CrisisWords = {},
  vague: CrisisWords = {},
): ReadyPhrase[] {
  const byTopic: Record<string, CrisisPhrase[]> = {};
  const everyday: string[] = [];
  for (const lang of LANGS) {
    for (const { topic, kind, title, keywords, examples } of byLang[lang]) {
      if (kind !== 'crisis') everyday.push(title, ...keywords, ...examples);
      else for (const text of [...keywords, ...examples]) (byTopic[topic] ??= []).push({ lang, text });
    }
  }
  for (const lang of PLANNED_LANGS) {
    for (const [topic, texts] of Object.entries(written[lang] ?? {}))
      for (const text of texts) (byTopic[topic] ??= []).push({ lang, text });
    for (const [topic, texts] of Object.entries(vague[lang] ?? {}))
      for (const text of texts) (byTopic[topic] ??= []).push({ lang, text, vague: true });
  }
  const ready = readyPhrases(byTopic);
  markEveryday(ready, everyday);
  return ready;
}

function markEveryday(ready: readonly ReadyPhrase[], everyday: readonly string[]): void {
  const index = indexOf(ready);
  // Filed before the first mark: a marked phrase is filed under fewer of its words.
  for (const lang of PLANNED_LANGS) index.byStem(lang);
  const said = new Map<CrisisPhrase, number>();
  for (const text of new Set(everyday)) {
    for (const { phrase, certainty, latin } of hitsIn(index, text)) {
      if (latin !== null) (phrase.lookalikes ??= []).push(latin);
      else if (certainty === 'clear') said.set(phrase, (said.get(phrase) ?? 0) + 1);
      else phrase.everyday = 'part';
    }
  }
  for (const [phrase, times] of said) phrase.everyday = times >= COMMON_FROM ? 'common' : 'part';
}

/** Phrases made ready to be compared, each once. */
export function readyPhrases(byTopic: PhrasesByTopic): ReadyPhrase[] {
  const ready = new Map<string, ReadyPhrase>();
  for (const [topic, phrases] of Object.entries(byTopic)) {
    for (const source of phrases) {
      const phrase = readyPhrase(topic, source);
      const key = phrase && `${source.lang} ${topic} ${phrase.words.join(' ')}`;
      if (key !== null && !ready.has(key)) ready.set(key, phrase!);
    }
  }
  return [...ready.values()];
}
