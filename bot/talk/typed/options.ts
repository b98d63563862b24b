import { asciiDigits } from '../../text/digits.js';
import type { OptionWords, Turn } from '../turn-context.js';
import type { Region } from '../../model/facts.js';
import { type Flow, UNKNOWN } from '../../model/flow.js';
import { regionOfPostcode } from './postcode.js';

/** Longer messages say more than an answer; they are read as free questions, and the question is asked again after. */
const ANSWER_WORDS = 8;
/** Words of a message that may be no more than the name of a place. */
const PLACE_WORDS = 3;

/** A message that is no more than a number, in any script's digits ("2", "٢", "2."); 0 where it is not. */
export function typedNumber(text: string): number {
  const match = /^\D{0,2}(\d{1,2})\D{0,2}$/u.exec(asciiDigits(text.trim()));
  return match ? Number(match[1]) : 0;
}

/** The option that the words name exactly: by id, number, label or keyword; null where they name none. */
export function exactOption(turn: Turn, flow: Flow, id: string, text: string): string | null {
  const options = optionsOf(flow, id);
  const plain = text.trim().toLowerCase();
  if (options.includes(plain)) return plain;
  const numbered = flow.questions[id]!.kind === 'choice' ? options[typedNumber(text) - 1] : undefined;
  if (numbered !== undefined) return numbered;
  const normal = turn.context.normalise(text, turn.state.lang);
  return spokenOptions(turn, flow, id).find(({ phrases }) => phrases.includes(normal))?.id ?? null;
}

/** The options whose label or keyword stands in a short message. */
export function namedOptions(turn: Turn, flow: Flow, id: string, text: string): string[] {
  const normal = turn.context.normalise(text, turn.state.lang);
  if (countWords(normal) > ANSWER_WORDS) return [];
  const said = spokenOptions(turn, flow, id).flatMap((option) =>
    option.phrases.filter((phrase) => contains(normal, phrase)).map((phrase) => ({ option: option.id, phrase })),
  );
  const turnedRound = negated(turn, normal);
  // "not signed" holds "signed": the longer phrase is what was meant. A "not" that no phrase accounts for may mean the
  // opposite, so that the question is asked again.
  const meant = said.filter(
    ({ option, phrase }) =>
      (!turnedRound || negated(turn, phrase)) &&
      !said.some((other) => other.option !== option && other.phrase !== phrase && contains(other.phrase, phrase)),
  );
  return [...new Set(meant.map(({ option }) => option))];
}

/** Whether a question asks for a region of Belgium. */
export function asksRegion(flow: Flow, id: string): boolean {
  return optionsOf(flow, id).includes('flanders');
}

/** Where the only place or postcode in a text lies; null where it names none, or says where it is not. */
export function placeNamed(turn: Turn, text: string): Region | 'abroad' | null {
  if (negated(turn, turn.context.normalise(text, turn.state.lang))) return null;
  return regionOfPostcode(text) ?? turn.context.place(text, turn.state.lang);
}

/** Whether a text is short enough to be no more than an answer. */
export function isShort(turn: Turn, text: string): boolean {
  return countWords(turn.context.normalise(text, turn.state.lang)) <= ANSWER_WORDS;
}

/** Whether a text is short enough to be a place of which we do not know the name. */
export function fewWords(turn: Turn, text: string): boolean {
  return countWords(turn.context.normalise(text, turn.state.lang)) <= PLACE_WORDS;
}

function optionsOf(flow: Flow, id: string): readonly string[] {
  const question = flow.questions[id]!;
  return question.kind === 'choice' ? question.options : [UNKNOWN];
}

function spokenOptions(turn: Turn, flow: Flow, id: string): OptionWords[] {
  const options = optionsOf(flow, id);
  return turn.context
    .options(flow.questions[id]!.words ?? flow.id, id, turn.state.lang)
    .filter((option) => options.includes(option.id));
}

function negated({ context, state }: Turn, normal: string): boolean {
  return context.said(state.lang).not.some((word) => contains(normal, context.normalise(word, state.lang)));
}

/** Whether the words hold the phrase as whole words. */
function contains(normal: string, phrase: string): boolean {
  return phrase !== '' && ` ${normal} `.includes(` ${phrase} `);
}

function countWords(normal: string): number {
  return normal.split(' ').length;
}
