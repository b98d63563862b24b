import { choiceId } from '../model/choice-id.js';
import type { RenderedReply } from './rendered.js';

/** What a client that cannot fold offers to tap, in order: the folds, each to be shown alone, then the choices. */
export function offered({ folds, choices }: Pick<RenderedReply, 'folds' | 'choices'>): { id: string; label: string }[] {
  return [...folds.map(({ id, title }) => ({ id: choiceId.more(id), label: title })), ...choices];
}
