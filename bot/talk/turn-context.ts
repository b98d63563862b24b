import type { ChoiceAction } from '../model/choice-id.js';
import type { CloseGroup } from '../model/close.js';
import type { Topic } from '../model/topic.js';
import type { ISODate } from '../model/calendar.js';
import type { FactBook, Region } from '../model/facts.js';
import { type Answers, type Flow, type FlowEnv, type Place, replay } from '../model/flow.js';
import type { Lang, PlannedLang } from '../model/lang.js';
import type { Reply } from '../model/reply.js';
import type { Tile } from '../model/tile.js';
import type { Message } from '../text/message.js';
import type { Numbers } from './front/numbers.js';
import { type Screen, screenOf } from './screen.js';
import type { TalkState } from './talk-state.js';
import type { SpokenWords } from './typed/spoken.js';

/** What the matcher made of a message. */
export interface Match {
  /** `answer`: sure enough to answer; `ask`: offer the candidates; `none`: hand over. */
  band: 'answer' | 'ask' | 'none';
  topic: string | null;
  /** The most similar topics, best first, at most four. */
  candidates: readonly { topic: string; score: number }[];
  /** Words of the content that decided, for development logs; absent elsewhere. */
  words?: readonly string[];
}

/** An option as people may type it: its label and keywords, normalised. */
export interface OptionWords {
  id: string;
  phrases: readonly string[];
}

/** Words for days near today, per language, as people type them. */
export interface DayWords {
  today: readonly string[];
  tomorrow: readonly string[];
}

/** Everyday words with a fixed meaning, as people type them. */
export interface SaidWords extends DayWords {
  yes: readonly string[];
  no: readonly string[];
}

/** What the matcher found of danger in a message: help takes over, or one line of it stands above the answer. */
export interface DangerHit {
  topic: string;
  level: 'takeover' | 'banner';
}

/**
 * Everything a turn knows beside the talk, put together once at start: no clock, no store and no network behind any of
 * it. What takes a `Message` keeps what it worked out for it, so that two questions about one message cost one look.
 */
export interface TurnContext {
  facts: FactBook;
  flows: ReadonlyMap<string, Flow>;
  /** In the order in which menus show them. */
  topics: ReadonlyMap<string, Topic>;
  /** Whether a topic is told in a language; where it is not, its title and the languages that have it are shown. */
  isTold: (topic: string, lang: Lang) => boolean;
  /** The languages in which a topic has words of its own. */
  languagesOf: (topic: string) => readonly Lang[];
  /** Whether a topic has a title in a language. */
  hasTitle: (topic: string, lang: PlannedLang) => boolean;
  /** The tiles of the first page, in order. */
  tiles: readonly Tile[];
  /** Ids of the dialogs with which Teams' search begins, in order. */
  dialogs: readonly string[];
  /** Topics that one question tells apart. */
  close: readonly CloseGroup[];
  /** What the button of a topic's offer says, as stems of its words, without function words. */
  toldWords: (topic: string, lang: Lang) => readonly string[];
  isHoliday: (day: ISODate) => boolean;
  match: (text: string | Message, lang: Lang, context: { lastTopic: string | null; flow: string | null }) => Match;
  /** Looks for danger, in whatever language it is told; `lang` is the reader's. */
  detectDanger: (text: string | Message, lang: Lang) => DangerHit | null;
  /** The language a text is written in; null where that cannot be told. `lang`, the reader's, is likelier. */
  detect: (text: string | Message, lang: Lang) => PlannedLang | null;
  /** The command topic (`meta.back` …) that the whole text, as `normalise` gives it, is a keyword of. */
  command: (normal: string) => string | null;
  /** The choice whose button says exactly what the whole text says, as `normalise` gives it. */
  named: (normal: string, lang: Lang) => ChoiceAction | null;
  /** The options of a question, by the topic in whose words it stands. */
  options: (topic: string, question: string, lang: Lang) => readonly OptionWords[];
  /** Where a place named in a text lies; null where none is known, or several of different regions. */
  place: (text: string, lang: Lang) => Region | 'abroad' | null;
  normalise: (text: string, lang: Lang) => string;
  /** Everyday words with a fixed meaning, as people type them. */
  said: (lang: Lang) => SaidWords;
  /** A normalised text with slips of a letter mended that lead to a word of these phrases. */
  mended: (normal: string, phrases: readonly string[]) => string;
  /** Everyday words of all planned languages at once. */
  spoken: SpokenWords;
  /** The numbers in a message: of people, of help lines, and others. */
  numbers: Numbers;
}

/** The day and the reader of one turn. */
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
  | 'menu'
  | 'command'
  | 'forgotten'
  | 'offered'
  | 'not_understood'
  | 'bad_input';

/** Help in danger: the whole reply is that (`takeover`), or one line stands above another answer (`banner`). */
export interface HelpGiven {
  topic: string;
  level: 'takeover' | 'banner';
}

export interface TurnEvent {
  kind: EventKind;
  topic: string | null;
  /** The help in danger that the reply gives, where it gives any. */
  danger?: HelpGiven;
  /** Words of the content by which a message was understood; only where they may be logged. */
  words?: readonly string[];
}

export interface Turned {
  /** The state to keep; null deletes it. */
  state: TalkState | null;
  reply: Reply;
  event: TurnEvent;
}

/** The dialog that runs: what was answered, and the question or outcome where that leads. */
export interface Running {
  flow: Flow;
  answers: Answers;
  place: Place;
}

/** What reading, deciding and replying work with. All of it is worked out before a message is looked at. */
export interface Turn {
  context: TurnContext;
  env: TurnEnv;
  /** What was kept of the talk until now. */
  state: TalkState;
  /** The dialog in progress; null where none is, or its flow no longer exists. */
  running: Running | null;
  /** The dialog in progress where the talk goes on in a language that does not have it. */
  waiting?: Running;
  /** What the last reply left on the screen. */
  screen: Screen;
}

/** The begin of a turn: where the talk stands before anything is read. */
export function beginTurn(context: TurnContext, state: TalkState, env: TurnEnv): Turn {
  const flow = state.flow && context.flows.get(state.flow.id);
  const answers = state.flow?.answers ?? {};
  const running = flow ? { flow, answers, place: replay(flow, answers, flowEnv({ context, env })) } : null;
  return { context, env, state, running, screen: screenOf(state, running) };
}

/** What a dialog may depend on beside its answers, in this turn. */
export function flowEnv({ context, env }: Pick<Turn, 'context' | 'env'>): FlowEnv {
  return { today: env.today, facts: context.facts, isHoliday: context.isHoliday };
}

/** Whether a topic is help in danger. */
export function isAboutDanger({ context }: Pick<Turn, 'context'>, topic: string): boolean {
  return context.topics.get(topic)?.kind === 'crisis';
}
