import { type Answers, replay } from '../model/flow.js';
import type { Move } from './move.js';
import type { Reading } from './read.js';
import { reusedAnswers } from './reused-answers.js';
import { flowEnv, type Turn } from './turn-context.js';

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

/** So many answers told make a dialog that the words are only near to the one that is meant. */
const TOLD_ENOUGH = 2;

/** A dialog, with what the message told of its questions, to be confirmed; null where it told nothing. */
export function withTold(turn: Turn, { told }: Reading, topic: string): Move | null {
  const flow = turn.context.flows.get(topic);
  const answers = told[topic] ?? {};
  if (!flow || turn.running || Object.keys(answers).length === 0) return null;
  return { do: 'offer_reuse', flow: topic, known: { ...reusedAnswers(turn, flow), ...answers }, told: answers };
}
