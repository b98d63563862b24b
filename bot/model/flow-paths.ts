import { type Answers, type Flow, type FlowEnv, OUTCOME, UNKNOWN } from './flow.js';

/** Every way through a dialog, for tests and drawings: no person goes them all. */

/** One answer on a way, with its name: the option's id, or for a day the name of its sample. */
export interface Step {
  question: string;
  name: string;
  answer: string;
}

export interface Walked {
  paths: number;
  /** `question=name` of every answer given. */
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

/** Takes every path of a flow from its start; calls `arrive` with the answers and the steps of each path's end. */
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
    for (const { name, answer } of tries.get(id)!) {
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
