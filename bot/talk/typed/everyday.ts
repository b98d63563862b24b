import type { SaidWords, Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { type Flow, UNKNOWN } from '../../model/flow.js';
import { LANGS } from '../../model/lang.js';
import { exactOption, isShort, namedOptions, typedNumber } from './answer.js';

/** A question of the bot that takes a yes or a no, by the choices that these stand for. */
export interface YesNo {
  /** The topic that a yes opens; null where it only confirms what is known. */
  opens: string | null;
  yes: string;
  no: string;
}

/** Whether a dialog's open question was the last thing shown; an answer, the menu or help may stand there instead. */
export function showsQuestion({ state }: Turn, flow: Flow, id: string): boolean {
  return (
    state.offered.length === 0 || state.offered.some((offer) => offer.startsWith(choiceId.answer(flow.id, id, '')))
  );
}

/** The yes-or-no question that was the last thing shown; null where it was something else. */
export function yesNoAsked({ state }: Turn): YesNo | null {
  const [yes, no, ...more] = state.offered;
  if (yes === undefined || no === undefined || more.length > 0) return null;
  if (yes.startsWith('keep:')) return { opens: null, yes, no };
  // An answer never offers itself: only a question about a topic does.
  const asks = state.lastTopic !== null && yes === choiceId.topic(state.lastTopic) && no.startsWith('do:');
  return asks ? { opens: state.lastTopic, yes, no } : null;
}

/** The choice on the screen that a text names by its number, or by a yes or no; null where it names none. */
export function typedChoice(turn: Turn, text: string): string | null {
  const numbered = turn.state.offered[typedNumber(text) - 1];
  if (numbered !== undefined) return numbered;
  const asked = yesNoAsked(turn);
  if (!asked) return null;
  if (says(turn, text, 'yes')) return asked.yes;
  // "Yes, please help" is a yes to whether there is danger; a no is only taken for one where nothing else is said.
  const danger = asked.opens !== null && turn.context.topics.get(asked.opens)?.kind === 'crisis';
  if (danger && isShort(turn, text) && beginsWith(turn, text, 'yes')) return asked.yes;
  return says(turn, text, 'no') ? asked.no : null;
}

/**
 * Whether a text answers one question as well as another (a number, "yes, please", "I don't know", "today"): then it
 * answers none that is not on the screen.
 */
export function fitsAnyQuestion(turn: Turn, flow: Flow, id: string, text: string): boolean {
  if (typedNumber(text) > 0) return true;
  if (beginsWith(turn, text, 'yes') || beginsWith(turn, text, 'no')) return true;
  if (says(turn, text, 'today') || says(turn, text, 'tomorrow')) return true;
  return exactOption(turn, flow, id, text) === UNKNOWN || namedOptions(turn, flow, id, text).includes(UNKNOWN);
}

function says(turn: Turn, text: string, what: keyof SaidWords): boolean {
  const normal = turn.context.normalise(text, turn.state.lang);
  return wordsFor(turn, what).some((word) => word === normal);
}

function beginsWith(turn: Turn, text: string, what: keyof SaidWords): boolean {
  const normal = turn.context.normalise(text, turn.state.lang);
  return wordsFor(turn, what).some((word) => `${normal} `.startsWith(`${word} `));
}

/** Of every language: whoever reads one may well say yes in another. */
function wordsFor({ context }: Turn, what: keyof SaidWords): string[] {
  return LANGS.flatMap((lang) => context.said(lang)[what].map((word) => context.normalise(word, lang)));
}
