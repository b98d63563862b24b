import { realpathSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import { loadContent } from '../../content/load.js';
import { type BotParts, createBotParts } from '../../guide/create-guide.js';
import type { Understanding } from '../../matcher/understand.js';
import { localNow } from '../../model/calendar.js';
import type { Answers } from '../../model/flow.js';
import { isLang, isPlannedLang, type Lang, LANGS, PLANNED_LANGS, SOURCE_LANG } from '../../model/lang.js';
import { newTalk } from '../../talk/talk-state.js';
import { beginTurn } from '../../talk/turn-context.js';
import { toldIn } from '../../talk/typed/told.js';
import { linesOf } from './lines.js';

/**
 * `npm run -s match`: reads `{"text": …, "lang"?: …}` line by line and writes one JSON line for each: what was
 * understood. `--examples` writes every training phrase instead.
 */

/** What a message tells of a dialog's questions, by question; empty for a topic that is no dialog. */
export type Slots = (text: string, lang: Lang, topics: readonly string[]) => Answers;

/** The answer to one input line. `bad`: the line cannot be used, and the answer says why. */
export function answerLine(
  understanding: Understanding,
  line: string,
  slotsOf: Slots = () => ({}),
): { output: string; bad: boolean } {
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
  if (lang !== undefined && lang !== null && !(typeof lang === 'string' && isPlannedLang(lang)))
    return bad(`"lang" has to be one of ${PLANNED_LANGS.join(', ')}`);
  // Who reads a language that is not served has a page in another one before them.
  const page = lang === undefined || lang === null ? undefined : isLang(lang) ? lang : SOURCE_LANG;
  const { band, topic, confidence, candidates, danger, matched, lang: read } = understanding.understand(text, page);
  const topics = candidates.map((candidate) => candidate.topic);
  const slots = slotsOf(text, page ?? (isLang(read) ? read : SOURCE_LANG), topics);
  return {
    output: JSON.stringify({ band, topic, confidence, candidates, danger, slots, lang: read, matched }),
    bad: false,
  };
}

/** Answers every line of `input` on `output`. Returns the exit code: 1 if a line could not be used. */
export async function run(
  understanding: Understanding,
  input: Readable,
  output: Writable,
  slotsOf?: Slots,
): Promise<number> {
  let code = 0;
  for await (const line of linesOf(input)) {
    const { output: answer, bad } = answerLine(understanding, line, slotsOf);
    if (bad) code = 1;
    if (!output.write(`${answer}\n`)) await new Promise((drained) => output.once('drain', drained));
  }
  return code;
}

/** The questions of the nearest dialog that a message answers unasked. */
function slotsWith({ context }: BotParts): Slots {
  return (text, lang, topics) => {
    const flow = topics.flatMap((id) => context.flows.get(id) ?? [])[0];
    if (!flow) return {};
    const turn = beginTurn(context, newTalk(lang), { today: localNow(Date.now()).date, lang });
    return toldIn(turn, flow, text, context.normalise(text, lang));
  };
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--examples');
  if (unknown !== undefined) {
    process.stderr.write(`match: unknown option ${unknown}; there is only --examples\n`);
    return 2;
  }
  if (!args.includes('--examples')) {
    const parts = await createBotParts();
    return run(parts.understanding, process.stdin, process.stdout, slotsWith(parts));
  }
  const content = loadContent();
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
