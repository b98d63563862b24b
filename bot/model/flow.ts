import { type ISODate, isISODate } from './calendar.js';
import type { FactBook } from './facts.js';
import type { FactContext, Params, TextRef } from './reply.js';

/**
 * Guided dialogs as plain data and pure functions. A flow says which question comes next and what the outcome is made
 * of; its words stand in `content/<lang>/<flow id>.yaml`, its rules in its own `policy.ts`.
 */

/** Answers by question id: an option's id, a day as `YYYY-MM-DD`, or `unknown`. */
export type Answers = Readonly<Record<string, string>>;

/** What the next question or the outcome may depend on, beside the answers. */
export interface FlowEnv {
  today: ISODate;
  facts: FactBook;
  /** Whether a day is a public holiday in Belgium. */
  isHoliday: (day: ISODate) => boolean;
}

/** The place after the last question. */
export const OUTCOME = 'outcome';

/** "I don't know" is a real answer everywhere; it leads somewhere. */
export const UNKNOWN = 'unknown';

interface QuestionBase {
  /** The topic in whose words the question stands, where it is not the flow's own: dialogs share questions. */
  words?: string;
  /** What the answer tells about the person (`status` …): asked once, then offered again in other dialogs. */
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
  /** Days outside are asked again, with the reason (`too_early` or `too_late` in the question's words). */
  earliest: (env: FlowEnv) => ISODate;
  latest: (env: FlowEnv) => ISODate;
  /** One day of each class that the rules treat differently, by name; for walking every path in tests. */
  samples: (env: FlowEnv) => Record<string, ISODate>;
}

export type Question = ChoiceQuestion | DateQuestion;

/** A block of the flow's own topic, or of another; its style and facts stand in `content/topics/<topic>.yaml`. */
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
  | { routes: readonly RouteUse[]; title: TextRef }
  | { services: readonly string[] }
  /** A day to put in one's own calendar. */
  | { calendar: ISODate };
export interface Outcome {
  /** Each group is shown as one message. */
  messages: readonly (readonly OutcomePart[])[];
  /** Topics offered afterwards. */
  related: readonly string[];
}

export interface Flow {
  id: string;
  start: string;
  questions: Readonly<Record<string, Question>>;
  outcome: (answers: Answers, env: FlowEnv) => Outcome;
  /** What can be said before any question is answered: for readers of the plain page. */
  overview: (env: FlowEnv) => Outcome;
}

/** Where a flow stands: the questions answered so far on the way, in order, and the one that is open. */
export type Place =
  { at: 'question'; answered: readonly string[]; open: string } | { at: 'outcome'; answered: readonly string[] };

/** Whether `answer` is one that the question can take. */
export function accepts(question: Question, answer: string, env: FlowEnv): boolean {
  if (question.kind === 'choice') return question.options.includes(answer);
  if (answer === UNKNOWN) return true;
  // A day arrives in a button's id or a form's field, where anybody can write anything.
  return isISODate(answer) && question.earliest(env) <= answer && answer <= question.latest(env);
}

/**
 * Replays the answers from the start. Answers to questions that are not on the way are passed over (they count again
 * if a changed answer leads back to them); an answer that a question no longer takes opens that question. `filled`
 * answers what would be open, so that the way goes on to the outcome.
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
    if (!question) throw new Error(`flow ${flow.id}: no question "${id}"`);
    if (Object.hasOwn(given, id)) throw new Error(`flow ${flow.id}: "${id}" comes round again`);
    const kept = Object.hasOwn(answers, id) ? answers[id] : undefined;
    const answer = kept !== undefined && accepts(question, kept, env) ? kept : filled?.(question, env);
    if (answer === undefined) return { at: 'question', answered, open: id };
    answered.push(id);
    given[id] = answer;
    id = question.next(given, env);
  }
  return { at: 'outcome', answered };
}

/** The answers of the questions that were really asked; the only ones that rules may see. */
export function onTheWay(answers: Answers, answered: readonly string[]): Answers {
  return Object.fromEntries(answered.map((id) => [id, answers[id]!]));
}

/**
 * About how many questions this talk will have: those answered, and the rest of the way when each further question is
 * given its first option or sample day.
 */
export function expectedLength(flow: Flow, answers: Answers, env: FlowEnv): number {
  return replay(flow, answers, env, firstAnswer).answered.length;
}

// Sample days are reckoned from terms and holidays, which costs more than all else in a way: those of one day are kept.
const sampleDays = new WeakMap<DateQuestion, FlowEnv & { first: string }>();

function firstAnswer(question: Question, env: FlowEnv): string {
  if (question.kind === 'choice') return question.options[0]!;
  const { today, facts, isHoliday } = env;
  const kept = sampleDays.get(question);
  if (kept?.today === today && kept.facts === facts && kept.isHoliday === isHoliday) return kept.first;
  const first = Object.values(question.samples(env)).find((day) => accepts(question, day, env)) ?? UNKNOWN;
  sampleDays.set(question, { today, facts, isHoliday, first });
  return first;
}
