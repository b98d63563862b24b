import { dateOf, type ISODate } from '../../model/calendar.js';
import { accepts, UNKNOWN } from '../../model/flow.js';
import { flowEnv, type Turn } from '../turn-context.js';
import { parseTypedDate } from './date.js';
import { asks, holds, isNegated } from './everyday.js';
import { optionsNamed, spokenOptions } from './options.js';

/** Another answer to a question that was answered before. */
export interface Correction {
  question: string;
  answer: string;
}

/** A longer message tells more than a correction. */
const MOST_WORDS = 7;
/** Words beside the option that it names. */
const MOST_BESIDE = 1;

/**
 * The correction of an earlier answer that a message makes: "no, I meant subsidiary", "it was 2025, not 2026"; null where
 * it makes none. It needs a word that says so, and speaks of the answer that was given last if it fits several.
 */
export function correctionIn(turn: Turn, text: string, normal: string): Correction | null {
  const { running, context } = turn;
  if (!running || asks(text) || normal.split(' ').length > MOST_WORDS) return null;
  const marker = [...context.spoken.meant].find((phrase) => holds(normal, phrase));
  if (marker === undefined) return null;
  const rest = without(normal, [marker, ...context.spoken.no]);
  if (rest === '') return null;
  for (const question of [...running.place.answered].reverse()) {
    const answer = anotherAnswer(turn, question, text, rest);
    if (answer !== null && answer !== running.answers[question]) return { question, answer };
  }
  return null;
}

function anotherAnswer(turn: Turn, question: string, text: string, rest: string): string | null {
  const { flow, answers } = turn.running!;
  const asked = flow.questions[question]!;
  if (asked.kind === 'amount') return null;
  if (asked.kind === 'choice') {
    const named = optionsNamed(turn, spokenOptions(turn, { flow, id: question }), rest);
    if (named.length !== 1) return null;
    const own = spokenOptions(turn, { flow, id: question }).find(({ id }) => id === named[0])!;
    const longest = Math.max(
      ...own.phrases.filter((phrase) => holds(rest, phrase)).map((phrase) => phrase.split(' ').length),
    );
    return rest.split(' ').length <= longest + MOST_BESIDE ? named[0]! : null;
  }
  const given = answers[question];
  const env = flowEnv(turn);
  const words = turn.context.said(turn.state.lang);
  const typed = parseTypedDate(text, env.today, words, asked.earliest(env), turn.context.spoken.months);
  const day = typed.ok ? typed.date : given === undefined || given === UNKNOWN ? null : ofOtherYear(turn, given, text);
  return day !== null && accepts(asked, day, env) ? day : null;
}

/** The day that was given, in the one year that a text names and does not deny. */
function ofOtherYear(turn: Turn, given: ISODate, text: string): ISODate | null {
  const lang = turn.state.lang;
  const parts = turn.context.normalise(text, lang).split(/\b(?=\d{4}\b)/u);
  const years = parts.flatMap((part, i) => {
    const year = /^(\d{4})\b/u.exec(part)?.[1];
    const before = (parts[i - 1] ?? '').replace(/^\d{4}\s*/u, '');
    return year !== undefined && !isNegated(turn.context, lang, before.trim()) ? [year] : [];
  });
  const [year, month, day] = given.split('-').map(Number);
  // Another year alone may be of something else; "2025, not 2026" is about the day that was given.
  const denied = parts.some((part) => part.startsWith(String(year)));
  return denied && years.length === 1 ? dateOf(Number(years[0]), month!, day!) : null;
}

/** A text without these phrases, wherever they stand in it. */
function without(normal: string, phrases: Iterable<string>): string {
  let left = ` ${normal} `;
  for (const phrase of phrases) left = left.replaceAll(` ${phrase} `, ' ');
  return left.trim();
}
