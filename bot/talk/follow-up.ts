import type { FoldRole } from '../model/roles.js';
import type { Topic } from '../model/topic.js';
import { topicMove } from './choice-moves.js';
import type { Move } from './move.js';
import { foldId } from './replies/answer-messages.js';
import { showRunning } from './replies/step.js';
import type { Turn } from './turn-context.js';
import type { FollowUp } from './typed/spoken.js';

/** Which folds answer a follow-up, by what they are for. */
const FOLD_FOR: Readonly<Record<FollowUp, FoldRole | null>> = {
  time: null,
  takes: null,
  papers: 'papers',
  refused: 'if_no',
  help: 'help',
  next: 'now',
  cost: null,
  back: null,
  school: null,
};

/** By area: the topics that answer what neither a fold nor what stands in view does. */
const TOPIC_FOR: Readonly<Partial<Record<Topic['area'], Partial<Record<FollowUp, string>>>>> = {
  reunification: {
    cost: 'reunification.cost',
    papers: 'reunification.documents',
    refused: 'reunification.refused',
    takes: 'reunification.duration',
    help: 'referral.lawyer',
  },
  housing: { cost: 'deposit.rules', back: 'deposit.return' },
};
/** The same of every area. */
const TOPIC_FOR_ALL: Readonly<Partial<Record<FollowUp, string>>> = { school: 'arrival.school', help: 'referral.start' };

/** What an answer does not say beside its own subject. */
const ELSEWHERE: ReadonlySet<FollowUp> = new Set(['cost', 'takes', 'back', 'school']);

/** The fold of the last answer or outcome that a short question is about, or that itself again; null where there was none. */
export function followUpMove(turn: Turn, about: FollowUp): Move | null {
  const { context, state } = turn;
  const last = state.lastTopic === null ? undefined : context.topics.get(state.lastTopic);
  if (!last || last.kind === 'meta') return null;
  if (last.kind === 'flow') return outcomeMove(turn, last, about);
  // What such an answer says of a "no" is of another: of being late, or without money.
  const refused = about === 'refused' ? otherTopic(turn, last, about) : null;
  if (refused) return refused;
  const role = FOLD_FOR[about];
  const fold = Object.entries(last.folds).find(([, own]) => own === role)?.[0];
  if (fold !== undefined) return { do: 'more', topic: last.id, fold: foldId(last.id, fold) };
  if (ELSEWHERE.has(about)) return otherTopic(turn, last, about);
  // By when, and what has no fold of its own, stands in view.
  return role === 'help' && last.services.length > 0
    ? { do: 'more', topic: last.id, fold: foldId(last.id, 'help') }
    : last.kind === 'answer'
      ? { do: 'topic', topic: last.id }
      : null;
}

/** The same of a dialog's outcome, whose folds depend on its answers; null before that. */
function outcomeMove(turn: Turn, topic: Topic, about: FollowUp): Move | null {
  if (turn.running?.flow.id !== topic.id || turn.running.place.at !== 'outcome') return null;
  // What is said there of a "no" is of being late.
  if (about === 'refused') return otherTopic(turn, topic, about) ?? { do: 'step' };
  const folds = showRunning(turn, {}).reply.folds ?? [];
  const fold = folds.find(({ role }) => role === FOLD_FOR[about]);
  if (fold) return { do: 'more', topic: topic.id, fold: fold.id };
  return otherTopic(turn, topic, about) ?? { do: 'step' };
}

/** What another topic of the same area answers. */
function otherTopic(turn: Turn, { id, area }: Topic, about: FollowUp): Move | null {
  const other = TOPIC_FOR[area]?.[about] ?? TOPIC_FOR_ALL[about];
  return other === undefined || other === id ? null : topicMove(turn, other);
}
