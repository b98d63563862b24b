import type { Answers, BlockUse, ChoiceQuestion } from '../bot/model/flow.js';
import type { Params } from '../bot/model/reply.js';

/** A question with options; `shared` says whose words it uses and what it tells about the person. */
export function choice(
  options: readonly string[],
  next: ChoiceQuestion['next'],
  shared: Pick<ChoiceQuestion, 'words' | 'about'> = {},
): ChoiceQuestion {
  return { kind: 'choice', ...shared, options, next };
}

/** A block of the dialog's own topic, with the values that its words name. */
export function block(id: string, params?: Params): BlockUse {
  return { block: id, ...(params ? { params } : {}) };
}

/** Who is spoken to, where it is not the person's own: blocks of the dialog's own topic, by the answer to `who`. */
export function audience(answers: Answers): BlockUse[] {
  if (answers['who'] === 'minor') return [block('for_minor')];
  return answers['who'] === 'helper' ? [block('for_helper')] : [];
}
