import type { LocalNow } from '../model/calendar.js';
import type { Lang } from '../model/lang.js';
import type { Input } from '../talk/input.js';
import type { TalkState } from '../talk/talk-state.js';
import type { RenderedReply } from '../render/rendered.js';

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

/** What cannot wait until the state of a talk can be read: help in danger, and the wish to be forgotten. */
export interface UrgentAnswer {
  kind: 'danger' | 'forget';
  reply: RenderedReply;
}

/** The one door to the bot for every channel: pure, given the state and the moment. */
export interface Bot {
  answer(state: TalkState | null, input: Input, at: TurnMoment): BotAnswer;
  /**
   * The answer to what a person did, read from that alone, where it is urgent; null where it can wait for the state.
   * `lang` null: the language of the words, as far as it can be told.
   */
  urgent(input: Input, at: { now: LocalNow; lang: Lang | null }): UrgentAnswer | null;
}
