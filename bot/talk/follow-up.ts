import type { FoldRole } from '../model/roles.js';
import type { Move } from './move.js';
import { foldId } from './replies/answer-messages.js';
import type { Turn } from './turn-context.js';
import type { FollowUp } from './typed/spoken.js';

/** Which folds answer a follow-up, by what they are for. */
const FOLD_FOR: Readonly<Record<FollowUp, FoldRole | null>> = {
  time: null,
  papers: 'papers',
  refused: 'if_no',
  help: 'help',
  next: 'now',
};

/** The fold of the last answer that a short question is about, or that answer again; null where there was none. */
export function followUpMove({ context, state }: Turn, about: FollowUp): Move | null {
  const last = state.lastTopic === null ? undefined : context.topics.get(state.lastTopic);
  // A dialog's folds depend on its answers.
  if (!last || last.kind === 'meta' || last.kind === 'flow') return null;
  const role = FOLD_FOR[about];
  const fold = Object.entries(last.folds).find(([, own]) => own === role)?.[0];
  if (fold !== undefined) return { do: 'more', topic: last.id, fold: foldId(last.id, fold) };
  // By when, and what has no fold of its own, stands in view.
  return role === 'help' && last.services.length > 0
    ? { do: 'more', topic: last.id, fold: foldId(last.id, 'help') }
    : last.kind === 'answer'
      ? { do: 'topic', topic: last.id }
      : null;
}
