import { LANGS, PLANNED_LANGS, type PlannedLang } from '../core/lang.js';
import { messageOf, type Message } from '../text/message.js';
import {
  compare,
  COMPOUND_LETTERS,
  mayMiss,
  readyPhrase,
  type Certainty,
  type CrisisPhrase,
  type ReadyPhrase,
  type Said,
} from './crisis-phrase.js';
import { crisisStem, crisisWords } from './crisis-words.js';
import { latinHits, latinIndex, type LatinIndex } from './crisis-latin.js';
import { wordsInSayings } from './idioms.js';
import { lexiconOf, type Lexicon } from './lexicon.js';
import { nearWords } from './near.js';
import type { TrainingByLang } from './types.js';

export type { CrisisPhrase } from './crisis-phrase.js';

/** Crisis phrases by language and topic, as `content/crisis` holds them. */
export type CrisisWords = Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>>;

/** The phrases of each crisis topic, of all languages together. */
export type PhrasesByTopic = Readonly<Record<string, readonly CrisisPhrase[]>>;

export interface CrisisHit {
  topic: string;
  /** `clear`: a phrase was said whole; `maybe`: most of its telling words were. */
  certainty: Certainty;
  /** The phrase of the content that it was recognised by. */
  phrase: string;
  /** Nothing but a likeness: an answer to the bot's own question goes before it. */
  weak?: boolean;
}

/**
 * Looks for a crisis in a text of any language. Not `loosely`: the text is surely in a language of Latin letters, and no
 * word of it is taken for one of another script's language by its consonants alone.
 */
export type CrisisScreen = (text: string | Message, loosely?: boolean) => CrisisHit | null;

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

type PhrasesByKey = ReadonlyMap<string, readonly ReadyPhrase[]>;

/** Each part is made when a message first needs it: most messages are in few of the languages. */
interface Index {
  /** The phrases of a language by stem. */
  byStem(lang: PlannedLang): PhrasesByKey;
  lexicon(): Lexicon;
  latin(): LatinIndex;
  /** Languages that have a phrase in the script. */
  latinLangs(): readonly PlannedLang[];
}

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

/**
 * A screen that says whether a text, in whatever language, speaks of a crisis: null where nothing points to one. It
 * looks at all languages at once, since people in need write in the language that comes first.
 */
export function crisisScreen(phrases: readonly ReadyPhrase[]): CrisisScreen {
  const index = indexOf(phrases);
  return (text, loosely = true) => {
    const best = hitsIn(index, text, loosely).sort((a, b) => rank(a) - rank(b))[0];
    return best ? { topic: best.topic, certainty: best.certainty, phrase: best.phrase.text } : null;
  };
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

function indexOf(phrases: readonly ReadyPhrase[]): Index {
  const byLang = new Map<PlannedLang, ReadyPhrase[]>(PLANNED_LANGS.map((lang) => [lang, []]));
  for (const phrase of phrases) byLang.get(phrase.source.lang)!.push(phrase);
  const filed = new Map<PlannedLang, PhrasesByKey>();
  return {
    byStem(lang) {
      let found = filed.get(lang);
      if (!found) filed.set(lang, (found = fileByStem(byLang.get(lang)!)));
      return found;
    },
    lexicon: once(() => lexiconOf(new Set(phrases.flatMap(({ words, telling }) => telling.map((i) => words[i]!))))),
    latin: once(() => latinIndex(phrases)),
    latinLangs: once(() =>
      PLANNED_LANGS.filter((lang) =>
        byLang.get(lang)!.some(({ words, telling }) => telling.some((i) => LATIN.test(words[i]!))),
      ),
    ),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function fileByStem(phrases: readonly ReadyPhrase[]): PhrasesByKey {
  const byStem = new Map<string, ReadyPhrase[]>();
  const times = new Map<string, number>();
  for (const { stems, telling } of phrases)
    for (const i of telling) times.set(stems[i]!, (times.get(stems[i]!) ?? 0) + 1);
  for (const phrase of phrases) {
    const [first] = phrase.words;
    const file = (key: string): void => {
      const filed = byStem.get(key);
      if (!filed) byStem.set(key, [phrase]);
      else if (filed.at(-1) !== phrase) filed.push(phrase);
    };
    // A message that says the phrase has all its telling words but a few: one of its rarest is among them.
    const rarest = phrase.telling.map((i) => phrase.stems[i]!).sort((a, b) => times.get(a)! - times.get(b)!);
    for (const key of rarest.slice(0, 1 + mayMiss(phrase))) file(key);
    if (phrase.words.length === 1 && first!.length >= COMPOUND_LETTERS) file(headKey(first!));
  }
  return byStem;
}

function headKey(word: string): string {
  return `${word.slice(0, COMPOUND_LETTERS)}…`;
}

const LATIN = /[\p{Script=Latin}\d]/u;
/** Languages by the scripts they are written in, beside Latin letters. */
const SCRIPTS: readonly (readonly [RegExp, readonly PlannedLang[]])[] = [
  [/\p{Script=Arabic}/u, ['ar', 'prs', 'ps']],
  [/\p{Script=Cyrillic}/u, ['uk', 'ru']],
  [/\p{Script=Ethiopic}/u, ['ti']],
];

function hitsIn(index: Index, text: string | Message, loosely = true): Hit[] {
  const hits: Hit[] = [];
  const message = messageOf(text);
  const { plain } = message;
  const plainWords = message.wordsIn('nl');
  const langs = new Set(LATIN.test(plain) ? index.latinLangs() : []);
  for (const [script, written] of SCRIPTS) if (script.test(plain)) for (const lang of written) langs.add(lang);
  const near = nearWords(plainWords, index.lexicon());
  const meantBy = new Map([...near].map(([place, meant]) => [plainWords[place]!, meant]));
  for (const lang of langs) {
    const heard = hear(index, message.wordsIn(lang), lang, meantBy);
    if (!heard) continue;
    const { said, phrases } = heard;
    for (const phrase of phrases) {
      const certainty = compare(phrase, said, loosely);
      if (!certainty) continue;
      const exact =
        said.words.length === phrase.words.length && said.words.every((word, i) => word === phrase.words[i]);
      hits.push({ topic: phrase.topic, phrase: phrase.source, certainty, exact, latin: null });
    }
  }
  for (const { phrase, certainty, said } of loosely ? latinHits(index.latin(), plainWords) : [])
    hits.push({ topic: phrase.topic, phrase: phrase.source, certainty, exact: false, latin: said });
  return hits;
}

/**
 * A message in the words of one language, and the phrases that share a telling word with it; null where none does.
 * `meantBy` says what misspelled words may mean.
 */
function hear(
  { byStem }: Pick<Index, 'byStem'>,
  spoken: readonly string[],
  lang: PlannedLang,
  meantBy: ReadonlyMap<string, string>,
): { said: Said; phrases: ReadonlySet<ReadyPhrase> } | null {
  const words = crisisWords(spoken, lang);
  const byKey = byStem(lang);
  const places = new Map<string, number[]>();
  const stemPlaces = new Map<string, number[]>();
  const phrases = new Set<ReadyPhrase>();
  const find = (key: string): void => {
    for (const phrase of byKey.get(key) ?? []) phrases.add(phrase);
  };
  const hearWord = (spelled: string, place: number): void => {
    const stemmed = crisisStem(spelled, lang);
    note(places, spelled, place);
    note(stemPlaces, stemmed, place);
    find(stemmed);
    if (spelled.length >= COMPOUND_LETTERS) find(headKey(spelled));
  };
  const hearAll = (but: ReadonlySet<number>): void => {
    words.forEach((word, place) => {
      if (but.has(place)) return;
      hearWord(word, place);
      const meant = meantBy.get(word);
      if (meant !== undefined) hearWord(meant, place);
    });
  };
  hearAll(NOWHERE);
  if (phrases.size === 0) return null;
  // Most messages hold no saying: only for those that do are the words outside it heard again.
  const sayings = wordsInSayings(words, lang);
  if (sayings.size > 0) {
    for (const heard of [places, stemPlaces, phrases]) heard.clear();
    hearAll(sayings);
  }
  return { said: { words, places, stemPlaces }, phrases };
}

const NOWHERE: ReadonlySet<number> = new Set();

function note(places: Map<string, number[]>, key: string, place: number): void {
  const noted = places.get(key);
  if (noted) noted.push(place);
  else places.set(key, [place]);
}
