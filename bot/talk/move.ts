import type { ISODate } from '../model/calendar.js';
import type { Answers } from '../model/flow.js';
import type { Lang, PlannedLang } from '../model/lang.js';
import type { Voice } from '../model/voice.js';
import type { DayProblem } from './typed/day.js';

/** What the guide does next, as plain data. Each has one function in `replies/`. */
export type Move =
  // The guide itself
  | { do: 'welcome' }
  /** The first words again, as if nothing had been talked about. */
  | { do: 'start_over' }
  /** `help`: with what the guide can do, for whoever asked for help. */
  | { do: 'menu'; help?: true }
  /** `page`: which screen of the area's topics, from 2; absent: the first. */
  | { do: 'area'; area: string; page?: number }
  | { do: 'languages' }
  | { do: 'forget' }
  /** Is the talk, or are the answers of its dialog, really to be deleted? */
  | { do: 'ask_deleting'; what: 'forget' | 'restart' }
  | { do: 'share' }
  /** The card of a topic, to show at a desk. */
  | { do: 'card'; topic: string }
  // A dialog
  | { do: 'begin'; flow: string }
  /** What other dialogs told is shown: does it still hold? */
  /** `told`: those of them that the message told just now. */
  | { do: 'offer_reuse'; flow: string; known: Answers; told?: Answers }
  /** It does: the dialog begins with these answers. */
  | { do: 'reuse'; flow: string; known: Answers }
  /** It does not: what the dialog asks is forgotten, and asked. */
  | { do: 'ask_anew'; flow: string }
  /** `also`: what the same message told of questions that were not asked yet. `corrects`: it takes back an earlier answer.
   * `twoWays`: it is a day that can be read in two ways. */
  | { do: 'answer'; flow: string; question: string; answer: string; also?: Answers; corrects?: true; twoWays?: true }
  /** Where the running dialog stands; `resumed`: said to be the question of a moment ago. */
  | { do: 'step'; resumed?: boolean }
  /** A dialog from its first question, with the reason. */
  | { do: 'restart'; flow: string; why: 'restarted' | 'input.old_choice' }
  /** A question of the running dialog once more; null: the one that is open. */
  | { do: 'reopen'; question: string | null }
  /** Which answer is to be changed? */
  | { do: 'offer_change' }
  /** In the middle of a dialog: begin this other one, or go on? */
  | { do: 'offer_dialog'; flow: string }
  /** Which of these options of the open question is meant? `why`: the path of the sentence about it in `locales/`. */
  | { do: 'ask_which'; options: readonly string[]; why: string }
  /** `maybe`: the days that may have been meant. `read`: a day of another calendar, as it was read. */
  | { do: 'ask_day_again'; why: DayProblem; maybe?: readonly ISODate[]; read?: string }
  // An answer
  /** `instead`: it is help in danger that nobody asked for by a button; what else the message asked, null: nothing sure. */
  | { do: 'topic'; topic: string; instead?: string | null }
  /** The same answer, in words for this reader, who is remembered; null: the menu, where none was given. */
  | { do: 'voice'; voice: Voice; topic: string | null }
  /** Is it this reader who writes? `near`: what the words may be about besides. */
  | { do: 'offer_voice'; voice: Voice; near: readonly string[] }
  /** One fold of a topic's answer, or of an outcome, by its id. */
  | { do: 'more'; topic: string; fold: string }
  // Nothing that can be answered
  | { do: 'not_understood'; near: readonly string[] }
  | { do: 'none_of_these' }
  /** What there is for a reader of a language that does not have it: the topics that were meant, by their titles. */
  | { do: 'elsewhere'; reader: PlannedLang; topics: readonly string[] }
  /** Input that cannot be used; `why` is the path of the sentence about it in `locales/`. */
  | { do: 'bad_input'; why: string };

/** A move by its name. */
export type MoveOf<Name extends Move['do']> = Extract<Move, { do: Name }>;

/** A move, and what goes with it. */
export interface Decision {
  move: Move;
  /** The language the talk goes on in; absent: that of before. */
  lang?: Lang;
  /** The language that the message was written in; the offer to go on in it is made where it is another. */
  written?: PlannedLang | null;
  /** The topic about danger that the message sounds like: one line of help stands above the reply. */
  soundsLike?: string;
  /** The message held a number of a person, which was not read: the reply says that none is needed. */
  personal?: true;
  /** Photos or files came with the message: the reply says that they are neither read nor kept. */
  files?: boolean;
  /** Words of the content by which the message was understood; only where they may be logged. */
  words?: readonly string[] | undefined;
}
