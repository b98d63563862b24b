import type { Bot, BotAnswer } from '../../bot/guide/guide.js';
import type { Input } from '../../bot/talk/input.js';
import type { LocalNow } from '../../bot/model/calendar.js';
import { choiceId, parseChoiceId } from '../../bot/model/choice-id.js';
import type { Lang } from '../../bot/model/lang.js';
import { readTalk, type TalkState } from '../../bot/talk/talk-state.js';
import { plainText } from '../../bot/render/plain.js';

/**
 * A talk with the bot itself, always at the same time. Its state is written after each turn and read before the next,
 * as stores do. It begins in `lang`, or with a stored `state`.
 */
export class Talk {
  /** The answer to the last turn. */
  last!: BotAnswer;
  readonly #bot: Bot;
  readonly #at: { now: LocalNow; lang: Lang };
  #kept: string | null;

  constructor(bot: Bot, now: LocalNow, lang: Lang = 'nl', state: TalkState | null = null) {
    this.#bot = bot;
    this.#at = { now, lang };
    this.#kept = written(state);
  }

  open = (topic?: string): this => this.take({ kind: 'open', topic });
  say = (text: string): this => this.take({ kind: 'text', text });
  tap = (id: string): this => this.take({ kind: 'choice', id });

  /** Taps the given option at each question, in order. @throws Error if another question is open. */
  give(answers: Record<string, string>): this {
    for (const [question, answer] of Object.entries(answers)) {
      const open = openQuestion(this.choices);
      if (open?.question !== question) throw new Error(`open is "${open?.question}" and not "${question}"`);
      this.tap(choiceId.answer(open.flow, question, answer));
    }
    return this;
  }

  /** The stored state of the talk; null if there is none. @throws Error if it cannot be read. */
  get state(): TalkState | null {
    if (this.#kept === null) return null;
    const state = readTalk(JSON.parse(this.#kept));
    if (state === null) throw new Error(`the talk would be lost: ${this.#kept}`);
    return state;
  }

  get text(): string {
    return this.last.reply.messages.map((message) => plainText(message)).join('\n\n');
  }

  /** The ids of the choices in the last reply. */
  get choices(): string[] {
    return this.last.reply.choices.map(({ id }) => id);
  }

  /** The id of the open question, found by its choices; undefined if none is open. */
  get openQuestion(): string | undefined {
    return openQuestion(this.choices)?.question;
  }

  /** One turn. */
  take(input: Input): this {
    this.last = this.#bot.answer(this.state, input, this.#at);
    this.#kept = written(this.last.state);
    return this;
  }
}

function written(state: TalkState | null): string | null {
  return state === null ? null : JSON.stringify(state);
}

/** The answers given in the dialog that a talk is in; none where it is in none. */
export function answers(talk: Talk): Record<string, string> {
  return talk.state?.flow?.answers ?? {};
}

/** The question that these choices answer; null if there is none. */
export function openQuestion(choices: readonly string[]): { flow: string; question: string } | null {
  for (const id of choices) {
    const action = parseChoiceId(id);
    if (action?.do === 'answer') return action;
  }
  return null;
}
