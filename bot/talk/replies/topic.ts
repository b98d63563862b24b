import { type Topic, voicesOf } from '../../model/topic.js';
import { ASKER } from '../../model/voice.js';
import type { MoveOf } from '../move.js';
import type { Turn } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { type Choice, type Reply, ui } from '../../model/reply.js';
import { rememberAnswer } from '../reused-answers.js';
import { voiceOf } from '../voice.js';
import { answerOf } from './answer-messages.js';
import { choice, commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';
import { showMenu } from './menu.js';
import { badInput } from './not-understood.js';
import { openQuestion, showRunning } from './step.js';

/** One answer, then the question of the dialog that it interrupted, if any. */
export function showAnswer(turn: Turn, { topic: id, instead }: Omit<MoveOf<'topic'>, 'do'>): Draft {
  const topic = turn.context.topics.get(id)!;
  const answer = answerOf(topic, voiceOf(turn));
  const change = { lastTopic: id };
  const question = openQuestion(turn);
  if (topic.kind === 'crisis') {
    return {
      reply: replyOf({
        ...answer,
        choices: [...somethingElse(turn, instead), ...afterHelp(turn, topic, question)],
        topic: id,
      }),
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
    ...voiceChoices(turn, topic),
    ...relatedChoices(turn, topic),
    ...(topic.card ? [commandChoice('card', 'main')] : []),
    ...continueChoice(turn),
    commandChoice('person'),
    commandChoice('share'),
    commandChoice('menu'),
  ];
}

/** Who reads is asked where it changes the words and nobody said it yet; who did, can read it as everybody does. */
function voiceChoices(turn: Turn, topic: Topic): Choice[] {
  const voices = voicesOf(topic);
  const known = voiceOf(turn);
  if (known === null)
    return voices.map((voice) => ({ ...choice(choiceId.voice(voice), ui(`voices.${voice}`)), beside: true }));
  const isTold = known !== 'self' && (voices.includes(known) || topic.voices[known] !== undefined);
  return isTold ? [{ ...choice(choiceId.voice('self'), ui('voices.self'), 'quiet'), beside: true }] : [];
}

/** The answer on the screen once more, in words for the reader who just said who it is, and who is remembered. */
export function showAnswerTo(turn: Turn, { voice, topic }: MoveOf<'voice'>): Draft {
  const known = rememberAnswer(turn.state.known, ASKER, voice);
  const told = { ...turn, state: { ...turn.state, known } };
  const draft = topic === null ? showMenu(told, {}) : showAnswer(told, { topic });
  return { ...draft, change: { ...draft.change, known } };
}

/** Who writes, as it was read in a message, to be confirmed; what else the words may be about stands below. */
export function offerVoice(_turn: Turn, { voice, near }: MoveOf<'offer_voice'>): Draft {
  const reply = replyOf({
    messages: [[line('known.told', 'lead'), line(`voices.${voice}`)]],
    choices: [
      choice(choiceId.voice(voice), ui('choices.right')),
      commandChoice('menu', 'main'),
      ...near.map((id) => topicChoice(id, 'quiet')),
    ],
    input: 'choice',
  });
  return { reply, kind: 'asked', change: { lastTopic: null } };
}

/** The first choice where help took over: what the message may have asked instead; the dialog, or the menu. */
function somethingElse({ running }: Turn, instead: string | null | undefined): Choice[] {
  if (instead === undefined) return [];
  const id = instead !== null ? choiceId.topic(instead) : choiceId.command(running ? 'continue' : 'none');
  return [{ ...choice(id, ui('choices.something_else')), beside: true }];
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
  // The folds of a dialog stand with its outcome.
  if (topic.kind === 'flow' && (turn.running?.flow.id !== id || turn.running.place.at !== 'outcome'))
    return badInput(turn, { why: 'input.old_choice' });
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
  if (turn.running?.flow.id !== topic.id) return answerOf(topic, voiceOf(turn));
  const { shape, messages, folds } = showRunning(turn, {}).reply;
  return { ...(shape ? { shape } : {}), messages, ...(folds ? { folds } : {}) };
}
