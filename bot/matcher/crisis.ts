import { LANGS, type Lang } from '../core/lang.js';
import { normalise, wordsOf } from '../text/normalise.js';
import { stem } from '../text/stem.js';
import {
  compare,
  COMPOUND_LETTERS,
  readyPhrase,
  type Certainty,
  type CrisisPhrase,
  type ReadyPhrase,
  type Said,
} from './crisis-phrase.js';
import { crisisWords } from './crisis-words.js';
import { latinHits, latinIndex, type LatinIndex } from './crisis-latin.js';
import { wordsInSayings } from './idioms.js';
import { nearWords } from './near.js';
import type { TrainingTopic } from './types.js';

export type { CrisisPhrase } from './crisis-phrase.js';

/** The phrases of each crisis topic, of all languages together. */
export type PhrasesByTopic = Readonly<Record<string, readonly CrisisPhrase[]>>;

export interface CrisisHit {
  topic: string;
  /** `clear`: a phrase was said whole; `maybe`: most of its telling words were. */
  certainty: Certainty;
  /** The phrase of the content that it was recognised by. */
  phrase: string;
}

/** A phrase that this many everyday phrases of the content hold is no sign of a crisis by itself. */
const COMMON_FROM = 3;

/** Where several fit, the one that cannot wait comes first; topics not named here come after these. */
const PRECEDENCE = [
  'safety.danger',
  'safety.suicide',
  'safety.child',
  'safety.violence',
  'safety.exploitation',
  'housing.homeless',
];

interface Screen {
  byStem: ReadonlyMap<string, readonly ReadyPhrase[]>;
  vocabulary: ReadonlySet<string>;
  latin: LatinIndex;
}

const screens = new WeakMap<PhrasesByTopic, Screen>();

/**
 * The crisis phrases of the content: keywords and examples of every topic of kind `crisis`. Each is tried on the phrases
 * of all other topics, and marked where it would raise a false alarm there.
 */
export function crisisPhrases(byLang: Record<Lang, readonly TrainingTopic[]>): PhrasesByTopic {
  const byTopic: Record<string, CrisisPhrase[]> = {};
  const everyday: string[] = [];
  for (const lang of LANGS) {
    for (const { topic, kind, title, keywords, examples } of byLang[lang]) {
      if (kind !== 'crisis') everyday.push(title, ...keywords, ...examples);
      else for (const text of [...keywords, ...examples]) (byTopic[topic] ??= []).push({ lang, text });
    }
  }
  const screen = screenOf(byTopic);
  const said = new Map<CrisisPhrase, number>();
  for (const text of new Set(everyday)) {
    for (const { phrase, certainty, latin } of hitsIn(screen, text)) {
      if (latin !== null) (phrase.lookalikes ??= []).push(latin);
      else if (certainty === 'clear') said.set(phrase, (said.get(phrase) ?? 0) + 1);
      else phrase.everyday = 'part';
    }
  }
  for (const [phrase, times] of said) phrase.everyday = times >= COMMON_FROM ? 'common' : 'part';
  return byTopic;
}

/**
 * Whether a text, in whatever language, speaks of a crisis: null where nothing points to one. Looks at all languages at
 * once, since people in need write in the language that comes first. The phrases are made ready once per object.
 */
export function screenCrisis(text: string, phrasesByTopic: PhrasesByTopic): CrisisHit | null {
  const best = hitsIn(screenOf(phrasesByTopic), text).sort((a, b) => rank(a) - rank(b))[0];
  return best ? { topic: best.topic, certainty: best.certainty, phrase: best.phrase.text } : null;
}

interface Hit {
  topic: string;
  phrase: CrisisPhrase;
  certainty: Certainty;
  /** The message is the phrase, word for word: then the topic is the one its author put it under. */
  exact: boolean;
  /** The words, where it was recognised in Latin letters. */
  latin: string | null;
}

function rank({ topic, certainty, exact }: Hit): number {
  const place = PRECEDENCE.indexOf(topic);
  const tier = exact ? 0 : certainty === 'clear' ? 1 : 2;
  return tier * (PRECEDENCE.length + 1) + (place < 0 ? PRECEDENCE.length : place);
}

function screenOf(byTopic: PhrasesByTopic): Screen {
  const known = screens.get(byTopic);
  if (known) return known;
  const byStem = new Map<string, ReadyPhrase[]>();
  const vocabulary = new Set<string>();
  const ready: ReadyPhrase[] = [];
  const file = (key: string, phrase: ReadyPhrase) => {
    const filed = byStem.get(key);
    if (!filed) byStem.set(key, [phrase]);
    else if (!filed.includes(phrase)) filed.push(phrase);
  };
  for (const [topic, phrases] of Object.entries(byTopic)) {
    for (const source of phrases) {
      const phrase = readyPhrase(topic, source);
      if (!phrase) continue;
      const first = phrase.words[0]!;
      for (const i of phrase.telling) {
        vocabulary.add(phrase.words[i]!);
        file(`${source.lang} ${phrase.stems[i]!}`, phrase);
      }
      if (phrase.words.length === 1 && first.length >= COMPOUND_LETTERS) file(headKey(source.lang, first), phrase);
      ready.push(phrase);
    }
  }
  const screen = { byStem, vocabulary, latin: latinIndex(ready) };
  screens.set(byTopic, screen);
  return screen;
}

function headKey(lang: Lang, word: string): string {
  return `${lang} ${word.slice(0, COMPOUND_LETTERS)}…`;
}

function hitsIn(screen: Screen, text: string): Hit[] {
  const hits: Hit[] = [];
  const plain = normalise(text, 'nl');
  // Only French takes words apart in a way of its own.
  const plainWords = wordsOf(plain, 'nl');
  // Arabic phrases may stand in Latin letters; the others are never written in Arabic ones.
  const latin = /[\p{Script=Latin}\d]/u.test(plain);
  for (const lang of LANGS) {
    if (!latin && lang !== 'ar') continue;
    const { said, phrases } = hear(screen, lang === 'fr' ? wordsOf(plain, 'fr') : plainWords, lang);
    for (const phrase of phrases) {
      const certainty = compare(phrase, said);
      if (!certainty) continue;
      const exact =
        said.words.length === phrase.words.length && said.words.every((word, i) => word === phrase.words[i]);
      hits.push({ topic: phrase.topic, phrase: phrase.source, certainty, exact, latin: null });
    }
  }
  for (const { phrase, certainty, said } of latinHits(screen.latin, plainWords))
    hits.push({ topic: phrase.topic, phrase: phrase.source, certainty, exact: false, latin: said });
  return hits;
}

/** A message in the words of one language, and the phrases that share a telling word with it. */
function hear(
  { byStem, vocabulary }: Screen,
  spoken: readonly string[],
  lang: Lang,
): { said: Said; phrases: Set<ReadyPhrase> } {
  const words = crisisWords(spoken, lang);
  const near = nearWords(words, vocabulary);
  const sayings = wordsInSayings(words, lang);
  const places = new Map<string, number[]>();
  const stemPlaces = new Map<string, number[]>();
  const phrases = new Set<ReadyPhrase>();
  words.forEach((word, place) => {
    if (sayings.has(place)) return;
    const meant = near.get(place);
    for (const spelled of meant === undefined ? [word] : [word, meant]) {
      const stemmed = stem(spelled, lang);
      note(places, spelled, place);
      note(stemPlaces, stemmed, place);
      byStem.get(`${lang} ${stemmed}`)?.forEach((phrase) => phrases.add(phrase));
      if (spelled.length >= COMPOUND_LETTERS)
        byStem.get(headKey(lang, spelled))?.forEach((phrase) => phrases.add(phrase));
    }
  });
  return { said: { words, places, stemPlaces }, phrases };
}

function note(places: Map<string, number[]>, key: string, place: number): void {
  const noted = places.get(key);
  if (noted) noted.push(place);
  else places.set(key, [place]);
}
