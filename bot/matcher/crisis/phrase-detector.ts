import type { Message } from '../../text/message.js';
import { hitsIn, type Hit } from './hits.js';
import { indexOf } from './phrase-index.js';
import type { Certainty, ReadyPhrase } from './phrase.js';

export interface CrisisHit {
  topic: string;
  /** `clear`: the whole phrase was found; `maybe`: most of its telling words. */
  certainty: Certainty;
  /** The content's phrase that was recognised. */
  phrase: string;
  /** Only a likeness. An answer to the bot's own question goes before it. */
  weak?: boolean;
}

/**
 * Finds a crisis in a text of any language. `loosely` false: the text is surely in a language with Latin letters. Then
 * no word is matched by its consonants alone to a language of another script.
 */
export type PhraseDetector = (text: string | Message, loosely?: boolean) => CrisisHit | null;

/** If several topics fit, the most urgent one wins. Topics that are not listed come last. */
const PRECEDENCE = [
  'safety.danger',
  'safety.suicide',
  'safety.child',
  'safety.violence',
  'safety.exploitation',
  'housing.homeless',
];

/**
 * Makes a detector that finds crisis phrases in a text; null if there are none. It searches all languages at once,
 * because people in need write in the language that comes first.
 */
export function createPhraseDetector(phrases: readonly ReadyPhrase[]): PhraseDetector {
  const index = indexOf(phrases);
  return (text, loosely = true) => {
    const best = hitsIn(index, text, loosely).sort((a, b) => rank(a) - rank(b))[0];
    return best ? { topic: best.topic, certainty: best.certainty, phrase: best.phrase.text } : null;
  };
}

function rank({ topic, certainty, exact }: Hit): number {
  const place = PRECEDENCE.indexOf(topic);
  const tier = exact ? 0 : certainty === 'clear' ? 1 : 2;
  return tier * (PRECEDENCE.length + 1) + (place < 0 ? PRECEDENCE.length : place);
}
