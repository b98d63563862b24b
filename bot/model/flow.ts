import { type ISODate, isISODate } from './calendar.js';
import type { Drawing } from './drawing.js';
import type { FactBook } from './facts.js';
import type { FactContext, Params, TextRef } from './reply.js';

/**
 * Guided dialogs as plain data and pure functions. A flow says which question comes next and what the outcome consists
 * of. Its words stand in `content/<lang>/<flow id>.yaml`, its rules in its own `policy.ts`.
 */

/** Answers by question id: an option's id, a day as `YYYY-MM-DD`, an amount in whole euro, or `unknown`. */
export type Answers = Readonly<Record<string, string>>;

/** What the next question and the outcome may depend on, besides the answers. */
export interface FlowEnv {
  today: ISODate;
  facts: FactBook;
  /** Whether a day is a public holiday in Belgium. */
  isHoliday: (day: ISODate) => boolean;
}

/** Where a flow stands after its last question. */
export const OUTCOME = 'outcome';

/** "I don't know" is a valid answer to every question, and leads on. */
export const UNKNOWN = 'unknown';

interface QuestionBase {
  /** The topic that has the question's words, if it is not the flow's own. Dialogs can share questions. */
  words?: string;
  /** Its words say it in another way (`helper`) to a person who answered `who` with `helper`. */
  forHelper?: boolean;
  /** What the answer says about the person (`status` …). It is asked once and then offered in other dialogs. */
  about?: string;
  /** The id of the next question, or OUTCOME. */
  next: (answers: Answers, env: FlowEnv) => string;
}

export interface ChoiceQuestion extends QuestionBase {
  kind: 'choice';
  options: readonly string[];
}

export interface DateQuestion extends QuestionBase {
  kind: 'date';
  /** The drawing that shows where the day is written; its words are the question's `where`. */
  drawing?: Drawing;
  /**
   * An earlier day is asked again, with the reason in the question's words (`too_early`; `too_late` for a later one).
   */
  earliest: (env: FlowEnv) => ISODate;
  latest: (env: FlowEnv) => ISODate;
  /** One sample day for each case that the rules treat differently, by name. Tests use them to walk every path. */
  samples: (env: FlowEnv) => Record<string, ISODate>;
}

export interface AmountQuestion extends QuestionBase {
  kind: 'amount';
  /** The least and the most that can be meant, in whole euro; another amount is asked again. */
  least: number;
  most: number;
  /** One sample amount for each case that the rules treat differently, by name. Tests use them to walk every path. */
  samples: (env: FlowEnv) => Record<string, string>;
}

export type Question = ChoiceQuestion | DateQuestion | AmountQuestion;

/** A block of the flow's own topic or of another. Its style and facts stand in `content/topics/<topic>.yaml`. */
export interface BlockUse {
  block: string;
  topic?: string;
  params?: Params;
  factContext?: FactContext;
}

export interface RouteUse {
  id: string;
  title: TextRef;
  fit: 'first' | 'possible' | 'ask' | 'no';
  verdict: TextRef;
  lines: readonly BlockUse[];
}

export type OutcomePart =
  | BlockUse
  /** `fold`: the fold that they stand in, in the new form. */
  | { routes: readonly RouteUse[]; title: TextRef; fold?: string }
  | { services: readonly string[] }
  /** A day that the person can put into a calendar. */
  | { calendar: ISODate };
export interface Outcome {
  /** Each group is shown as one message. */
  messages: readonly (readonly OutcomePart[])[];
  /** Whom to call, best first, where it is not whom the topic names. */
  call?: readonly string[];
  /** The person is in danger: three lines to call, as in a topic about danger. */
  danger?: boolean;
  /** Topics to offer afterwards. */
  related: readonly string[];
}

export interface Flow {
  id: string;
  start: string;
  questions: Readonly<Record<string, Question>>;
  outcome: (answers: Answers, env: FlowEnv) => Outcome;
  /** What the plain page can say before any question is answered. */
  overview: (env: FlowEnv) => Outcome;
}

/** Where a flow stands: the questions answered so far, in order, and the open one. */
export type Place =
  { at: 'question'; answered: readonly string[]; open: string } | { at: 'outcome'; answered: readonly string[] };

/** Whether the question accepts this answer. */
export function accepts(question: Question, answer: string, env: FlowEnv): boolean {
  if (question.kind === 'choice') return question.options.includes(answer);
  if (answer === UNKNOWN) return true;
  if (question.kind === 'amount') return isAmount(answer, question);
  // A day comes from a button's id or a form field, where anybody can write anything.
  return isISODate(answer) && question.earliest(env) <= answer && answer <= question.latest(env);
}

/** Whether an answer is an amount that the question takes: digits, without a zero before them. */
function isAmount(answer: string, { least, most }: AmountQuestion): boolean {
  return /^[1-9]\d{0,6}$/.test(answer) && least <= Number(answer) && Number(answer) <= most;
}

/** A dialog that leads nowhere: to a question that does not exist, or to one that was asked before. */
export class FlowError extends Error {
  constructor(
    readonly flow: string,
    /** The id that leads nowhere. */
    readonly to: string,
    message: string,
  ) {
    super(message);
    this.name = 'FlowError';
  }

  /** `from`: the question whose `next` named it; undefined for the start. */
  static noQuestion(flow: string, to: string, from?: string): FlowError {
    const by = from === undefined ? 'the dialog begins with' : `"${from}" leads to`;
    return new FlowError(flow, to, `${flow}: ${by} the question "${to}", which does not exist`);
  }

  static again(flow: string, to: string, from?: string): FlowError {
    return new FlowError(flow, to, `${flow}: "${from}" leads to the question "${to}", which comes round again`);
  }
}

/**
 * Replays the answers from the start. Answers to questions that are not asked on this path are ignored; they count
 * again if a changed answer leads back to them. A question opens if its answer is missing or no longer accepted.
 * `filled` answers open questions, to follow the path to its outcome.
 * @throws FlowError if an answer leads nowhere.
 */
export function replay(
  flow: Flow,
  answers: Answers,
  env: FlowEnv,
  filled?: (question: Question, env: FlowEnv) => string,
): Place {
  const answered: string[] = [];
  const given: Record<string, string> = {};
  let id = flow.start;
  while (id !== OUTCOME) {
    const question = flow.questions[id];
    if (!question) throw FlowError.noQuestion(flow.id, id, answered.at(-1));
    if (Object.hasOwn(given, id)) throw FlowError.again(flow.id, id, answered.at(-1));
    const kept = Object.hasOwn(answers, id) ? answers[id] : undefined;
    const answer = kept !== undefined && accepts(question, kept, env) ? kept : filled?.(question, env);
    if (answer === undefined) return { at: 'question', answered, open: id };
    answered.push(id);
    given[id] = answer;
    id = question.next(given, env);
  }
  return { at: 'outcome', answered };
}

/** The answers to the questions that were really asked. Rules may see only these. */
export function onTheWay(answers: Answers, answered: readonly string[]): Answers {
  return Object.fromEntries(answered.map((id) => [id, answers[id]!]));
}

/**
 * About how many questions this talk will have: those answered, plus those that follow if each gets its first option or
 * sample day.
 */
export function expectedLength(flow: Flow, answers: Answers, env: FlowEnv): number {
  return replay(flow, answers, env, firstAnswer).answered.length;
}

// Sample days are computed from terms and holidays, which is slow. So those of the last day are kept.
const sampleDays = new WeakMap<DateQuestion, FlowEnv & { first: string }>();

function firstAnswer(question: Question, env: FlowEnv): string {
  if (question.kind === 'choice') return question.options[0]!;
  if (question.kind === 'amount') return Object.values(question.samples(env))[0] ?? UNKNOWN;
  const { today, facts, isHoliday } = env;
  const kept = sampleDays.get(question);
  if (kept?.today === today && kept.facts === facts && kept.isHoliday === isHoliday) return kept.first;
  const first = Object.values(question.samples(env)).find((day) => accepts(question, day, env)) ?? UNKNOWN;
  sampleDays.set(question, { today, facts, isHoliday, first });
  return first;
}
