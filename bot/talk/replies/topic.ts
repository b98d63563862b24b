import type { Topic } from '../../model/topic.js';
import type { Turn } from '../turn-context.js';
import type { Choice, Reply } from '../../model/reply.js';
import { answerMessages } from './answer-messages.js';
import { commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';
import { openQuestion } from './step.js';

/** One answer, then the question of the dialog that it interrupted, if any. */
export function showAnswer(turn: Turn, { topic: id }: { topic: string }): Draft {
  const topic = turn.context.topics.get(id)!;
  const messages = answerMessages(topic);
  const change = { lastTopic: id };
  const question = openQuestion(turn);
  if (topic.kind === 'crisis') {
    return {
      reply: replyOf({ messages, choices: afterHelp(turn, topic, question), topic: id }),
      kind: 'crisis',
      change,
    };
  }
  const reply = question
    ? { ...question, messages: [...messages, [line('resume', 'note')], ...question.messages], topic: id }
    : replyOf({ messages, choices: afterAnswer(turn, topic), topic: id });
  return { reply, kind: 'answered', change };
}

function afterAnswer(turn: Turn, topic: Topic): Choice[] {
  return [
    ...relatedChoices(turn, topic),
    ...(topic.card ? [commandChoice('card', 'main')] : []),
    ...continueChoice(turn),
    commandChoice('person'),
    commandChoice('share'),
    commandChoice('menu'),
  ];
}

// After help in danger the dialog is not pressed on anyone: going on is a choice.
function afterHelp(turn: Turn, topic: Topic, question: Reply | null): Choice[] {
  if (!question) return afterAnswer(turn, topic);
  return [...relatedChoices(turn, topic), ...continueChoice(turn), commandChoice('person'), commandChoice('menu')];
}

function relatedChoices({ context }: Turn, topic: Topic): Choice[] {
  return topic.related.filter((id) => context.topics.has(id)).map((id) => topicChoice(id));
}
