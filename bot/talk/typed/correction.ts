import { dateOf, type ISODate } from '../../model/calendar.js';
import { accepts, UNKNOWN } from '../../model/flow.js';
import { ASKER } from '../../model/voice.js';
import { flowEnv, type Turn } from '../turn-context.js';
import { amountIn } from './amount.js';
import { type Contrast, contrastIn } from './contrast.js';
import { parseTypedDate } from './date.js';
import { asks, holds, holdsAny, isNegated } from './everyday.js';
import { type Asked, asksRegion, countedIn, optionsNamed, spokenOptions } from './options.js';
import { mayBeOther } from './other-calendar.js';
import { placeIn } from './place.js';
import { voiceSaid } from './voice-said.js';

/**
 * Another answer to a question that was answered before; or no more than that one was wrong. `only`: the message says
 * nothing else.
 */
export type Correction = { question: string; answer: string } | { which: 'only' | 'perhaps' };

/** A longer message tells more than a correction. */
const MOST_WORDS = 7;
/** Of one that says plainly that an answer was wrong, or what is meant instead of what. */
const MOST_WORDS_PLAINLY = 11;
/** Words beside the option that it names. */
const MOST_BESIDE = 2;

/**
 * The correction of an earlier answer that a message makes: "no, I meant subsidiary", "it was 2025, not 2026", "not my
 * wife, my mother"; null where it makes none. It needs words that say so, and speaks of the answer that was given last if
 * it fits several.
 */
export function correctionIn(turn: Turn, text: string, normal: string): Correction | null {
  const { running, context } = turn;
  if (!running || running.place.answered.length === 0) return null;
  const words = normal.split(' ').length;
  if (asks(text) || words > MOST_WORDS_PLAINLY) return null;
  const { meant, mistake, no } = context.spoken;
  const contrast = contrastIn(turn, text, normal);
  const wrong = holdsAny(normal, mistake);
  const marked = wrong || (words <= MOST_WORDS && holdsAny(normal, meant));
  if (!marked && contrast === null) return null;
  const rest = without(normal, [...mistake, ...meant, ...no]);
  for (const id of [...running.place.answered].reverse()) {
    const asked = { flow: running.flow, id };
    const contrasted = contrast && instead(turn, asked, text, contrast);
    const answer = contrasted ?? (marked && rest !== '' ? anotherAnswer(turn, asked, text, rest) : null);
    if (answer !== null && answer !== running.answers[id]) return { question: id, answer };
  }
  if (contrast && deniesAnswer(turn, contrast)) return { which: 'perhaps' };
  if (!wrong) return null;
  return { which: rest.split(' ').every((word) => word === '' || isSmall(turn, word)) ? 'only' : 'perhaps' };
}

/** What a contrast says in place of the answer that was given to a question; null where it is about another. */
function instead(turn: Turn, asked: Asked, text: string, { denied, meant }: Contrast): string | null {
  const given = turn.running!.answers[asked.id]!;
  const { kind } = asked.flow.questions[asked.id]!;
  if (kind === 'date') return anotherDay(turn, asked, text);
  if (kind === 'amount' || meant === '') return null;
  const [answer, ...more] = optionsSaid(turn, asked, meant);
  return optionsSaid(turn, asked, denied).includes(given) && more.length === 0 ? (answer ?? null) : null;
}

/** Whether a contrast puts aside an answer that was given. */
function deniesAnswer(turn: Turn, { denied }: Contrast): boolean {
  const { flow, place, answers } = turn.running!;
  return place.answered.some(
    (id) => flow.questions[id]!.kind === 'choice' && optionsSaid(turn, { flow, id }, denied).includes(answers[id]!),
  );
}

function anotherAnswer(turn: Turn, asked: Asked, text: string, rest: string): string | null {
  const question = asked.flow.questions[asked.id]!;
  if (question.kind === 'date') return anotherDay(turn, asked, text);
  if (question.kind === 'amount') {
    const amount = amountIn(asked, text);
    return amount && 'euro' in amount ? String(amount.euro) : null;
  }
  if (question.about === ASKER) {
    const said = voiceSaid(turn, rest)?.voice;
    if (said !== undefined && question.options.includes(said)) return said;
  }
  const [option, ...more] = optionsSaid(turn, asked, rest);
  if (option === undefined || more.length > 0) return null;
  const own = spokenOptions(turn, asked).find(({ id }) => id === option)!;
  const said = new Set(own.phrases.filter((phrase) => holds(rest, phrase)).flatMap((phrase) => phrase.split(' ')));
  const beside = said.size === 0 ? [] : rest.split(' ').filter((word) => !said.has(word) && !isSmall(turn, word));
  return beside.length <= MOST_BESIDE ? option : null;
}

/** The options of a question that words name: by their own words, as a number of people, or a place. */
function optionsSaid(turn: Turn, asked: Asked, words: string): string[] {
  const question = asked.flow.questions[asked.id]!;
  const named = optionsNamed(turn, asked, spokenOptions(turn, asked), words);
  if (named.length > 0 || question.kind !== 'choice') return named;
  const other =
    countedIn(turn, question.options, words) ??
    (asksRegion(asked) ? placeIn(turn.context, words, turn.state.lang) : null);
  return other !== null && question.options.includes(other) ? [other] : [];
}

/** A word that says nothing by itself. */
function isSmall({ context: { spoken } }: Turn, word: string): boolean {
  return spoken.on.has(word) || spoken.yes.has(word) || spoken.no.has(word);
}

function anotherDay(turn: Turn, { flow, id }: Asked, text: string): ISODate | null {
  const asked = flow.questions[id]!;
  if (asked.kind !== 'date') return null;
  const given = turn.running!.answers[id];
  const env = flowEnv(turn);
  const words = turn.context.said(turn.state.lang);
  const typed = parseTypedDate(text, env.today, words, asked.earliest(env), turn.context.spoken.months);
  const day = typed.ok ? typed.date : given === undefined || given === UNKNOWN ? null : ofOtherYear(turn, given, text);
  if (day === null || !accepts(asked, day, env)) return null;
  const span = { today: env.today, earliest: asked.earliest(env), latest: asked.latest(env) };
  const normal = turn.context.normalise(text, turn.state.lang);
  return mayBeOther(text, normal, span, turn.context.spoken) ? null : day;
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

/** A text without these phrases, wherever they stand in it, the longest first. */
function without(normal: string, phrases: Iterable<string>): string {
  let left = ` ${normal} `;
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) left = left.replaceAll(` ${phrase} `, ' ');
  return left.trim();
}
