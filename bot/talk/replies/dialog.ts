import type { Answers, Flow } from '../../model/flow.js';
import { choiceId } from '../../model/choice-id.js';
import type { ISODate } from '../../model/calendar.js';
import { type Part, type Reply, type TextRef, ui, words } from '../../model/reply.js';
import type { MoveOf } from '../move.js';
import { forgetAnswers, rememberAnswer } from '../reused-answers.js';
import type { Turn } from '../turn-context.js';
import { choice, commandChoice, type Draft, line, prefaced, replyOf, topicChoice } from './build.js';
import { answerText, questionWords, showRunning, showStep } from './step.js';

/** Begins a dialog: what it is for, and its first question. */
export function begin(turn: Turn, { flow }: MoveOf<'begin'>): Draft {
  return withSummary(showStep(turn, flowOf(turn, flow), {}), flow);
}

/** What a dialog is for, what is known of its answers from others, and whether that still holds. */
export function offerReuse(turn: Turn, { flow: id, known, told }: MoveOf<'offer_reuse'>): Draft {
  const flow = flowOf(turn, id);
  const reply = replyOf({
    messages: [[line(told ? 'known.told' : 'known.ask', 'lead'), answersOf(flow, known)]],
    choices: [
      choice(choiceId.keep(id), ui(told ? 'choices.right' : 'choices.keep')),
      choice(choiceId.fresh(id), ui('choices.fresh')),
      commandChoice('menu'),
    ],
    input: 'choice',
    topic: id,
  });
  const draft = withSummary({ reply, kind: 'asked', change: { flow: null, lastTopic: id } }, id);
  return told ? alsoKnown(draft, remembered(turn.state.known, flow, told)) : draft;
}

/** Answers as a list of what was asked and answered. */
function answersOf(flow: Flow, answers: Answers): Part {
  const items = Object.entries(answers).map(([question, answer]) => ({
    question: questionWords(flow, question, 'short'),
    answer: answerText(flow, question, answer),
  }));
  return { kind: 'answers', items };
}

/** What is known with several more answers. */
function remembered(known: Answers, flow: Flow, answers: Answers): Record<string, string> {
  return Object.entries(answers).reduce<Record<string, string>>(
    (all, [question, answer]) => rememberAnswer(all, flow.questions[question]!.about, answer),
    { ...known },
  );
}

/** Begins a dialog with the answers that are known from others. */
export function reuse(turn: Turn, { flow, known }: MoveOf<'reuse'>): Draft {
  return showStep(turn, flowOf(turn, flow), known);
}

/** Forgets what a dialog asks, and begins it. */
export function askAnew(turn: Turn, { flow: id }: MoveOf<'ask_anew'>): Draft {
  const flow = flowOf(turn, id);
  return alsoKnown(showStep(turn, flow, {}), forgetAnswers(turn.state.known, flow));
}

/** Notes an answer and shows the next step. */
export function giveAnswer(
  turn: Turn,
  { flow: id, question, answer, also, corrects, twoWays }: MoveOf<'answer'>,
): Draft {
  const flow = flowOf(turn, id);
  const given = turn.running?.flow.id === id ? turn.running.answers : {};
  const step = showStep(turn, flow, { ...also, ...given, [question]: answer });
  // What was read beside the answer is shown, so that a slip is seen; "change an answer" mends it.
  const read = corrects || twoWays ? { [question]: answer } : also;
  const said = line(corrects ? 'known.changed' : twoWays ? 'known.day_first' : 'known.also', 'note');
  const shown = read ? prefaced(step, [said, answersOf(flow, read)]) : step;
  return alsoKnown(shown, remembered(turn.state.known, flow, { ...also, [question]: answer }));
}

/** Begins a dialog again without its answers, and says why. */
export function restart(turn: Turn, { flow, why }: MoveOf<'restart'>): Draft {
  return prefaced(showStep(turn, flowOf(turn, flow), {}), [line(why, 'note')]);
}

/** Opens one answered question again; the later answers count again as far as they still fit. */
export function reopen(turn: Turn, { question }: MoveOf<'reopen'>): Draft {
  const { flow, answers } = turn.running!;
  return showStep(turn, flow, Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question)));
}

/** Asks which answer to change. */
export function offerChange({ running }: Turn): Draft {
  const { flow, answers, place } = running!;
  const items = place.answered.map((id) =>
    choice(
      choiceId.change(id),
      ui('change.item', {
        question: { type: 'ref', ref: questionWords(flow, id, 'short') },
        answer: { type: 'ref', ref: answerText(flow, id, answers[id]!) },
      }),
    ),
  );
  const reply = replyOf({
    messages: [[line('change.ask', 'lead')]],
    choices: [...items, commandChoice('continue')],
    input: 'choice',
    topic: flow.id,
  });
  return { reply, kind: 'command', change: { lastTopic: flow.id } };
}

/**
 * In the middle of a dialog, a question that another dialog answers: what that one is for, and the choice to begin it
 * or to go on. The answers of now are kept until the person begins it.
 */
export function offerDialog(_turn: Turn, { flow: id }: MoveOf<'offer_dialog'>): Draft {
  const reply = replyOf({
    messages: [[{ kind: 'block', style: 'text', text: words(id, 'summary') }], [line('other_dialog', 'lead')]],
    choices: [topicChoice(id), commandChoice('continue', 'main'), commandChoice('menu')],
    input: 'choice',
    topic: id,
  });
  return { reply, kind: 'offered', change: { lastTopic: id } };
}

/** The open question about a day once more, and why the day that was typed cannot be taken. */
export function askDayAgain(turn: Turn, move: MoveOf<'ask_day_again'>): Draft {
  const shown = showRunning(turn, {});
  const step: Draft = { ...shown, kind: 'bad_input', reply: withDays(turn, shown.reply, move.maybe ?? []) };
  return prefaced(step, [{ kind: 'block', style: 'note', text: dayProblem(turn, move) }]);
}

/** The open question once more, with only the options that may have been meant. */
export function askWhich(turn: Turn, { options, why }: MoveOf<'ask_which'>): Draft {
  const { flow, place } = turn.running!;
  if (place.at !== 'question') throw new Error(`flow ${flow.id}: no question is open`);
  const meant = new Set(options.map((option) => choiceId.answer(flow.id, place.open, option)));
  const own = choiceId.answer(flow.id, place.open, '');
  const shown = showRunning(turn, {});
  const choices = shown.reply.choices.filter(({ id }) => meant.has(id) || !id.startsWith(own));
  return prefaced({ ...shown, kind: 'bad_input', reply: { ...shown.reply, choices } }, [line(why, 'note')]);
}

/** The days that may have been meant, as the first choices. */
function withDays({ running }: Turn, reply: Reply, days: readonly ISODate[]): Reply {
  const { flow, place } = running!;
  if (place.at !== 'question') return reply;
  const meant = days.map((day) =>
    choice(choiceId.answer(flow.id, place.open, day), ui('day', { date: { type: 'date', date: day } })),
  );
  return { ...reply, choices: [...meant, ...reply.choices] };
}

function dayProblem({ running }: Turn, { why, maybe, read }: MoveOf<'ask_day_again'>): TextRef {
  const { flow, place } = running!;
  const [date] = maybe ?? [];
  if (read !== undefined && date !== undefined)
    return ui(`input.date_${why}`, { read: { type: 'text', text: read }, date: { type: 'date', date } });
  const ofQuestion = place.at === 'question' && (why === 'too_early' || why === 'too_late');
  return ofQuestion ? questionWords(flow, place.open, why) : ui(`input.date_${why}`);
}

function withSummary(draft: Draft, flow: string): Draft {
  return prefaced(draft, [{ kind: 'block', style: 'text', text: words(flow, 'summary') }]);
}

function alsoKnown(step: Draft, known: Record<string, string>): Draft {
  return { ...step, change: { ...step.change, known } };
}

function flowOf({ context }: Turn, id: string): Flow {
  return context.flows.get(id)!;
}
