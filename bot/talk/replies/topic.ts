import type { Topic } from '../../model/topic.js';
import type { Turn, Turned } from '../turn-context.js';
import type { BlockPart, Choice, Part, Reply } from '../../model/reply.js';
import { ui, words } from '../../model/reply.js';
import { commandChoice, line, replyOf, topicChoice, turned } from './build.js';
import { runningFlow, showStep } from './step.js';

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

/** One answer, then the question of the dialog that it interrupted, if any. */
export function showAnswer(turn: Turn, topic: Topic): Turned {
  const kind = topic.kind === 'crisis' ? 'crisis' : 'answered';
  const answer = answerMessages(topic);
  const running = runningFlow(turn);
  if (running) {
    const step = showStep(turn, running.flow, running.answers);
    if (step.event.kind === 'asked') return interrupted(turn, topic, answer, step);
  }
  const choices: Choice[] = [
    ...relatedChoices(turn, topic),
    ...(topic.card ? [commandChoice('card', 'main')] : []),
    ...(running ? [commandChoice('continue', 'main')] : []),
    commandChoice('person'),
    commandChoice('share'),
    commandChoice('menu'),
  ];
  return turned(turn, { lastTopic: topic.id }, replyOf({ messages: answer, choices, topic: topic.id }), kind);
}

// After a crisis the dialog is not pressed on anyone: going on is a choice.
function interrupted(turn: Turn, topic: Topic, answer: Part[][], step: Turned): Turned {
  if (topic.kind === 'crisis') {
    const choices = [
      ...relatedChoices(turn, topic),
      commandChoice('continue', 'main'),
      commandChoice('person'),
      commandChoice('menu'),
    ];
    return turned(turn, { lastTopic: topic.id }, replyOf({ messages: answer, choices, topic: topic.id }), 'crisis');
  }
  const reply: Reply = {
    ...step.reply,
    messages: [...answer, [line('resume', 'note')], ...step.reply.messages],
    topic: topic.id,
  };
  return turned(turn, { lastTopic: topic.id }, reply, 'answered');
}

function relatedChoices({ context }: Turn, topic: Topic): Choice[] {
  return topic.related.filter((id) => context.topics.has(id)).map((id) => topicChoice(id));
}

/**
 * A message that may be about danger: one gentle question, with the help at once and a way on. A false alarm costs
 * this question; a miss could cost a life.
 */
export function askGently(turn: Turn, topic: Topic): Turned {
  const first = topic.blocks[0];
  const help: Part[] = first
    ? [
        { kind: 'block', style: first.style, text: words(topic.id, `blocks.${first.id}`), facts: first.facts },
        { kind: 'open_lines', ids: topic.services },
      ]
    : [];
  const reply = replyOf({
    messages: [[line('crisis.maybe', 'lead'), ...help]],
    choices: [
      topicChoice(topic.id),
      runningFlow(turn) ? commandChoice('continue', 'main') : commandChoice('none', 'main'),
      commandChoice('person'),
      commandChoice('menu'),
    ],
    topic: topic.id,
  });
  return turned(turn, { lastTopic: topic.id }, reply, 'crisis_maybe');
}
