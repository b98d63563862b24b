import { type Answers, replay } from '../model/flow.js';
import type { Move } from './move.js';
import type { Reading } from './read.js';
import { reusedAnswers } from './reused-answers.js';
import { flowEnv, isAboutDanger, type Turn } from './turn-context.js';
import { voiceOf } from './voice.js';

/** A message of more words tells a story. */
const FEW_ANSWERS = 7;

/**
 * What the same message tells of the question that comes after this answer to the open one, if it is no question and no
 * story. What it tells of a later one may be about something else.
 */
export function toldOfNext(turn: Turn, { asks, words, also }: Reading, given: string): Answers {
  if (asks || words > FEW_ANSWERS || Object.keys(also).length === 0) return {};
  const { flow, answers, place } = turn.running!;
  if (place.at !== 'question') return {};
  const then = replay(flow, { ...answers, [place.open]: given }, flowEnv(turn));
  if (then.at !== 'question' || also[then.open] === undefined) return {};
  return { [then.open]: also[then.open]! };
}

/** The nearest dialog of which a message told enough; where none is near, that of which it told most. */
export function mostTold({ context }: Turn, { topic, told }: Reading): string | null {
  const count = (id: string): number => Object.keys(told[id] ?? {}).length;
  const near =
    topic.band === 'ask'
      ? topic.candidates.map((candidate) => candidate.topic)
      : [...context.dialogs].sort((a, b) => count(b) - count(a));
  return near.find((id) => count(id) >= TOLD_ENOUGH) ?? null;
}

/** So many answers told, and more than of any other, make a dialog that is meant whatever the words are near to. */
const TOLD_MUCH = 3;

/** The dialog of which a message told much, and more than of the one that it surely asks about; null where there is none. */
export function muchTold({ context }: Turn, { topic, told }: Reading): string | null {
  const count = (id: string): number => Object.keys(told[id] ?? {}).length;
  const most = Math.max(...context.dialogs.map(count));
  const sure = topic.topic !== null && context.flows.has(topic.topic) ? count(topic.topic) : 0;
  if (most < TOLD_MUCH || most <= sure) return null;
  return context.dialogs.find((id) => count(id) === most) ?? null;
}

/** So many answers told make a dialog that the words are only near to the one that is meant. */
const TOLD_ENOUGH = 2;

/** A dialog, with what the message told of its questions, to be confirmed; null where it told nothing. */
export function withTold(turn: Turn, { told }: Reading, topic: string): Move | null {
  const flow = turn.context.flows.get(topic);
  const answers = told[topic] ?? {};
  if (!flow || turn.running || Object.keys(answers).length === 0) return null;
  return { do: 'offer_reuse', flow: topic, known: { ...reusedAnswers(turn, flow), ...answers }, told: answers };
}

/**
 * Who writes, to be confirmed, where a message outside a dialog says that and nothing else; null where that is known, or
 * where the topic that it surely asks about (`sure`) was told something to confirm.
 */
export function voiceTold(turn: Turn, { voice, topic, told }: Reading, sure: string | null): Move | null {
  if (!voice?.alone || turn.running || voiceOf(turn) === voice.voice) return null;
  if (sure !== null && Object.keys(told[sure] ?? {}).length > 0) return null;
  const near = topic.band === 'none' ? [] : topic.candidates.map((candidate) => candidate.topic);
  return { do: 'offer_voice', voice: voice.voice, near: near.filter((id) => !isAboutDanger(turn, id)) };
}

/** Of several options, the person says which; a lone yes or no is no slip of theirs. */
export function askWhich(options: readonly string[], { everyday }: Reading): Move {
  const lone = everyday.yes === 'all' || everyday.no === 'all';
  return { do: 'ask_which', options, why: lone ? 'input.which_one' : 'input.two_answers' };
}

/** Whether a message says that an answer was wrong, does not say which, and is about nothing else. */
export function saysWrong(turn: Turn, { correction, topic }: Pick<Reading, 'correction' | 'topic'>): boolean {
  if (!turn.running || !correction || !('which' in correction)) return false;
  return correction.which === 'only' || topic.band !== 'answer' || topic.topic === turn.running.flow.id;
}
