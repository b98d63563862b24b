import type { LocalNow } from '../model/calendar.js';
import type { Lang } from '../model/lang.js';
import type { Input } from '../talk/input.js';
import type { TalkState } from '../talk/talk-state.js';
import type { HelpGiven } from '../talk/turn-context.js';
import type { RenderedReply } from '../render/rendered.js';

export interface TurnMoment {
  now: LocalNow;
  /** The language of a new talk. */
  lang: Lang;
  /** The stored talk could not be read. The person is told so. */
  lost?: boolean;
}

export interface BotAnswer {
  /** The state to store; null: delete everything that is stored of this talk. */
  state: TalkState | null;
  reply: RenderedReply;
  /** For counts and development logs. Holds no text of the person. */
  event: { kind: string; topic: string | null; danger?: HelpGiven; words?: readonly string[] };
}

/** An answer that does not need the stored state: help in danger, and "forget me". */
export interface UrgentAnswer {
  kind: 'danger' | 'forget';
  reply: RenderedReply;
}

/** The door to the bot for every channel. Pure: it is given the state and the time. */
export interface Bot {
  answer(state: TalkState | null, input: Input, at: TurnMoment): BotAnswer;
  /**
   * The answer if the input is urgent, made from the input alone; null if it can wait for the state. A text that only
   * sounds like danger gets the line of help and no answer yet. `lang` null: use the language of the text, if it can be
   * detected.
   */
  urgent(input: Input, at: { now: LocalNow; lang: Lang | null }): UrgentAnswer | null;
}
