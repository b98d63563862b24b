import { type Answers, type Flow, UNKNOWN } from '../../model/flow.js';
import { ASKER } from '../../model/voice.js';
import { flowEnv, type Turn } from '../turn-context.js';
import { parseTypedDate } from './date.js';
import { holdsAny, isDenied } from './everyday.js';
import { type Asked, optionsNamed, spokenOptions } from './options.js';
import { mayBeOther } from './other-calendar.js';
import { numberOf } from './spoken.js';
import { voiceSaid } from './voice-said.js';

/** Shorter words name an option only as the whole answer. */
const LEAST_LETTERS = 4;
/** Options that say "something else" are named by words of every day. */
const VAGUE: ReadonlySet<string> = new Set(['other', UNKNOWN]);

/** Where a sentence ends; not within a day or a number. */
const END = /[.!?؟;](?=\s|$)|\n/u;

/**
 * What a text tells, unasked, of the questions of a dialog that are about the person: "recognised on 12 July 2026, my
 * wife is in Syria" is a status, a day and who would come. Only what it says plainly, sentence by sentence.
 */
export function toldIn(turn: Turn, flow: Flow, text: string, normal: string): Answers {
  const { context, state } = turn;
  const parts = text.split(END).filter((part) => part.trim() !== '');
  const sentences = parts.length > 1 ? parts.map((part) => context.normalise(part, state.lang)) : [normal];
  const told: Record<string, string> = {};
  for (const [id, question] of Object.entries(flow.questions)) {
    if (question.about === undefined) continue;
    if (question.kind === 'date' && holdsAny(normal, turn.context.spoken.otherDay)) continue;
    const answer =
      question.kind === 'date' ? dayTold(turn, flow, id, text, normal) : choiceTold(turn, { flow, id }, sentences);
    if (answer !== null) told[id] = answer;
  }
  return told;
}

function choiceTold(turn: Turn, asked: Asked, sentences: readonly string[]): string | null {
  const question = asked.flow.questions[asked.id]!;
  if (question.kind !== 'choice') return null;
  // "Am I a refugee? No.": a sentence that is a no may speak of any other.
  if (sentences.some((normal) => turn.context.spoken.no.has(normal))) return null;
  return question.about === ASKER ? voiceTold(turn, question.options, sentences) : optionTold(turn, asked, sentences);
}

/** Who asks is told only where the person says so of themselves: "I am a volunteer". */
function voiceTold(turn: Turn, options: readonly string[], sentences: readonly string[]): string | null {
  const voices = new Set(sentences.flatMap((normal) => voiceSaid(turn, normal)?.voice ?? []));
  const [voice, ...more] = voices;
  return voice !== undefined && more.length === 0 && options.includes(voice) ? voice : null;
}

function dayTold(turn: Turn, flow: Flow, id: string, text: string, normal: string): string | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'date') return null;
  const env = flowEnv(turn);
  const { said, spoken } = turn.context;
  const earliest = question.earliest(env);
  const typed = parseTypedDate(text, env.today, said(turn.state.lang), earliest, spoken.months);
  const latest = question.latest(env);
  if (!typed.ok || typed.date < earliest || typed.date > latest) return null;
  return mayBeOther(text, normal, { today: env.today, earliest, latest }, spoken) ? null : typed.date;
}

function optionTold(turn: Turn, asked: Asked, sentences: readonly string[]): string | null {
  const { spoken } = turn.context;
  const says = (phrase: string): boolean =>
    (phrase.length >= LEAST_LETTERS || spoken.person.has(phrase)) &&
    !spoken.yes.has(phrase) &&
    !spoken.no.has(phrase) &&
    numberOf(phrase, spoken) === null;
  const options = spokenOptions(turn, asked).map(({ id: option, phrases }) => ({
    id: option,
    phrases: VAGUE.has(option) ? [] : phrases.filter(says),
  }));
  // "No wife", "not recognised": what is denied is not told.
  const plain = sentences.filter((normal) => !isDenied(turn.context, turn.state.lang, normal));
  const named = [...new Set(plain.flatMap((normal) => optionsNamed(turn, asked, options, normal)))];
  if (named.length === 1) return named[0]!;
  // A spouse and children are one answer.
  const both = named.length === 2 && named.includes('spouse') && named.includes('children');
  return both && options.some((option) => option.id === 'spouse_children') ? 'spouse_children' : null;
}
