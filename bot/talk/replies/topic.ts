import type { Topic } from '../../model/topic.js';
import type { MoveOf } from '../move.js';
import type { Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import type { Choice, Reply } from '../../model/reply.js';
import { answerOf } from './answer-messages.js';
import { choice, commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';
import { badInput } from './not-understood.js';
import { openQuestion, showRunning } from './step.js';

/** One answer, then the question of the dialog that it interrupted, if any. */
export function showAnswer(turn: Turn, { topic: id }: { topic: string }): Draft {
  const topic = turn.context.topics.get(id)!;
  const answer = answerOf(topic);
  const change = { lastTopic: id };
  const question = openQuestion(turn);
  if (topic.kind === 'crisis') {
    return {
      reply: replyOf({ ...answer, choices: afterHelp(turn, topic, question), topic: id }),
      kind: 'crisis',
      change,
    };
  }
  const reply = question
    ? {
        ...question,
        ...answer,
        messages: [...answer.messages, [line('resume', 'note')], ...question.messages],
        topic: id,
      }
    : replyOf({ ...answer, choices: afterAnswer(turn, topic), topic: id });
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

/** One fold of a reply alone, for channels that cannot fold; its neighbours are offered. */
export function showFold(turn: Turn, { topic: id, fold: wanted }: MoveOf<'more'>): Draft {
  const topic = turn.context.topics.get(id)!;
  const whole = wholeReply(turn, topic);
  const folds = whole.folds ?? [];
  if (!folds.some((fold) => fold.id === wanted)) return badInput(turn, { why: 'input.old_choice' });
  const others = folds.filter((fold) => fold.id !== wanted);
  const choices = [
    ...others.map((fold) => choice(choiceId.more(fold.id), fold.title, 'quiet')),
    ...(turn.running?.flow.id === id ? [] : [topicChoice(id, 'quiet')]),
    ...continueChoice(turn),
    commandChoice('person'),
    commandChoice('menu'),
  ];
  const kind = topic.kind === 'crisis' ? 'crisis' : 'answered';
  return {
    reply: replyOf({ ...whole, only: wanted, choices, topic: id }),
    kind,
    change: { lastTopic: id },
  };
}

/** A topic's answer, or the outcome that its dialog has reached. */
function wholeReply(turn: Turn, topic: Topic): Pick<Reply, 'shape' | 'messages' | 'folds'> {
  if (turn.running?.flow.id !== topic.id) return answerOf(topic);
  const { shape, messages, folds } = showRunning(turn, {}).reply;
  return { ...(shape ? { shape } : {}), messages, ...(folds ? { folds } : {}) };
}
