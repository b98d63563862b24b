import { type Answers, type Flow, type FlowEnv, OUTCOME, UNKNOWN } from '../../bot/core/flow.js';

/** An answer that a walk tries, with the name under which its edge is counted. */
interface Try {
  name: string;
  answer: string;
}

function triesOf(flow: Flow, id: string, env: FlowEnv): Try[] {
  const question = flow.questions[id]!;
  if (question.kind === 'choice') return question.options.map((answer) => ({ name: answer, answer }));
  return [
    ...Object.entries(question.samples(env)).map(([name, answer]) => ({ name, answer })),
    { name: UNKNOWN, answer: UNKNOWN },
  ];
}

/** Every edge of a flow: each answer of each question. */
export function edgesOf(flow: Flow, env: FlowEnv): Set<string> {
  return new Set(
    Object.keys(flow.questions).flatMap((id) => triesOf(flow, id, env).map(({ name }) => `${id}=${name}`)),
  );
}

export interface Walked {
  paths: number;
  edges: Set<string>;
  nodes: Set<string>;
}

/** Takes every path of a flow from its start; calls `arrive` with the answers of each path's end. */
export function walk(flow: Flow, env: FlowEnv, arrive: (answers: Answers) => void): Walked {
  const walked: Walked = { paths: 0, edges: new Set(), nodes: new Set() };
  const tries = new Map(Object.keys(flow.questions).map((id) => [id, triesOf(flow, id, env)]));
  const step = (id: string, answers: Record<string, string>): void => {
    walked.nodes.add(id);
    if (id === OUTCOME) {
      walked.paths++;
      arrive(answers);
      return;
    }
    for (const { name, answer } of tries.get(id)!) {
      walked.edges.add(`${id}=${name}`);
      const given = { ...answers, [id]: answer };
      step(flow.questions[id]!.next(given, env), given);
    }
  };
  step(flow.start, {});
  return walked;
}
