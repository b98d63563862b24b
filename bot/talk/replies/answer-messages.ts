import { type BlockPart, type Part, ui, words } from '../../model/reply.js';
import type { Topic } from '../../model/topic.js';

/** The blocks of a topic's answer, one list per message. */
export function answerMessages(topic: Topic): Part[][] {
  const messages: Part[][] = [];
  for (const spec of topic.blocks) {
    if (messages.length === 0 || spec.new_message) messages.push([]);
    const block: BlockPart = {
      kind: 'block',
      style: spec.style,
      text: words(topic.id, `blocks.${spec.id}`),
      facts: spec.facts,
      ...(spec.region ? { factContext: { region: spec.region } } : {}),
    };
    messages.at(-1)!.push(block);
  }
  // The first message of a crisis says who answers now: a line that is closed at night helps nobody at night.
  if (topic.kind === 'crisis') messages[0]?.splice(1, 0, { kind: 'open_lines', ids: topic.services });
  if (topic.hand_out.length > 0) messages.push([{ kind: 'hand_out', topic: topic.id }]);
  if (topic.services.length > 0) {
    messages.push([{ kind: 'services', title: ui('services.title'), ids: topic.services }]);
  }
  messages.push([{ kind: 'sources', topic: topic.id }]);
  return messages;
}
