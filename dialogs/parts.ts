import type { Answers, BlockUse, ChoiceQuestion } from '../bot/model/flow.js';
import type { Params } from '../bot/model/reply.js';

/** A question with options. `shared` says which topic has its words, what it tells about the person, and whether helpers read other words. */
export function choice(
  options: readonly string[],
  next: ChoiceQuestion['next'],
  shared: Pick<ChoiceQuestion, 'words' | 'about' | 'forHelper'> = {},
): ChoiceQuestion {
  return { kind: 'choice', ...shared, options, next };
}

/** A block of the dialog's own topic, with the values for its words. */
export function block(id: string, params?: Params): BlockUse {
  return { block: id, ...(params ? { params } : {}) };
}

/** A block for a minor or for a helper, by the answer to `who`; empty for others. */
export function audience(answers: Answers): BlockUse[] {
  if (answers['who'] === 'minor') return [block('for_minor')];
  return answers['who'] === 'helper' ? [block('for_helper')] : [];
}
