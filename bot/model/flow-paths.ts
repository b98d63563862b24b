import { type Answers, type Flow, type FlowEnv, FlowError, OUTCOME, UNKNOWN } from './flow.js';

/** All paths through a dialog, for tests and drawings. */

/** One answer on a path, and its name: the option's id, or the name of a sample day. */
export interface Step {
  question: string;
  name: string;
  answer: string;
}

export interface Walked {
  paths: number;
  /** `question=name` of every answer that was given. */
  edges: Set<string>;
  nodes: Set<string>;
}

function triesOf(flow: Flow, id: string, env: FlowEnv): Omit<Step, 'question'>[] {
  const question = flow.questions[id]!;
  if (question.kind === 'choice') return question.options.map((answer) => ({ name: answer, answer }));
  return [
    ...Object.entries(question.samples(env)).map(([name, answer]) => ({ name, answer })),
    { name: UNKNOWN, answer: UNKNOWN },
  ];
}

/** Every edge of a flow: each answer of each question, as `question=name`. */
export function edgesOf(flow: Flow, env: FlowEnv): Set<string> {
  return new Set(
    Object.keys(flow.questions).flatMap((id) => triesOf(flow, id, env).map(({ name }) => `${id}=${name}`)),
  );
}

/**
 * Takes every path of a flow from its start. Calls `arrive` at each path's end with the answers and the steps.
 * @throws FlowError if an answer leads to no question, or to one that was asked before.
 */
export function everyPath(
  flow: Flow,
  env: FlowEnv,
  arrive: (answers: Answers, steps: readonly Step[]) => void,
): Walked {
  const walked: Walked = { paths: 0, edges: new Set(), nodes: new Set() };
  const tries = new Map(Object.keys(flow.questions).map((id) => [id, triesOf(flow, id, env)]));
  const steps: Step[] = [];
  const go = (id: string, answers: Record<string, string>): void => {
    walked.nodes.add(id);
    if (id === OUTCOME) {
      walked.paths++;
      arrive(answers, steps);
      return;
    }
    const possible = tries.get(id);
    if (!possible) throw FlowError.noQuestion(flow.id, id, steps.at(-1)?.question);
    if (Object.hasOwn(answers, id)) throw FlowError.again(flow.id, id, steps.at(-1)?.question);
    for (const { name, answer } of possible) {
      walked.edges.add(`${id}=${name}`);
      const given = { ...answers, [id]: answer };
      steps.push({ question: id, name, answer });
      go(flow.questions[id]!.next(given, env), given);
      steps.pop();
    }
  };
  go(flow.start, {});
  return walked;
}

/** One path to an outcome: the answers in order, and what the outcome says. */
interface Way {
  steps: Step[];
  outcome: string;
}

/**
 * The questions of a flow that decide nothing on any of some days: no two paths that differ only in this answer (and in
 * questions that it leads to) end in different outcomes. Such questions must not be asked.
 */
export function idleQuestions(flow: Flow, envs: readonly FlowEnv[]): string[] {
  const idle = new Set(Object.keys(flow.questions));
  for (const env of envs) {
    if (idle.size === 0) break;
    const ways: Way[] = [];
    const told = new Map<string, string>();
    everyPath(flow, env, (answers, steps) => {
      if (idle.size === 0) return;
      const outcome = JSON.stringify(flow.outcome(answers, env));
      ways.push({ steps: [...steps], outcome });
      for (const { question } of steps) {
        if (!idle.has(question)) continue;
        const rest = `${question} ${steps.map((step) => (step.question === question ? '' : `${step.question}=${step.answer}`)).join(' ')}`;
        const other = told.get(rest);
        if (other === undefined) told.set(rest, outcome);
        else if (other !== outcome) idle.delete(question);
      }
    });
    for (const question of idle) if (decidesByAsking(question, ways)) idle.delete(question);
  }
  return [...idle];
}

/** Whether two paths end in different outcomes that differ only in this question and in the questions it leads to. */
function decidesByAsking(question: string, ways: readonly Way[]): boolean {
  const byPrefix = new Map<string, { rest: Map<string, string>; outcome: string; answer: string }[]>();
  for (const { steps, outcome } of ways) {
    const place = steps.findIndex((step) => step.question === question);
    if (place < 0) continue;
    const prefix = steps
      .slice(0, place)
      .map(({ answer }) => answer)
      .join(' ');
    const rest = new Map(steps.slice(place + 1).map((step) => [step.question, step.answer]));
    const group = byPrefix.get(prefix) ?? [];
    group.push({ rest, outcome, answer: steps[place]!.answer });
    byPrefix.set(prefix, group);
  }
  const agree = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
    [...a].every(([id, answer]) => !b.has(id) || b.get(id) === answer);
  return [...byPrefix.values()].some((group) =>
    group.some((a) => group.some((b) => a.answer !== b.answer && a.outcome !== b.outcome && agree(a.rest, b.rest))),
  );
}
