import { UNKNOWN } from '../../model/flow.js';
import type { Turn } from '../turn-context.js';
import { holds, holdsAny, isNegated } from './everyday.js';

/** Words of "I do not know" among more than these are of something else. */
const MOST_WITH_UNKNOWN = 5;
/** Of so few letters, a "no" of one language is often a word of another. */
const LEAST_LETTERS = 3;

/** What is a yes only where it is the whole message: otherwise it opens any sentence. */
const OPENS_ANYTHING: ReadonlySet<string> = new Set(
  'ok oke okay okey right sure correct si good اوكي اوكي تمام صح طيب tamam olur хорошо ладно добре гаразд vale eshi hray እሺ ሕራይ'.split(
    ' ',
  ),
);

/**
 * The answer with which a message begins that goes on in words of explanation: "no, my aunt was with me", "haa wali"; or
 * "I do not know" among few words. null where the question has no such answer, or the rest takes it back.
 */
export function saidFirst(turn: Turn, options: readonly string[], normal: string): string | null {
  const { spoken } = turn.context;
  const words = normal.split(' ');
  const isUnsure = words.length <= MOST_WITH_UNKNOWN && holdsAny(normal, spoken.unknown);
  if (isUnsure) return options.includes(UNKNOWN) ? UNKNOWN : null;
  if (!options.includes('yes') || !options.includes('no')) return null;
  const first = [...spoken.yes, ...spoken.no]
    .filter((phrase) => normal.startsWith(`${phrase} `) && !OPENS_ANYTHING.has(phrase))
    .sort((a, b) => b.length - a.length)[0];
  if (first === undefined) return null;
  const rest = normal.slice(first.length + 1);
  if (holdsAny(rest, spoken.but) || holdsAny(rest, spoken.maybe)) return null;
  const isNo = spoken.no.has(first);
  if (isNo && spoken.yes.has(first)) return null;
  const against = isNo ? spoken.yes : spoken.no;
  if ([...against].some((word) => word.length >= LEAST_LETTERS && holds(rest, word))) return null;
  if (isNo) return 'no';
  // "Yes, my friend": of whom it is told is not clear; "yes, not alone": which of both is meant is not either.
  if (holdsAny(rest, spoken.others) || holdsAny(rest, spoken.owners)) return null;
  return isNegated(turn.context, turn.state.lang, rest) ? null : 'yes';
}

/** Whether a text tells of somebody else before it says yes or no: "my friend yes". */
export function isOfAnother({ context: { spoken } }: Turn, normal: string): boolean {
  const begins = [...spoken.yes, ...spoken.no].some((phrase) => `${normal} `.startsWith(`${phrase} `));
  return !begins && [spoken.others, spoken.owners, spoken.person, spoken.persons].some((kin) => holdsAny(normal, kin));
}
