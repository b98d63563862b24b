import type { PlannedLang } from '../../model/lang.js';
import { messageOf, type Message } from '../../text/message.js';
import { nearWords } from '../topics/spelling.js';
import { wordsInSayings } from './idioms.js';
import { latinHits } from './latin.js';
import { headKey, LATIN, type PhraseIndex } from './phrase-index.js';
import { compare, COMPOUND_LETTERS, type Certainty, type CrisisPhrase, type ReadyPhrase, type Said } from './phrase.js';
import { crisisStem, crisisWords } from './words.js';

/** A phrase that was found in a message. */
export interface Hit {
  topic: string;
  phrase: CrisisPhrase;
  certainty: Certainty;
  /** The message is exactly this phrase. Then the topic is the one under which the author put it. */
  exact: boolean;
  /** The words of the message, if it was recognised in Latin letters. */
  latin: string | null;
}

/** Languages by script, other than Latin. */
const SCRIPTS: readonly (readonly [RegExp, readonly PlannedLang[]])[] = [
  [/\p{Script=Arabic}/u, ['ar', 'prs', 'ps']],
  [/\p{Script=Cyrillic}/u, ['uk', 'ru']],
  [/\p{Script=Ethiopic}/u, ['ti']],
];

/** The phrases of all languages that a text contains. `loosely`: see PhraseDetector. */
export function hitsIn(index: PhraseIndex, text: string | Message, loosely = true): Hit[] {
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
 * A message as words of one language, and the phrases that share a telling word with it; null if there are none.
 * `meantBy` gives the probable meaning of misspelled words.
 */
function hear(
  { byStem }: Pick<PhraseIndex, 'byStem'>,
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
  // Most messages contain no saying. Only for those that do, the words outside it are read again.
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
