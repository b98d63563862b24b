import type { ISODate } from './calendar.js';
import type { FactId, Region } from './facts.js';
import type { Lang, PlannedLang } from './lang.js';

/**
 * What the core answers: data, never sentences. `bot/render` makes text of it in one language, and a channel shows it.
 */

/** Where words stand: a topic's file (or `ui` for `locales/`) and the path in it. */
export interface TextRef {
  ns: string;
  path: string;
  params?: Params;
}

/** Typed values that words may name as `{param}`; the renderer writes them in the reader's language. */
export type ParamValue =
  | { type: 'date'; date: ISODate }
  | { type: 'number'; value: number }
  | { type: 'days'; value: number }
  /** Euro, shown to the whole euro. */
  | { type: 'eur'; value: number }
  | { type: 'ref'; ref: TextRef }
  | { type: 'lang'; lang: Lang }
  /** Text that is the same in every language (an address, a name of our own). */
  | { type: 'text'; text: string };
export type Params = Record<string, ParamValue>;

export type BlockStyle = 'text' | 'lead' | 'deadline' | 'steps' | 'list' | 'warning' | 'note' | 'crisis';

/** The date and region with which the facts of a text are looked up (default: today, all of Belgium). */
export interface FactContext {
  on?: ISODate;
  region?: Region;
}

/** A block of words, with the facts it stands on; it is replaced by "check here" where one of them has no value. */
export interface BlockPart {
  kind: 'block';
  style: BlockStyle;
  text: TextRef;
  facts?: readonly FactId[];
  factContext?: FactContext;
}

export interface RouteItem {
  id: string;
  title: TextRef;
  /** How well the route fits, for a mark that never depends on colour alone. */
  fit: 'first' | 'possible' | 'ask' | 'no';
  verdict: TextRef;
  lines: BlockPart[];
}

export type Part =
  | BlockPart
  /** The routes side by side. */
  | { kind: 'routes'; title: TextRef; items: RouteItem[] }
  /** Organisations to turn to, from the directory. */
  | { kind: 'services'; title: TextRef; ids: string[] }
  /** A sentence of the bot in another language than the reply's: an offer to go on in it. */
  | { kind: 'own_words'; lang: PlannedLang }
  /** The phone lines among these services that are open at this moment, on one line. */
  | { kind: 'open_lines'; ids: readonly string[] }
  /** A link to a topic's page, to hand on; with the answers that led to a result, where there is one to share. */
  | { kind: 'share'; topic: string; answers?: Readonly<Record<string, string>> }
  /** A link to the card of a topic, to show at a desk. */
  | { kind: 'card'; topic: string }
  /** A link to the page with the topics to hand on, each with a QR code. */
  | { kind: 'hand_out'; topic: string }
  /** A day to put in one's own calendar, as a file made on request. */
  | { kind: 'calendar'; date: ISODate }
  /** What the person answered, as question and answer. */
  | { kind: 'answers'; items: { question: TextRef; answer: TextRef }[] }
  /** The sources and dates checked of every fact that the reply used; always last. */
  | { kind: 'sources'; topic: string };

/** A tappable choice. The id is free of language and says what it does wherever it is tapped from. */
export interface Choice {
  id: string;
  label: TextRef | { endonym: Lang };
  /** `main` answers the question; `quiet` is a way out (back, menu). */
  rank: 'main' | 'quiet';
}

/** One group of parts is shown as one message. */
export interface Reply {
  messages: Part[][];
  choices: Choice[];
  /** What kind of typed answer the open question takes. */
  input: 'text' | 'choice' | 'date';
  /** Position in a guided dialog, 1-based, and about how many questions there are. */
  progress?: { step: number; of: number };
  /** The topic the reply is about, for links and statistics. */
  topic: string | null;
}

/** Shorthand for a reference into a topic's words. */
export function words(ns: string, path: string, params?: Params): TextRef {
  return params ? { ns, path, params } : { ns, path };
}

/** Shorthand for a reference into the interface's words (`locales/`). */
export function ui(path: string, params?: Params): TextRef {
  return words('ui', path, params);
}
