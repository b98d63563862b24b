import { realpathSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import { loadContent } from '../../content/load.js';
import { isLang, LANGS } from '../../model/lang.js';
import { openParts } from '../../matcher/compiled/compiled-files.js';
import { createUnderstanding, type Understanding } from '../../matcher/understand.js';
import { linesOf } from './lines.js';

/**
 * `npm run -s match`: reads `{"text": …, "lang"?: …}` line by line and writes one JSON line for each: what was
 * understood. `--examples` writes every training phrase instead.
 */

/** The answer to one input line. `bad`: the line cannot be used, and the answer says why. */
export function answerLine(understanding: Understanding, line: string): { output: string; bad: boolean } {
  const bad = (error: string) => ({ output: JSON.stringify({ error }), bad: true });
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return bad('not JSON');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return bad('not an object with "text"');
  const { text, lang } = input as Record<string, unknown>;
  if (typeof text !== 'string') return bad('"text" has to be a string');
  if (lang !== undefined && lang !== null && !isLang(lang)) return bad(`"lang" has to be one of ${LANGS.join(', ')}`);
  return { output: JSON.stringify(understanding.understand(text, lang ?? undefined)), bad: false };
}

/** Answers every line of `input` on `output`. Returns the exit code: 1 if a line could not be used. */
export async function run(understanding: Understanding, input: Readable, output: Writable): Promise<number> {
  let code = 0;
  for await (const line of linesOf(input)) {
    const { output: answer, bad } = answerLine(understanding, line);
    if (bad) code = 1;
    if (!output.write(`${answer}\n`)) await new Promise((drained) => output.once('drain', drained));
  }
  return code;
}

function main(args: readonly string[]): Promise<number> | number {
  const unknown = args.find((arg) => arg !== '--examples');
  if (unknown !== undefined) {
    process.stderr.write(`match: unknown option ${unknown}; there is only --examples\n`);
    return 2;
  }
  const content = loadContent();
  if (!args.includes('--examples'))
    return run(createUnderstanding(openParts(content.reading())), process.stdin, process.stdout);
  for (const lang of LANGS)
    for (const { topic, title, keywords, examples } of content.training(lang))
      for (const text of [title, ...keywords, ...examples])
        process.stdout.write(`${JSON.stringify({ lang, topic, text })}\n`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  // If the program that reads our output stops early (head), that is no error.
  process.stdout.on('error', () => process.exit(0));
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`match: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
