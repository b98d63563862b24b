import { parseChoiceId } from '../../model/choice-id.js';
import { type Flow, UNKNOWN } from '../../model/flow.js';
import { ASKER } from '../../model/voice.js';
import type { OptionWords, Turn } from '../turn-context.js';
import { contrastIn } from './contrast.js';
import { asks, holds, holdsAny } from './everyday.js';
import { peopleIn } from './people.js';
import { isHere, isNoMore, joined, otherWords } from './other-words.js';
import { isOfAnother, saidFirst } from './said-first.js';
import { numberOf } from './spoken.js';
import { isTakenBack } from './taken-back.js';
import { voiceSaid } from './voice-said.js';

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
  const spoken = spokenOptions(turn, asked);
  const exact =
    exactOption(turn, asked, spoken, text.trim().toLowerCase(), normal, number) ??
    everydayOption(turn, options, normal) ??
    voiceOption(turn, asked, normal) ??
    (isShort(normal) ? countedIn(turn, options, normal) : null);
  if (exact === null) {
    const [begins, ...more] = beginningWith(turn, spoken, normal);
    if (begins !== undefined) return { exact: more.length > 0 ? null : begins, within: [begins, ...more] };
  }
  // A question is no answer, whatever it names; nor is what is said of somebody who is here.
  if (asks(text) || !isShort(normal) || isHere(turn, options, normal)) return { exact, within: [] };
  const within = namedWithin(turn, asked, spoken, normal);
  if (exact !== null || within.length > 0) return { exact, within };
  const contrast = contrastIn(turn, text, normal);
  if (contrast && optionsNamed(turn, asked, spoken, contrast.denied).length > 0)
    return { exact, within: optionsNamed(turn, asked, spoken, contrast.meant) };
  const meant = turn.context.mended(
    normal,
    spoken.flatMap(({ phrases }) => phrases),
  );
  if (meant === normal) return { exact, within };
  const repaired = spoken.find(({ phrases }) => phrases.includes(meant))?.id ?? null;
  return { exact: repaired, within: optionsNamed(turn, asked, spoken, meant) };
}

/** The options that stand in a short text: by their own words, by a yes or a no before others, or in other words. */
function namedWithin(turn: Turn, asked: Asked, spoken: readonly OptionWords[], normal: string): readonly string[] {
  const options = optionsOf(asked);
  if (options.includes('yes') && holdsAny(normal, turn.context.spoken.lost)) return [];
  const first = saidFirst(turn, options, normal);
  const named = tellsAge(normal, spoken)
    ? []
    : optionsNamed(turn, asked, longEnough(turn, options, spoken, normal), normal);
  const own = first === null ? named : [...new Set([first, ...named])];
  if (own.length > 0) return joined(own, options);
  const others = otherWords(turn, options);
  return isNoMore(normal, others) ? joined(optionsNamed(turn, asked, others, normal), options) : [];
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
  turn: Turn,
  asked: Asked,
  spoken: readonly OptionWords[],
  plain: string,
  normal: string,
  number: number,
): string | null {
  const options = optionsOf(asked);
  if (options.includes(plain)) return plain;
  const { kind } = asked.flow.questions[asked.id]!;
  const numbered = kind === 'choice' ? (shownOptions(turn, asked) ?? options)[number - 1] : undefined;
  return numbered ?? spoken.find(({ phrases }) => phrases.includes(normal))?.id ?? null;
}

/** The options that stand on the screen, which may be only some of a question's; null where none do. */
function shownOptions({ state }: Turn, { flow, id }: Asked): string[] | null {
  const shown = state.offered.map(parseChoiceId).flatMap((choice) => {
    const isOwn = choice?.do === 'answer' && choice.flow === flow.id && choice.question === id;
    return isOwn ? [choice.answer] : [];
  });
  return shown.length > 0 ? shown : null;
}

/** The options whose label begins with the yes or the no that the whole text is, in any language. */
function beginningWith({ context: { spoken } }: Turn, options: readonly OptionWords[], normal: string): string[] {
  const words = [spoken.yes, spoken.no].find((said) => said.has(normal));
  if (!words) return [];
  const begins = (label = ''): boolean => words.has(label) || words.has(label.split(' ')[0]!);
  return options.filter(({ id, phrases }) => id !== UNKNOWN && begins(phrases[0])).map(({ id }) => id);
}

/** Who asks, where the person says so of themselves: "I am a volunteer". */
function voiceOption(turn: Turn, { flow, id }: Asked, normal: string): string | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'choice' || question.about !== ASKER || !isShort(normal)) return null;
  const said = voiceSaid(turn, normal);
  return said && question.options.includes(said.voice) ? said.voice : null;
}

/** A number that may be the age of somebody who is no child. */
const AGE = /^(?:1[6-9]|[2-9]\d)$/u;

/** Whether a text tells an age that none of the options speaks of: "my son is 19" is not "my minor child". */
function tellsAge(normal: string, spoken: readonly OptionWords[]): boolean {
  const ages = normal.split(' ').filter((word) => AGE.test(word));
  const told = (age: string): boolean => spoken.some(({ phrases }) => phrases.some((phrase) => holds(phrase, age)));
  return ages.some((age) => !told(age));
}

/** A yes, a no, "I do not know" or a number among so many words says something else. */
const FEW_WORDS = 3;

/** The options without what is only an answer where it is nearly the whole message. */
function longEnough(
  turn: Turn,
  options: readonly string[],
  spoken: readonly OptionWords[],
  normal: string,
): OptionWords[] {
  const { yes, no, unknown } = turn.context.spoken;
  const isLong = countWords(normal) > FEW_WORDS;
  // How many people are counted is told by all the words together.
  const counts = isLong || COUNTS.every((id) => options.includes(id));
  const ofAnother = isLong || isOfAnother(turn, normal);
  const small = (phrase: string): boolean =>
    (ofAnother && (yes.has(phrase) || no.has(phrase))) ||
    (isLong && unknown.has(phrase)) ||
    (counts && numberOf(phrase, turn.context.spoken) !== null);
  return spoken.map(({ id, phrases }) => ({ id, phrases: phrases.filter((phrase) => !small(phrase)) }));
}

/** Yes, no and "I do not know", in the everyday words of any language, where the question has such an option. */
function everydayOption({ context: { spoken } }: Turn, options: readonly string[], normal: string): string | null {
  const kinds = [
    ['yes', spoken.yes],
    ['no', spoken.no],
    [UNKNOWN, spoken.unknown],
  ] as const;
  return kinds.find(([id, words]) => options.includes(id) && words.has(normal))?.[0] ?? null;
}

/** Ids of options that say how many, in order, and the last for whatever is more. */
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'more'] as const;

/** The option for how many people a text counts; null where it counts none, or the options are of something else. */
export function countedIn(turn: Turn, options: readonly string[], normal: string): string | null {
  if (!COUNTS.every((id) => options.includes(id))) return null;
  const people = peopleIn(turn, normal);
  return people === null ? null : COUNTS[Math.min(people, COUNTS.length) - 1]!;
}

/** The options that words name, whole phrase by whole phrase; none that is said to be otherwise. */
export function optionsNamed(
  turn: Turn,
  { flow, id }: Asked,
  spoken: readonly OptionWords[],
  normal: string,
): string[] {
  const said = spoken.flatMap(({ id, phrases }) =>
    phrases.filter((phrase) => holds(normal, phrase)).map((phrase) => ({ id, phrase })),
  );
  // "not signed" holds "signed": the longer phrase is what was meant. What is taken back by words of no phrase may mean the
  // opposite, so that the question is asked again.
  const meant = said.filter(
    (one) =>
      !isTakenBack(turn, flow.questions[id]!.about, normal, one) &&
      !said.some(({ id, phrase }) => id !== one.id && phrase !== one.phrase && holds(phrase, one.phrase)),
  );
  return [...new Set(meant.map(({ id }) => id))];
}

function optionsOf({ flow, id }: Asked): readonly string[] {
  const question = flow.questions[id]!;
  return question.kind === 'choice' ? question.options : [UNKNOWN];
}

/** The options of a question, as people type them in the reader's language. */
export function spokenOptions(turn: Turn, { flow, id }: Asked): OptionWords[] {
  const options = optionsOf({ flow, id });
  return turn.context
    .options(flow.questions[id]!.words ?? flow.id, id, turn.state.lang)
    .filter((option) => options.includes(option.id));
}
