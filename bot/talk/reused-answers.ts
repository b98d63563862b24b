import { accepts, type Answers, type Flow, UNKNOWN } from '../model/flow.js';
import { flowEnv, type Turn } from './turn-context.js';

/** What earlier dialogs told that this one asks too, by question; empty where nothing did. */
export function reusedAnswers(turn: Turn, flow: Flow): Answers {
  const { known } = turn.state;
  const found: Record<string, string> = {};
  for (const [id, question] of Object.entries(flow.questions)) {
    const { about } = question;
    const answer = about !== undefined && Object.hasOwn(known, about) ? known[about] : undefined;
    if (answer !== undefined && accepts(question, answer, flowEnv(turn))) found[id] = answer;
  }
  return found;
}

/** What is known after an answer; "I don't know" is not knowledge. */
export function rememberAnswer(known: Answers, about: string | undefined, answer: string): Record<string, string> {
  if (about === undefined) return { ...known };
  const rest = Object.fromEntries(Object.entries(known).filter(([key]) => key !== about));
  return answer === UNKNOWN ? rest : { ...rest, [about]: answer };
}

/** What is known without what a dialog asks. */
export function forgetAnswers(known: Answers, flow: Flow): Record<string, string> {
  const asked = new Set(Object.values(flow.questions).map(({ about }) => about));
  return Object.fromEntries(Object.entries(known).filter(([about]) => !asked.has(about)));
}
