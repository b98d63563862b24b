import { type Answers, type Flow, UNKNOWN } from '../../model/flow.js';
import { ASKER } from '../../model/voice.js';
import { flowEnv, type Turn } from '../turn-context.js';
import { parseTypedDate } from './date.js';
import { isNegated } from './everyday.js';
import { optionsNamed, spokenOptions } from './options.js';
import { numberOf } from './spoken.js';

/** Shorter words name an option only as the whole answer. */
const LEAST_LETTERS = 4;
/** Options that say "something else" are named by words of every day. */
const VAGUE: ReadonlySet<string> = new Set(['other', UNKNOWN]);

/**
 * What a text tells, unasked, of the questions of a dialog that are about the person: "recognised on 12 July 2026, my
 * wife is in Syria" is a status, a day and who would come. Only what it says plainly, and never for whom one asks.
 */
export function toldIn(turn: Turn, flow: Flow, text: string, normal: string): Answers {
  const told: Record<string, string> = {};
  for (const [id, question] of Object.entries(flow.questions)) {
    if (question.about === undefined || question.about === ASKER) continue;
    const answer =
      question.kind === 'date'
        ? dayTold(turn, flow, id, text)
        : question.kind === 'choice'
          ? optionTold(turn, flow, id, normal)
          : null;
    if (answer !== null) told[id] = answer;
  }
  return told;
}

function dayTold(turn: Turn, flow: Flow, id: string, text: string): string | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'date') return null;
  const env = flowEnv(turn);
  const { said, spoken } = turn.context;
  const earliest = question.earliest(env);
  const typed = parseTypedDate(text, env.today, said(turn.state.lang), earliest, spoken.months);
  return typed.ok && typed.date >= earliest && typed.date <= question.latest(env) ? typed.date : null;
}

function optionTold(turn: Turn, flow: Flow, id: string, normal: string): string | null {
  const { spoken } = turn.context;
  // "No wife", "not recognised": what is denied is not told.
  if (isNegated(turn.context, turn.state.lang, normal) || normal.split(' ').some((word) => spoken.no.has(word)))
    return null;
  const says = (phrase: string): boolean =>
    phrase.length >= LEAST_LETTERS &&
    !spoken.yes.has(phrase) &&
    !spoken.no.has(phrase) &&
    numberOf(phrase, spoken) === null;
  const options = spokenOptions(turn, { flow, id }).map(({ id: option, phrases }) => ({
    id: option,
    phrases: VAGUE.has(option) ? [] : phrases.filter(says),
  }));
  const named = optionsNamed(turn, options, normal);
  if (named.length === 1) return named[0]!;
  // A spouse and children are one answer.
  const both = named.length === 2 && named.includes('spouse') && named.includes('children');
  return both && options.some((option) => option.id === 'spouse_children') ? 'spouse_children' : null;
}
