import { isLang, type Lang, type PlannedLang } from '../../model/lang.js';
import { ethiopicConsonants } from '../../text/ethiopic.js';
import { messageOf, type Message } from '../../text/message.js';
import { normalise, wordsOf } from '../../text/normalise.js';
import type { CrisisHit } from './phrase-detector.js';
import { isRomanised } from './words.js';

/** Starts of words by language and topic. "*" in front: anywhere in a word. */
export type SignWords = Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>>;

/** Finds signs in a text on a page in `lang`. `written` is the text's language, if it was detected. */
export type SignDetector = (text: string | Message, lang: Lang, written: PlannedLang | null) => CrisisHit | null;

interface Sign {
  topic: string;
  /** As written in the content. */
  text: string;
  start: string;
  inside: boolean;
  romanised: boolean;
}

/** Shorter signs in Latin letters would be found inside words of other languages. */
const MIN_ROMANISED = 4;
/** Scripts that only these languages of ours use. Their signs are searched without detecting the language. */
const OWN_SCRIPTS: readonly (readonly [RegExp, readonly PlannedLang[]])[] = [
  [/\p{Script=Ethiopic}/u, ['ti']],
  [/\p{Script=Cyrillic}/u, ['uk', 'ru']],
  [/\p{Script=Arabic}/u, ['prs', 'ps']],
];

/**
 * Makes a detector for single words after which the guide asks gently. A language's signs count if the message is in
 * that language. Signs in Latin letters of another script's language count if the message is in no language that the
 * bot speaks.
 */
export function createSignDetector(signs: SignWords): SignDetector {
  const byLang = new Map(
    Object.entries(signs).map(([lang, topics]) => [lang as PlannedLang, readySigns(lang as PlannedLang, topics)]),
  );
  return (text, lang, written) => {
    const message = messageOf(text);
    const { plain } = message;
    const words = message.wordsIn('nl').map(ethiopicConsonants);
    const langs = new Set<PlannedLang>([written ?? lang]);
    for (const [script, of] of OWN_SCRIPTS)
      if (script.test(plain) && !(isLang(written) && of.includes('prs'))) for (const one of of) langs.add(one);
    for (const [one, list] of byLang) {
      const own = langs.has(one);
      if (!own && isLang(written)) continue;
      const found = list.find((sign) => (own || sign.romanised) && words.some((word) => shows(sign, word)));
      if (found) return { topic: found.topic, certainty: 'maybe', phrase: found.text };
    }
    return null;
  };
}

function readySigns(lang: PlannedLang, topics: Readonly<Record<string, readonly string[]>>): Sign[] {
  return Object.entries(topics).flatMap(([topic, texts]) =>
    texts.flatMap((text) => {
      const inside = text.startsWith('*');
      const start = wordsOf(normalise(inside ? text.slice(1) : text, 'nl'), 'nl')
        .map(ethiopicConsonants)
        .join('');
      const romanised = isRomanised(start, lang);
      return start === '' || (romanised && start.length < MIN_ROMANISED)
        ? []
        : [{ topic, text, start, inside, romanised }];
    }),
  );
}

function shows({ start, inside }: Sign, word: string): boolean {
  return inside ? word.includes(start) : word.startsWith(start);
}
