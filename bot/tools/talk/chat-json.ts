import type { Readable, Writable } from 'node:stream';

import type { BotAnswer } from '../../guide/guide.js';
import type { BotParts } from '../../guide/create-guide.js';
import type { LocalNow } from '../../model/calendar.js';
import { parseChoiceId } from '../../model/choice-id.js';
import type { Lang } from '../../model/lang.js';
import { plainText } from '../../render/plain.js';
import type { Input } from '../../talk/input.js';
import type { TalkState } from '../../talk/talk-state.js';
import { beginTurn } from '../../talk/turn-context.js';
import { linesOf } from './lines.js';

/** One answer as `npm run -s chat -- --json` writes it. */
export interface AnswerLine {
  /** What kind of thing the turn did. */
  event: string;
  topic: string | null;
  /** The id of the running dialog's open question; null where none waits. */
  question: string | null;
  /** What was answered in the running dialog, by question. */
  answers: Readonly<Record<string, string>>;
  /** Help in danger: `takeover` where the reply is that, `banner` where one line stands above it. */
  danger: { topic: string; level: 'takeover' | 'banner' } | null;
  choices: { id: string; label: string }[];
  /** The text in view. */
  first: string;
  /** What is folded below it. */
  folds: { id: string; title: string; text: string }[];
}

export interface JsonTalk {
  lang: Lang;
  /** The clock, in Brussels. */
  now: () => LocalNow;
  /** Opened before the first line, without a line of output. */
  topic: string | undefined;
}

/** Has a talk: each line of `input` (words, or a choice's id) is answered by one line of JSON on `output`. */
export async function talkInJson(parts: BotParts, talk: JsonTalk, input: Readable, output: Writable): Promise<void> {
  const { lang, now, topic } = talk;
  const take = (kept: TalkState | null, did: Input): BotAnswer => parts.bot.answer(kept, did, { now: now(), lang });
  let { state } = take(null, topic === undefined ? { kind: 'open' } : { kind: 'choice', id: `topic:${topic}` });
  for await (const line of linesOf(input)) {
    const said = line.trim();
    const answer = take(state, parseChoiceId(said) ? { kind: 'choice', id: said } : { kind: 'text', text: said });
    state = answer.state;
    const written = `${JSON.stringify(answerLine(parts, answer, now()))}\n`;
    if (!output.write(written)) await new Promise((drained) => output.once('drain', drained));
  }
}

function answerLine({ context }: BotParts, { state, reply, event }: BotAnswer, now: LocalNow): AnswerLine {
  const running = state && beginTurn(context, state, { today: now.date, lang: state.lang }).running;
  return {
    event: event.kind,
    topic: event.topic,
    question: running?.place.at === 'question' ? running.place.open : null,
    answers: running?.answers ?? {},
    danger: event.danger ?? null,
    choices: reply.choices.map(({ id, label }) => ({ id, label })),
    first: reply.messages.map((message) => plainText(message)).join('\n\n'),
    folds: reply.folds.map(({ id, title, blocks }) => ({ id, title, text: plainText({ blocks }) })),
  };
}
