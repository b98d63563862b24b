import type { LocalNow } from './model/calendar.js';
import type { Lang } from './model/lang.js';
import type { TalkState } from './talk/talk-state.js';
import type { RenderedReply } from './render/rendered.js';

/** What a person did, as every channel says it to the bot. */
export type Input =
  /** The talk is opened or opened again (page loaded, bot added); `lang` where the page asks to go on in its language. */
  | { kind: 'open'; topic?: string | undefined; lang?: Lang | undefined }
  /** What was answered last is told again, since the answer did not arrive. */
  | { kind: 'again' }
  /** Typed words. */
  | { kind: 'text'; text: string }
  /** A tapped choice, by its language-free id. */
  | { kind: 'choice'; id: string };

export interface TurnMoment {
  now: LocalNow;
  /** The language in which a new talk begins. */
  lang: Lang;
  /** What was kept of the talk could not be read back; the person is told. */
  lost?: boolean;
}

export interface BotAnswer {
  /** The state to keep; null: delete all that is kept of this talk. */
  state: TalkState | null;
  reply: RenderedReply;
  /** For counts and development logs; holds no words of the person. */
  event: { kind: string; topic: string | null; words?: readonly string[] };
}

/** The one door to the bot for every channel: pure, given the state and the moment. */
export interface Bot {
  answer(state: TalkState | null, input: Input, at: TurnMoment): BotAnswer;
}
