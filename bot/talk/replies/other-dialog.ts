import type { Turn, Turned } from '../turn-context.js';
import type { Flow } from '../../model/flow.js';
import { words } from '../../model/reply.js';
import { commandChoice, line, replyOf, topicChoice, turned } from './build.js';

/**
 * In the middle of a dialog, a question that another dialog answers: what that one is for, and the choice to begin it
 * or to go on. The answers of now are kept until the person begins it.
 */
export function offerDialog(turn: Turn, { id }: Flow): Turned {
  const reply = replyOf({
    messages: [[{ kind: 'block', style: 'text', text: words(id, 'summary') }], [line('other_dialog', 'lead')]],
    choices: [topicChoice(id), commandChoice('continue', 'main'), commandChoice('menu')],
    input: 'choice',
    topic: id,
  });
  return turned(turn, { lastTopic: id }, reply, 'offered');
}
