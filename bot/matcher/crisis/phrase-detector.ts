import type { Message } from '../../text/message.js';
import { hitsIn, type Hit } from './hits.js';
import { indexOf } from './phrase-index.js';
import type { Certainty, ReadyPhrase } from './phrase.js';

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
export type PhraseDetector = (text: string | Message, loosely?: boolean) => CrisisHit | null;

/** Where several fit, the one that cannot wait comes first; topics not named here come after these. */
const PRECEDENCE = [
  'safety.danger',
  'safety.suicide',
  'safety.child',
  'safety.violence',
  'safety.exploitation',
  'housing.homeless',
];

/**
 * A screen that says whether a text, in whatever language, speaks of a crisis: null where nothing points to one. It
 * looks at all languages at once, since people in need write in the language that comes first.
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
