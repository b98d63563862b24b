import type { TurnContext, Turn } from '../turn-context.js';
import { flowEnv } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import {
  type Answers,
  expectedLength,
  type Flow,
  type FlowEnv,
  onTheWay,
  type Outcome,
  type Place,
  replay,
  UNKNOWN,
} from '../../model/flow.js';
import { type Choice, type Part, type Reply, type TextRef, ui, words } from '../../model/reply.js';
import { type Voice, voiceNamed } from '../../model/voice.js';
import { voiceOf } from '../voice.js';
import { outcomeOf } from './outcome.js';
import { choice, commandChoice, type Draft, line, prefaced, replyOf, topicChoice } from './build.js';

/** Where the running dialog stands; `resumed`: said to be the question of a moment ago. */
export function showRunning(turn: Turn, { resumed = false }: { resumed?: boolean }): Draft {
  const { flow, answers, place } = turn.running!;
  const step = stepAt(turn, flow, answers, place);
  return resumed ? prefaced(step, [line('resume', 'note')]) : step;
}

/** Where a dialog stands after these answers: its open question, or its outcome. */
export function showStep(turn: Turn, flow: Flow, answers: Answers): Draft {
  return stepAt(turn, flow, answers, replay(flow, answers, flowEnv(turn)));
}

function stepAt(turn: Turn, flow: Flow, answers: Answers, place: Place): Draft {
  const change = { flow: { id: flow.id, answers: { ...answers } }, lastTopic: flow.id };
  return place.at === 'question'
    ? { reply: questionReply(turn, flow, answers, place), kind: 'asked', change }
    : { reply: outcomeReply(turn, flow, onTheWay(answers, place.answered)), kind: 'outcome', change };
}

/** The question of the running dialog that waits for its answer; null where none does. */
export function openQuestion(turn: Turn): Reply | null {
  const { running } = turn;
  return running?.place.at === 'question' ? questionReply(turn, running.flow, running.answers, running.place) : null;
}

/** The answers behind the result that a dialog has reached; null before that, and for a sensitive topic. */
export function resultAnswers({ context, running }: Turn): Answers | null {
  if (running?.place.at !== 'outcome' || context.topics.get(running.flow.id)?.sensitive) return null;
  return onTheWay(running.answers, running.place.answered);
}

type AtQuestion = Extract<Place, { at: 'question' }>;

function questionReply(turn: Turn, flow: Flow, answers: Answers, { answered, open }: AtQuestion): Reply {
  return replyOf({
    messages: [questionParts(flow, open, voiceAt(turn, answers))],
    choices: [...questionChoices(flow, open), ...waysOut(answered.length)],
    input: flow.questions[open]!.kind,
    progress: {
      step: answered.length + 1,
      of: expectedLength(flow, onTheWay(answers, answered), flowEnv(turn)),
    },
    topic: flow.id,
  });
}

/** Where a question's words stand: in its flow's topic, or in the one it shares them with. */
export function questionWords(flow: Flow, id: string, field: string): TextRef {
  return words(flow.questions[id]!.words ?? flow.id, `questions.${id}.${field}`);
}

function questionParts(flow: Flow, id: string, voice: Voice | null): Part[] {
  const at = (field: string): TextRef => questionWords(flow, id, field);
  const question = flow.questions[id]!;
  const lead: Part = {
    kind: 'block',
    style: 'lead',
    text: at(question.forHelper && (voice === 'helper' || voice === 'abroad') ? 'helper' : 'text'),
  };
  const why: Part = { kind: 'aside', title: ui('question.why'), texts: [at('why')] };
  if (question.kind === 'choice') return [lead, why];
  const drawing = question.kind === 'date' ? question.drawing : undefined;
  const where: Part = drawing
    ? { kind: 'aside', title: ui('question.where'), texts: [at('where'), at('why')], drawing }
    : why;
  return [lead, where, { kind: 'hint', text: ui(`input.${question.kind}_hint`) }];
}

function questionChoices(flow: Flow, id: string): Choice[] {
  const question = flow.questions[id]!;
  const options = question.kind === 'choice' ? question.options : [UNKNOWN];
  return options.map((option) =>
    choice(choiceId.answer(flow.id, id, option), questionWords(flow, id, `options.${option}`)),
  );
}

/** Who reads: as the answers of this step say, else as was told before. */
function voiceAt(turn: Turn, { who }: Answers): Voice | null {
  return voiceNamed(who) ?? voiceOf(turn);
}

function waysOut(answered: number): Choice[] {
  return [
    ...(answered > 0 ? [commandChoice('back')] : []),
    ...(answered > 1 ? [commandChoice('change')] : []),
    commandChoice('menu'),
  ];
}

function outcomeReply(turn: Turn, flow: Flow, answers: Answers): Reply {
  const outcome = flow.outcome(answers, flowEnv(turn));
  return replyOf({
    ...outcomeOf(turn.context.topics, flow.id, outcome, voiceAt(turn, answers)),
    choices: [
      ...relatedChoices(turn.context, outcome),
      commandChoice('back'),
      commandChoice('change'),
      commandChoice('restart'),
      commandChoice('share'),
      commandChoice('menu'),
    ],
    topic: flow.id,
  });
}

function relatedChoices({ topics }: TurnContext, { related }: Outcome): Choice[] {
  return related.filter((id) => topics.has(id)).map((id) => topicChoice(id));
}

/** A flow's plain page: what holds whatever the answers are. */
export function overviewReply(context: TurnContext, flow: Flow, env: FlowEnv): Reply {
  const overview = flow.overview(env);
  return replyOf({
    ...outcomeOf(context.topics, flow.id, overview),
    choices: relatedChoices(context, overview),
    topic: flow.id,
  });
}

/** How an answer reads: its option's label, the day, or the amount. */
export function answerText(flow: Flow, question: string, answer: string): TextRef {
  const { kind } = flow.questions[question]!;
  if (kind === 'choice' || answer === UNKNOWN) return questionWords(flow, question, `options.${answer}`);
  return kind === 'date'
    ? ui('day', { date: { type: 'date', date: answer } })
    : ui('amount', { amount: { type: 'eur', value: Number(answer) } });
}
