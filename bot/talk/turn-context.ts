import type { Topic } from '../model/topic.js';
import type { ISODate } from '../model/calendar.js';
import type { FactBook, Region } from '../model/facts.js';
import type { Flow } from '../model/flow.js';
import type { Lang, PlannedLang } from '../model/lang.js';
import type { Reply } from '../model/reply.js';
import type { TalkState } from './talk-state.js';
import type { DayWords } from './typed/date.js';

/** What the matcher made of a message. */
export interface Match {
  /** `answer`: sure enough to answer; `ask`: offer the candidates; `none`: hand over. */
  band: 'answer' | 'ask' | 'none';
  topic: string | null;
  candidates: readonly { topic: string; score: number }[];
  /** Words of the content that decided, for development logs; absent elsewhere. */
  words?: readonly string[];
}

/** An option as people may type it: its label and keywords, normalised. */
export interface OptionWords {
  id: string;
  phrases: readonly string[];
}

export interface SaidWords extends DayWords {
  yes: readonly string[];
  no: readonly string[];
  /** Words that turn an answer round. */
  not: readonly string[];
}

/** Everything the core knows, given to it once: no clock, no store, no network behind any of it. */
export interface TurnContext {
  facts: FactBook;
  flows: ReadonlyMap<string, Flow>;
  topics: ReadonlyMap<string, Topic>;
  isHoliday: (day: ISODate) => boolean;
  match: (text: string, lang: Lang, context: { lastTopic: string | null; flow: string | null }) => Match;
  /** Recall-first look for danger, over all languages at once; `lang` is the reader's. */
  detectDanger: (text: string, lang: Lang) => { topic: string; certainty: 'clear' | 'maybe'; weak?: boolean } | null;
  /** The language a text is written in; null where that cannot be told. `lang`, the reader's, is likelier. */
  detect: (text: string, lang: Lang) => PlannedLang | null;
  /** The command topic (`meta.back` …) that the whole text is a keyword of. */
  command: (text: string, lang: Lang) => string | null;
  /** The options of a question, by the topic in whose words it stands. */
  options: (topic: string, question: string, lang: Lang) => readonly OptionWords[];
  /** Where a place named in a text lies; null where none is known, or several of different regions. */
  place: (text: string, lang: Lang) => Region | 'abroad' | null;
  normalise: (text: string, lang: Lang) => string;
  /** Everyday words with a fixed meaning, as people type them. */
  said: (lang: Lang) => SaidWords;
}

/** The moment and reader of one turn. */
export interface TurnEnv {
  today: ISODate;
  /** The language in which a new talk begins. */
  lang: Lang;
}

/** What kind of thing a turn did; for counts, never with words of the person. */
export type EventKind =
  | 'welcome'
  | 'asked'
  | 'outcome'
  | 'answered'
  | 'crisis'
  | 'crisis_maybe'
  | 'menu'
  | 'command'
  | 'forgotten'
  | 'offered'
  | 'not_understood'
  | 'bad_input';

export interface TurnEvent {
  kind: EventKind;
  topic: string | null;
  /** Words of the content by which a message was understood; only where they may be logged. */
  words?: readonly string[];
}

export interface Turned {
  /** The state to keep; null deletes it. */
  state: TalkState | null;
  reply: Reply;
  event: TurnEvent;
}

/** What every function that answers works with. */
export interface Turn {
  context: TurnContext;
  env: TurnEnv;
  state: TalkState;
}
