import type { Turn } from '../turn-context.js';
import { holds, holdsAny, isDenied, isNegated } from './everyday.js';
import type { SpokenWords } from './spoken.js';

/** The status that is one of waiting: who waits for another has it. */
const WAITS = 'pending';
/** Words between a person and whose relative that is: "of my old". */
const MOST_BETWEEN = 3;

/**
 * Whether the words around a phrase take back what it says, or leave it open: a "not" that the phrase has not itself, a
 * wish or a hope where a status is asked for ("I want to become a refugee"), a person who is dead, or the relative of
 * somebody else ("my brother's wife"). `about`: what the question asks of the person.
 */
export function isTakenBack(turn: Turn, about: string | undefined, normal: string, { id, phrase }: Phrase): boolean {
  const { context, state } = turn;
  const { spoken } = context;
  const person = isPerson(phrase, spoken);
  const negated = (words: string): boolean =>
    person ? isDenied(context, state.lang, words) : isNegated(context, state.lang, words);
  if (negated(normal) && !negated(phrase)) return true;
  if (about === 'status' && id !== WAITS && leavesOpen(spoken, normal, phrase)) return true;
  if (!person) return false;
  if (holdsAny(normal, spoken.gone) && !holdsAny(phrase, spoken.gone)) return true;
  // What a phrase says of both, it says of the relative: "mother in law", "son of my uncle".
  const { left, relatives } = withoutRelatives(normal, spoken);
  return !holds(left, phrase) && !relatives.some((relative) => holds(phrase, relative));
}

/** An option's phrase, as people type it. */
export interface Phrase {
  id: string;
  phrase: string;
}

/** Whether words leave open what they speak of: "if", "could", "want to become". */
export function leavesOpen({ maybe }: SpokenWords, normal: string, phrase: string): boolean {
  return holdsAny(normal, maybe) && !holdsAny(phrase, maybe);
}

/** Whether a phrase names a person, or several. */
function isPerson(phrase: string, { person, persons }: SpokenWords): boolean {
  return phrase.split(' ').some((word) => person.has(word) || persons.has(word));
}

/** The words without those that name somebody else's relative, and what these were. */
function withoutRelatives(normal: string, spoken: SpokenWords): { left: string; relatives: readonly string[] } {
  const words = normal.split(' ');
  const left: string[] = [];
  const relatives: string[] = [];
  for (let i = 0; i < words.length;) {
    const end = relativeAt(words, i, spoken);
    if (end === null) left.push(words[i]!);
    else relatives.push(words.slice(i, end + 1).join(' '));
    // A word that is in no phrase keeps those on both sides apart.
    if (end !== null) left.push('|');
    i = end === null ? i + 1 : end + 1;
  }
  return { left: left.join(' '), relatives };
}

/** Where a relative of somebody else that begins at `i` ends; null where none begins there. */
function relativeAt(words: readonly string[], i: number, spoken: SpokenWords): number | null {
  const { person, persons, others, owners, link } = spoken;
  const kin = (word = ''): boolean => person.has(word) || persons.has(word);
  const [first, second = ''] = words.slice(i);
  if ((kin(first) && owners.has(second)) || (owners.has(first!) && kin(second))) return i + 1;
  if (!(kin(first) || others.has(first!)) || !link.has(second)) return null;
  const other = words.slice(i + 2, i + 2 + MOST_BETWEEN).findIndex((word) => kin(word) || others.has(word));
  return other < 0 ? null : i + 2 + other;
}
