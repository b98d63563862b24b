import { createInterface } from 'node:readline/promises';

import type { Input } from '../../talk/input.js';
import { asOfMoment, isMoment, localNow, type LocalNow } from '../../model/calendar.js';
import { isLang, LANGS } from '../../model/lang.js';
import type { TalkState } from '../../talk/talk-state.js';
import { type BotParts, createBotParts } from '../../guide/create-guide.js';
import { offered } from '../../render/offered.js';
import { plainText } from '../../render/plain.js';
import type { RenderedReply } from '../../render/rendered.js';
import { type JsonTalk, talkInJson } from './chat-json.js';
import { fail, orFlowProblem, readArgs } from './fail.js';

/**
 * `npm run chat -- [--lang xx] [--as-of YYYY-MM-DD[THH:MM]] [topic]`: the same bot in a terminal. Type a number to
 * choose, or words; an empty line or Ctrl-D ends the talk. Nothing is stored. With `--json` (and `npm run -s`) programs
 * can talk: one line in (words, or a choice's id) gives one line out, see `AnswerLine`.
 */
const USAGE = `usage: npm run chat -- [--json] [--lang ${LANGS.join('|')}] [--as-of YYYY-MM-DD[THH:MM]] [topic]`;

interface Options extends JsonTalk {
  json: boolean;
}

function options(): Options {
  const { values, positionals } = readArgs(
    {
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'nl' },
        'as-of': { type: 'string' },
      },
    },
    USAGE,
  );
  const { json, lang, 'as-of': asOf } = values;
  if (!isLang(lang)) fail(`There is no content in "${lang}".`, USAGE);
  if (asOf !== undefined && !isMoment(asOf))
    fail(`"${asOf}" is not a day written YYYY-MM-DD, or an hour of it written YYYY-MM-DDTHH:MM.`, USAGE);
  const now = (): LocalNow => asOfMoment(localNow(Date.now()), asOf);
  return { json, lang, now, topic: positionals[0] };
}

function show(reply: RenderedReply): void {
  const progress = reply.progress ? [`(${reply.progress.label})`] : [];
  const messages = reply.messages.map((message) => plainText(message));
  const choices = offered(reply)
    .map(({ label }, i) => `  ${i + 1}. ${label}`)
    .join('\n');
  process.stdout.write(`\n${[...progress, ...messages, choices].filter(Boolean).join('\n\n')}\n\n`);
}

async function talkInWords({ bot }: BotParts, { lang, now, topic }: JsonTalk): Promise<void> {
  let state: TalkState | null = null;
  const turn = (input: Input): RenderedReply => {
    const answer = bot.answer(state, input, { now: now(), lang });
    state = answer.state;
    show(answer.reply);
    return answer.reply;
  };
  let reply = turn(topic === undefined ? { kind: 'open' } : { kind: 'choice', id: `topic:${topic}` });
  const prompt = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  prompt.prompt();
  for await (const line of prompt) {
    const text = line.trim();
    if (text === '') break;
    const choice = /^\d{1,2}$/.test(text) ? offered(reply)[Number(text) - 1] : undefined;
    reply = turn(choice ? { kind: 'choice', id: choice.id } : { kind: 'text', text });
    prompt.prompt();
  }
  prompt.close();
}

const { json, ...talk } = options();
const parts = await createBotParts();
// A reader that stops early (head) is no fault of ours.
if (json) process.stdout.on('error', () => process.exit(0));
await orFlowProblem(() => (json ? talkInJson(parts, talk, process.stdin, process.stdout) : talkInWords(parts, talk)));
