import { type Flow, UNKNOWN } from '../../model/flow.js';
import type { OptionWords, Turn } from '../turn-context.js';
import { holds, isNegated } from './everyday.js';

/** Longer messages say more than an answer; they are read as free questions, and the question is asked again after. */
const ANSWER_WORDS = 8;

/** A question of a dialog. */
export interface Asked {
  flow: Flow;
  id: string;
}

/** The options of a question that a message names. */
export interface NamedOptions {
  /** The one that the whole message is: by its id, number, label or keyword. */
  exact: string | null;
  /** Those whose label or keyword stands in it, where it is short; none that is said to be otherwise. */
  within: readonly string[];
}

/** Looks for a question's options in a text. `number`: the number that the text is, or 0. */
export function optionsIn(turn: Turn, asked: Asked, text: string, normal: string, number: number): NamedOptions {
  const options = optionsOf(asked);
  const spoken = spokenOptions(turn, asked, options);
  return {
    exact: exactOption(asked, options, spoken, text.trim().toLowerCase(), normal, number),
    within: isShort(normal) ? optionsWithin(turn, spoken, normal) : [],
  };
}

/** Whether a question asks for a region of Belgium. */
export function asksRegion(asked: Asked): boolean {
  return optionsOf(asked).includes('flanders');
}

/** Whether a text is short enough to be no more than an answer. */
function isShort(normal: string): boolean {
  return countWords(normal) <= ANSWER_WORDS;
}

/** The number of words in a normalised text. */
export function countWords(normal: string): number {
  return normal.split(' ').length;
}

function exactOption(
  { flow, id }: Asked,
  options: readonly string[],
  spoken: readonly OptionWords[],
  plain: string,
  normal: string,
  number: number,
): string | null {
  if (options.includes(plain)) return plain;
  const numbered = flow.questions[id]!.kind === 'choice' ? options[number - 1] : undefined;
  return numbered ?? spoken.find(({ phrases }) => phrases.includes(normal))?.id ?? null;
}

function optionsWithin(turn: Turn, spoken: readonly OptionWords[], normal: string): string[] {
  const said = spoken.flatMap((option) =>
    option.phrases.filter((phrase) => holds(normal, phrase)).map((phrase) => ({ option: option.id, phrase })),
  );
  const negated = (words: string): boolean => isNegated(turn.context, turn.state.lang, words);
  const turnedRound = negated(normal);
  // "not signed" holds "signed": the longer phrase is what was meant. A "not" that belongs to no phrase may mean the
  // opposite, so that the question is asked again.
  const meant = said.filter(
    ({ option, phrase }) =>
      (!turnedRound || negated(phrase)) &&
      !said.some((other) => other.option !== option && other.phrase !== phrase && holds(other.phrase, phrase)),
  );
  return [...new Set(meant.map(({ option }) => option))];
}

function optionsOf({ flow, id }: Asked): readonly string[] {
  const question = flow.questions[id]!;
  return question.kind === 'choice' ? question.options : [UNKNOWN];
}

function spokenOptions(turn: Turn, { flow, id }: Asked, options: readonly string[]): OptionWords[] {
  return turn.context
    .options(flow.questions[id]!.words ?? flow.id, id, turn.state.lang)
    .filter((option) => options.includes(option.id));
}
