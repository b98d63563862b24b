import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import type { Content } from '../../content/load.js';
import { checkWays } from '../../content/check/ways.js';
import type { Problem } from '../../content/yaml-file.js';
import { codeKey } from '../../matcher/compiled/code-key.js';
import type { Flow, FlowEnv } from '../../model/flow.js';
import { SOURCE_LANG } from '../../model/lang.js';

/** Everything that is compiled. */
const DIST = join(ROOT, 'dist');

/**
 * The problems of `checkWays` for all dialogs. To take every way takes half a minute, so a dialog that was sound is not
 * taken again until its code changes, or a name that code can use: of a block, a label, a question, a topic, a service.
 * A changed word or fact does not count; the tests take every way on many days.
 * @param file Where it is noted which dialogs were sound.
 */
export function checkChangedWays(
  flows: Iterable<Flow>,
  content: Content,
  env: FlowEnv,
  file = join(DIST, 'checked-ways.json'),
): Problem[] {
  const names = namesIn(content);
  const sound = readSound(file);
  const problems: Problem[] = [];
  const now: Record<string, string> = {};
  for (const flow of flows) {
    const key = hashOf([codeKey(DIST, [`dialogs/${flow.id}/flow.js`]), names]);
    const found = sound[flow.id] === key ? [] : checkWays(flow, content, env);
    problems.push(...found);
    if (found.length === 0) now[flow.id] = key;
  }
  writeFileSync(file, JSON.stringify(now));
  return problems;
}

function readSound(file: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    // Nothing was checked yet, or the file is damaged: everything is checked.
    return {};
  }
}

function namesIn({ topics, words, services }: Content): unknown {
  return [
    [...services.keys()],
    [...topics.values()].map(({ id, blocks }) => [id, blocks.map((block) => block.id)]),
    [...words[SOURCE_LANG]].map(([id, { value }]) => [
      id,
      Object.keys(value.labels),
      Object.entries(value.questions).map(([question, { options }]) => [question, Object.keys(options)]),
    ]),
  ];
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
