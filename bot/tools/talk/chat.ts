import { createInterface } from 'node:readline/promises';

import type { Input } from '../../talk/input.js';
import { isISODate, localNow, type LocalNow } from '../../model/calendar.js';
import { isLang, LANGS } from '../../model/lang.js';
import type { TalkState } from '../../talk/talk-state.js';
import { createBot } from '../../guide/create-guide.js';
import { plainText } from '../../render/plain.js';
import type { RenderedReply } from '../../render/rendered.js';
import { fail, readArgs } from './fail.js';

/**
 * `npm run chat -- [--lang xx] [--as-of YYYY-MM-DD] [topic]`: the same bot in a terminal. Type a number to choose, or
 * text; an empty line or Ctrl-D ends the talk. Nothing is stored.
 */
const USAGE = `usage: npm run chat -- [--lang ${LANGS.join('|')}] [--as-of YYYY-MM-DD] [topic]`;

function options(): { lang: (typeof LANGS)[number]; now: () => LocalNow; topic: string | undefined } {
  const { values, positionals } = readArgs(
    { allowPositionals: true, options: { lang: { type: 'string', default: 'nl' }, 'as-of': { type: 'string' } } },
    USAGE,
  );
  const { lang, 'as-of': asOf } = values;
  if (!isLang(lang)) fail(`There is no content in "${lang}".`, USAGE);
  if (asOf !== undefined && !isISODate(asOf)) fail(`"${asOf}" is not a day written YYYY-MM-DD.`, USAGE);
  const now = (): LocalNow => ({ ...localNow(Date.now()), ...(asOf === undefined ? {} : { date: asOf }) });
  return { lang, now, topic: positionals[0] };
}

function show(reply: RenderedReply): void {
  const progress = reply.progress ? [`(${reply.progress.label})`] : [];
  const messages = reply.messages.map((message) => plainText(message));
  const choices = reply.choices.map(({ label }, i) => `  ${i + 1}. ${label}`).join('\n');
  process.stdout.write(`\n${[...progress, ...messages, choices].filter(Boolean).join('\n\n')}\n\n`);
}

const { lang, now, topic } = options();
const bot = await createBot();
let state: TalkState | null = null;

function turn(input: Input): RenderedReply {
  const answer = bot.answer(state, input, { now: now(), lang });
  state = answer.state;
  show(answer.reply);
  return answer.reply;
}

let reply = turn(topic === undefined ? { kind: 'open' } : { kind: 'choice', id: `topic:${topic}` });
const prompt = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
prompt.prompt();
for await (const line of prompt) {
  const text = line.trim();
  if (text === '') break;
  const choice = /^\d{1,2}$/.test(text) ? reply.choices[Number(text) - 1] : undefined;
  reply = turn(choice ? { kind: 'choice', id: choice.id } : { kind: 'text', text });
  prompt.prompt();
}
prompt.close();
