import type { Turn, Turned } from '../turn-context.js';
import { choiceId } from '../../model/choice-id.js';
import { accepts, type Answers, type Flow, UNKNOWN } from '../../model/flow.js';
import { ui } from '../../model/reply.js';
import { choice, commandChoice, line, replyOf, turned } from './build.js';
import { answerText, flowEnv, questionWords, showStep } from './step.js';

/** What earlier dialogs told that this one asks too, by question; empty where nothing did. */
export function reusedAnswers(turn: Turn, flow: Flow): Answers {
  const found: Record<string, string> = {};
  for (const [id, question] of Object.entries(flow.questions)) {
    const { about } = question;
    const answer = about !== undefined && Object.hasOwn(turn.state.known, about) ? turn.state.known[about] : undefined;
    if (answer !== undefined && accepts(question, answer, flowEnv(turn))) found[id] = answer;
  }
  return found;
}

/** Says what is known and asks whether it still holds. */
export function offerReuse(turn: Turn, flow: Flow, known: Answers): Turned {
  const items = Object.entries(known).map(([id, answer]) => ({
    question: questionWords(flow, id, 'short'),
    answer: answerText(flow, id, answer),
  }));
  const reply = replyOf({
    messages: [[line('known.ask', 'lead'), { kind: 'answers', items }]],
    choices: [
      choice(choiceId.keep(flow.id), ui('choices.keep')),
      choice(choiceId.fresh(flow.id), ui('choices.fresh')),
      commandChoice('menu'),
    ],
    input: 'choice',
    topic: flow.id,
  });
  return turned(turn, { flow: null, lastTopic: flow.id }, reply, 'asked');
}

/** Begins the dialog with what is known, or forgets that and begins without. */
export function beginReusing(turn: Turn, flow: Flow, keep: boolean): Turned {
  if (keep) return showStep(turn, flow, reusedAnswers(turn, flow));
  const asked = new Set(Object.values(flow.questions).map(({ about }) => about));
  const known = Object.fromEntries(Object.entries(turn.state.known).filter(([about]) => !asked.has(about)));
  return showStep({ ...turn, state: { ...turn.state, known } }, flow, {});
}

/** What is known after an answer; "I don't know" is not knowledge. */
export function rememberAnswers(
  known: Readonly<Record<string, string>>,
  about: string | undefined,
  answer: string,
): Record<string, string> {
  if (about === undefined) return { ...known };
  const rest = Object.fromEntries(Object.entries(known).filter(([key]) => key !== about));
  return answer === UNKNOWN ? rest : { ...rest, [about]: answer };
}
