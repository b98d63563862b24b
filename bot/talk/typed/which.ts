import { tokens } from '../../text/normalise.js';
import { stem } from '../../text/stem.js';
import type { Match, Turn } from '../turn-context.js';
import { isNegated } from './everyday.js';
import { countWords } from './options.js';

/** Longer messages say more than which of the choices is meant. */
const CHOICE_WORDS = 8;

/**
 * The topic that a message picks among those that the screen asks about: by a word that only its choice has, or because
 * its words come nearest to it. null where the screen asks no such thing, or the words are surely about something else.
 */
export function whichIn(turn: Turn, normal: string, match: () => Match): string | null {
  const { which } = turn.screen;
  if (which.length === 0) return null;
  const { band, candidates } = match();
  if (band === 'answer') return null;
  const best = candidates[0]?.topic;
  const near = band === 'ask' && best !== undefined && which.includes(best) ? best : null;
  return namedBy(turn, which, normal) ?? near;
}

/** The choice of which alone the message holds a word; null where it holds words of none, or of several. */
function namedBy({ context, state }: Turn, which: readonly string[], normal: string): string | null {
  if (countWords(normal) > CHOICE_WORDS || isNegated(context, state.lang, normal)) return null;
  const said = new Set(tokens(normal, state.lang).map((word) => stem(word, state.lang)));
  const told = which.map((topic) => context.toldWords(topic, state.lang));
  const own = (at: number): readonly string[] =>
    told[at]!.filter((word) => !told.some((words, other) => other !== at && words.includes(word)));
  const named = which.filter((_, at) => own(at).some((word) => said.has(word)));
  return named.length === 1 ? named[0]! : null;
}
