import type { Input } from '../../bot/talk/input.js';
import type { Lang } from '../../bot/model/lang.js';
import type { BotParts } from '../../bot/guide/create-guide.js';
import { Talk } from './core-talk.js';

/** A typed text. */
export const say = (text: string): Input => ({ kind: 'text', text });
/** A tapped choice. */
export const tap = (id: string): Input => ({ kind: 'choice', id });
/** Begins the deposit dialog and answers by option ids. */
export const deposit = (answers: Record<string, string>): Input[] => [
  tap('topic:deposit.start'),
  ...Object.entries(answers).map(([question, answer]) => tap(`deposit.start:${question}=${answer}`)),
];

/** What a person sees after one turn. */
export interface Seen {
  event: string;
  topic: string | null;
  /** The topic about danger whose line of help stands above the answer. */
  banner: string | null;
  lang: Lang;
  choices: string[];
}

/** What a person sees after the last of these turns of a new talk, on a fixed day. */
export function seenAfter({ bot }: BotParts, lang: Lang, inputs: readonly Input[]): Seen {
  const talk = new Talk(bot, { date: '2026-11-23', minute: 600 }, lang);
  for (const input of inputs) talk.take(input);
  const { reply, event } = talk.last;
  const banner = event.danger?.level === 'banner' ? event.danger.topic : null;
  return { event: event.kind, topic: event.topic, banner, lang: reply.lang, choices: talk.choices };
}
