import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { type BlockUse, type Flow, type FlowEnv, FlowError, type Outcome, type OutcomePart } from '../../model/flow.js';
import { everyPath } from '../../model/flow-paths.js';
import { SOURCE_LANG } from '../../model/lang.js';
import type { TextRef } from '../../model/reply.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** Where a dialog's code stands. */
const DIALOGS = join(ROOT, 'dialogs');

/**
 * Takes every way through a dialog, and reports questions, blocks, labels, services and topics that it names and that do
 * not exist. `dialogs`: the folder of the dialogs' sources, for the line.
 */
export function checkWays(flow: Flow, content: Content, env: FlowEnv, dialogs = DIALOGS): Problem[] {
  const problems = new Map<string, Problem>();
  const seen = new Set<string>();
  const look = (outcome: Outcome): void => {
    for (const part of [...outcome.messages.flat(), outcome.related]) {
      const key = JSON.stringify(part);
      if (seen.has(key)) continue;
      seen.add(key);
      const lost = 'length' in part ? lostTopics(part, content) : lostIn(part, flow.id, content);
      for (const { code, name, message, mend } of lost) {
        const at = placeOf(flow.id, name, dialogs);
        problems.set(`${code} ${message}`, { code, ...at, message: `${flow.id}: ${message}`, mend });
      }
    }
  };
  try {
    everyPath(flow, env, (answers) => look(flow.outcome(answers, env)));
    look(flow.overview(env));
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    problems.set(error.message, flowProblem(error, dialogs));
  }
  return [...problems.values()];
}

/** What an author reads of a dialog that leads nowhere. */
export function flowProblem({ flow, to, message }: FlowError, dialogs = DIALOGS): Problem {
  const mend = 'Name a question of "questions:" there or OUTCOME, or write the question.';
  return { code: 'flow-lost', ...placeOf(flow, to, dialogs), message, mend };
}

interface Lost {
  code: string;
  /** The name, as it stands in the code. */
  name: string;
  message: string;
  mend: string;
}

function lostTopics(related: readonly string[], { topics }: Content): Lost[] {
  const mend = 'Use the name of a file in content/topics.';
  return lostNames(related, topics, 'unknown-topic', (id) => `an outcome offers the topic "${id}"`, mend);
}

function lostServices(ids: readonly string[], { services }: Content): Lost[] {
  const mend = 'Use an id of content/services.yaml.';
  return lostNames(ids, services, 'unknown-service', (id) => `an outcome names the service "${id}"`, mend);
}

/** Those of the ids that are not known. `says`: what the outcome does with one. */
function lostNames(
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>,
  code: string,
  says: (id: string) => string,
  mend: string,
): Lost[] {
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({ code, name: id, message: `${says(id)}, which does not exist`, mend }));
}

function lostIn(part: OutcomePart, own: string, content: Content): Lost[] {
  if ('block' in part) return lostBlock(part, own, content);
  if ('routes' in part)
    return [
      ...lostWords(part.title, content),
      ...part.routes.flatMap(({ title, verdict, lines }) => [
        ...lostWords(title, content),
        ...lostWords(verdict, content),
        ...lines.flatMap((line) => lostBlock(line, own, content)),
      ]),
    ];
  return 'services' in part ? lostServices(part.services, content) : [];
}

function lostBlock(use: BlockUse, own: string, content: Content): Lost[] {
  const { block, topic = own, params = {} } = use;
  const words = Object.values(params).flatMap((value) => (value.type === 'ref' ? lostWords(value.ref, content) : []));
  if (content.topics.get(topic)?.blocks.some(({ id }) => id === block)) return words;
  const message = `an outcome names the block "${block}", which does not exist in content/topics/${topic}.yaml`;
  return [...words, { code: 'flow-block', name: block, message, mend: 'Declare it there, or use one of its blocks.' }];
}

/** The words of a topic that are not there; those of the interface have their own check. */
function lostWords({ ns, path }: TextRef, content: Content): Lost[] {
  if (ns === 'ui') return [];
  let at: unknown = content.words[SOURCE_LANG].get(ns)?.value;
  for (const key of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[key];
  if (at !== undefined) return [];
  const message = `an outcome names "${path}", which has no words in content/${SOURCE_LANG}/${ns}.yaml`;
  return [{ code: 'flow-label', name: path, message, mend: 'Write the words there, or use a name that has words.' }];
}

/** The file and line in a dialog's code where a name stands in quotes; else its flow.ts, without a line. */
function placeOf(flow: string, name: string, dialogs: string): { file: string; line: number | null } {
  const folder = join(dialogs, flow);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /(?<!\.test)\.ts$/.test(file)) : [];
  for (const file of files.sort((a, b) => Number(b === 'flow.ts') - Number(a === 'flow.ts'))) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes(`'${name}'`));
    if (line >= 0) return { file: `dialogs/${flow}/${file}`, line: line + 1 };
  }
  return { file: `dialogs/${flow}/flow.ts`, line: null };
}
