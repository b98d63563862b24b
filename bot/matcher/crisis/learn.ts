import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import { ANEW, type Keep } from '../learn/keep.js';
import type { TrainingByLang } from '../types.js';
import { hitsIn } from './hits.js';
import { indexOf } from './phrase-index.js';
import { readyPhrase, type CrisisPhrase, type ReadyPhrase } from './phrase.js';

/** Crisis phrases by language and topic, as in `content/crisis`. */
export type CrisisWords = Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>>;

/** The phrases of each crisis topic, in all languages. */
export type PhrasesByTopic = Readonly<Record<string, readonly CrisisPhrase[]>>;

/** A phrase that this many everyday phrases contain is no sign of a crisis by itself. */
const COMMON_FROM = 3;

/**
 * The crisis phrases of the content: those of `content/crisis`, and keywords and examples of every topic of kind
 * `crisis`. Each is tested on the phrases of all other topics, and marked if it would be a false alarm there.
 */
export function crisisPhrases(
  byLang: TrainingByLang,
  written: CrisisWords = {},
  vague: CrisisWords = {},
  keep: Keep = ANEW,
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
  markEveryday(ready, everyday, keep);
  return ready;
}

/** A phrase (by position) that an everyday text contains: in Latin letters, whole, or in part. */
type EverydayHit = readonly [place: number, latin: string | null, whole: boolean];

function markEveryday(ready: readonly ReadyPhrase[], everyday: readonly string[], keep: Keep): void {
  const index = indexOf(ready);
  const places = new Map(ready.map(({ source }, place) => [source, place]));
  // No phrase is marked before all hits are found. So the result for a text does not depend on earlier texts.
  const found = keep.each('crisis-hits', [...new Set(everyday)], (text) =>
    hitsIn(index, text).map(({ phrase, certainty, latin }): EverydayHit => [
      places.get(phrase)!,
      latin,
      certainty === 'clear',
    ]),
  );
  const said = new Map<CrisisPhrase, number>();
  for (const [place, latin, whole] of found.flat()) {
    const phrase = ready[place]!.source;
    if (latin !== null) {
      if (!phrase.lookalikes?.includes(latin)) (phrase.lookalikes ??= []).push(latin);
    } else if (whole) said.set(phrase, (said.get(phrase) ?? 0) + 1);
    else phrase.everyday = 'part';
  }
  for (const [phrase, times] of said) phrase.everyday = times >= COMMON_FROM ? 'common' : 'part';
}

/** Prepares phrases for comparing, each once. */
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
