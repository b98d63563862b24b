import type { TurnContext, Turn, Turned } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import {
  type Answers,
  expectedLength,
  type Flow,
  type FlowEnv,
  onTheWay,
  type Outcome,
  replay,
  UNKNOWN,
} from '../../model/flow.js';
import { type Choice, type Part, type Reply, type TextRef, ui, words } from '../../model/reply.js';
import { outcomePart } from './outcome.js';
import { choice, commandChoice, line, replyOf, topicChoice, turned } from './build.js';

/** The running dialog of a talk; null where none runs or the flow no longer exists. */
export function runningFlow({ context, state }: Turn): { flow: Flow; answers: Answers } | null {
  const flow = state.flow && context.flows.get(state.flow.id);
  return flow ? { flow, answers: state.flow!.answers } : null;
}

/** What a dialog may depend on beside its answers, in this turn. */
export function flowEnv({ context, env }: Turn): FlowEnv {
  return { today: env.today, facts: context.facts, isHoliday: context.isHoliday };
}

/** Shows where a dialog stands: its open question, or its outcome. */
export function showStep(turn: Turn, flow: Flow, answers: Answers): Turned {
  const place = replay(flow, answers, flowEnv(turn));
  const change = { flow: { id: flow.id, answers: { ...answers } }, lastTopic: flow.id };
  if (place.at === 'outcome') return showOutcome(turn, flow, onTheWay(answers, place.answered), change);

  const { answered, open } = place;
  const of = expectedLength(flow, onTheWay(answers, answered), flowEnv(turn));
  const reply = replyOf({
    messages: [questionParts(flow, open)],
    choices: [...questionChoices(flow, open), ...waysOut(answered.length)],
    input: flow.questions[open]!.kind === 'date' ? 'date' : 'choice',
    progress: { step: answered.length + 1, of },
    topic: flow.id,
  });
  return turned(turn, change, reply, 'asked');
}

/** The answers behind the result that a dialog has reached; null before that, and for a sensitive topic. */
export function resultAnswers(turn: Turn): Answers | null {
  const running = runningFlow(turn);
  if (!running || turn.context.topics.get(running.flow.id)?.sensitive) return null;
  const place = replay(running.flow, running.answers, flowEnv(turn));
  return place.at === 'outcome' ? onTheWay(running.answers, place.answered) : null;
}

/** Where a question's words stand: in its flow's topic, or in the one it shares them with. */
export function questionWords(flow: Flow, id: string, field: string): TextRef {
  return words(flow.questions[id]!.words ?? flow.id, `questions.${id}.${field}`);
}

function questionParts(flow: Flow, id: string): Part[] {
  const at = (field: string): TextRef => questionWords(flow, id, field);
  const parts: Part[] = [
    { kind: 'block', style: 'lead', text: at('text') },
    { kind: 'block', style: 'note', text: at('why') },
  ];
  if (flow.questions[id]!.kind === 'date') parts.push(line('input.date_hint', 'note'));
  return parts;
}

function questionChoices(flow: Flow, id: string): Choice[] {
  const question = flow.questions[id]!;
  const options = question.kind === 'choice' ? question.options : [UNKNOWN];
  return options.map((option) =>
    choice(choiceId.answer(flow.id, id, option), questionWords(flow, id, `options.${option}`)),
  );
}

function waysOut(answered: number): Choice[] {
  return [
    ...(answered > 0 ? [commandChoice('back')] : []),
    ...(answered > 1 ? [commandChoice('change')] : []),
    commandChoice('menu'),
  ];
}

function showOutcome(turn: Turn, flow: Flow, answers: Answers, change: Parameters<typeof turned>[1]): Turned {
  const outcome = flow.outcome(answers, flowEnv(turn));
  const reply = replyOf({
    messages: outcomeMessages(turn.context, flow, outcome),
    choices: [
      ...outcome.related.filter((id) => turn.context.topics.has(id)).map((id) => topicChoice(id)),
      commandChoice('back'),
      commandChoice('change'),
      commandChoice('restart'),
      commandChoice('share'),
      commandChoice('menu'),
    ],
    topic: flow.id,
  });
  return turned(turn, change, reply, 'outcome');
}

function outcomeMessages(context: TurnContext, flow: Flow, outcome: Outcome): Part[][] {
  return [
    ...outcome.messages.map((parts) => parts.map((part) => outcomePart(context.topics, flow.id, part))),
    [{ kind: 'sources', topic: flow.id }],
  ];
}

/** A flow's plain page: what holds whatever the answers are. */
export function overviewReply(context: TurnContext, flow: Flow, env: FlowEnv): Reply {
  const overview = flow.overview(env);
  return replyOf({
    messages: outcomeMessages(context, flow, overview),
    choices: overview.related.filter((id) => context.topics.has(id)).map((id) => topicChoice(id)),
    topic: flow.id,
  });
}

/** How an answer reads: its option's label, or the day. */
export function answerText(flow: Flow, question: string, answer: string): TextRef {
  const isOption = flow.questions[question]!.kind === 'choice' || answer === UNKNOWN;
  return isOption
    ? questionWords(flow, question, `options.${answer}`)
    : ui('day', { date: { type: 'date', date: answer } });
}

/** Opens the last answered question again, keeping what was answered before it. */
export function stepBack(turn: Turn, flow: Flow, answers: Answers): Turned {
  const { answered } = replay(flow, answers, flowEnv(turn));
  return reopen(turn, flow, answers, answered.at(-1));
}

/** Opens one answered question again; the later answers count again as far as they still fit. */
export function reopen(turn: Turn, flow: Flow, answers: Answers, question: string | undefined): Turned {
  const rest = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
  return showStep(turn, flow, rest);
}

/** Asks which answer to change. */
export function offerChange(turn: Turn, flow: Flow, answers: Answers): Turned {
  const { answered } = replay(flow, answers, flowEnv(turn));
  const reply = replyOf({
    messages: [[line('change.ask', 'lead')]],
    choices: [
      ...answered.map((id) =>
        choice(
          choiceId.change(id),
          ui('change.item', {
            question: { type: 'ref', ref: questionWords(flow, id, 'short') },
            answer: { type: 'ref', ref: answerText(flow, id, answers[id]!) },
          }),
        ),
      ),
      commandChoice('continue'),
    ],
    input: 'choice',
    topic: flow.id,
  });
  return turned(turn, { lastTopic: flow.id }, reply, 'command');
}
