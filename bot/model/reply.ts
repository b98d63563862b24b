import type { ISODate } from './calendar.js';
import type { Drawing } from './drawing.js';
import type { FactId, Region } from './facts.js';
import type { Lang, PlannedLang } from './lang.js';
import type { FoldRole, Role, Shape } from './roles.js';
import type { Picto } from './tile.js';

/**
 * What the core answers: data, never sentences. `bot/render` turns it into text of one language, and a channel shows
 * it.
 */

/** A reference to words: a topic (or `ui` for `locales/`) and the path in its file. */
export interface TextRef {
  ns: string;
  path: string;
  params?: Params;
}

/** Values that words can name as `{param}`. The renderer writes them in the person's language. */
export type ParamValue =
  | { type: 'date'; date: ISODate }
  | { type: 'number'; value: number }
  | { type: 'days'; value: number }
  /** Euro, shown without cents. */
  | { type: 'eur'; value: number }
  | { type: 'ref'; ref: TextRef }
  | { type: 'lang'; lang: Lang }
  /** Text that is the same in every language (an address, a name of ours). */
  | { type: 'text'; text: string };
export type Params = Record<string, ParamValue>;

/** What `locales/own-words.json` says of a language in that language. */
export const OWN_WORDS = ['offer', 'danger', 'none', 'several', 'one', 'interpreter', 'machine'] as const;
export type OwnWords = (typeof OWN_WORDS)[number];

export type BlockStyle = 'text' | 'lead' | 'deadline' | 'steps' | 'list' | 'warning' | 'note' | 'crisis';

/** The date and region for looking up a text's facts (default: today, all of Belgium). */
export interface FactContext {
  on?: ISODate;
  region?: Region;
}

/** A block of words and the facts it depends on. If a fact has no value, "check here" is shown instead. */
export interface BlockPart {
  kind: 'block';
  style: BlockStyle;
  /** Set in the new form. */
  role?: Role;
  text: TextRef;
  facts?: readonly FactId[];
  factContext?: FactContext;
}

export interface RouteItem {
  id: string;
  title: TextRef;
  /** How well the route fits. Shown as a mark that is not colour alone. */
  fit: 'first' | 'possible' | 'ask' | 'no';
  verdict: TextRef;
  lines: BlockPart[];
}

export type Part =
  | BlockPart
  /** What stands folded beside a question: why it is asked, or where its answer is found. */
  | { kind: 'aside'; title: TextRef; texts: TextRef[]; drawing?: Drawing }
  /** How to type an answer, for channels that have no fields for it. */
  | { kind: 'hint'; text: TextRef }
  /** Routes, shown beside each other. */
  | { kind: 'routes'; title: TextRef; items: RouteItem[] }
  /** Organisations that can help, from the directory. */
  | { kind: 'services'; title: TextRef; ids: string[] }
  /** A sentence in a language that may be another than the reply's, about what there is in that language. */
  | { kind: 'own_words'; lang: PlannedLang; says: OwnWords }
  /** The title of a topic in a language that may have no more of it. */
  | { kind: 'title'; topic: string; lang: PlannedLang }
  /** One line with one number, above an answer that is not about danger. The number is the service's. */
  | { kind: 'banner'; service: string }
  /** The phone lines of these services that are open now, on one line. */
  | { kind: 'open_lines'; ids: readonly string[] }
  /** In a few words, how far a topic's text was checked; nothing where it was. */
  | { kind: 'caveat'; topic: string }
  /** Whom to call, by hour and language: in danger three lines under a neutral title, else one. */
  | { kind: 'calls'; ids: readonly string[]; danger: boolean; region?: Region }
  /** A link to a topic's page, to pass on. `answers`: those that led to a result, if it can be shared. */
  | { kind: 'share'; topic: string; answers?: Readonly<Record<string, string>> }
  /** A link to a topic's desk card. */
  | { kind: 'card'; topic: string }
  /** A link to the page with topics to hand out, each with a QR code. */
  | { kind: 'hand_out'; topic: string }
  /** A day for the person's calendar, as a file made on request. */
  | { kind: 'calendar'; date: ISODate }
  /** The person's answers, as question and answer. */
  | { kind: 'answers'; items: { question: TextRef; answer: TextRef }[] }
  /** The source and the day of check of every fact in the reply. Always the last part. */
  | { kind: 'sources'; topic: string };

/** A button. Its id is the same in every language and says what it does, wherever it is tapped. */
export interface Choice {
  id: string;
  label: TextRef | { endonym: Lang } | { title: string; lang: PlannedLang };
  /** `main` answers the question; `quiet` leaves it (back, menu). */
  rank: 'main' | 'quiet';
  /** The drawing of a tile; only on the first page. */
  picto?: Picto;
  /** It is about the answer itself, and stands right under it where a channel can. */
  beside?: true;
}

/** What stands one tap away, under a title. */
export interface Fold {
  /** `<topic>/<fold>`, the same for ever and in every language. The choice `more:<id>` answers with this fold alone. */
  id: string;
  role: FoldRole;
  title: TextRef;
  parts: Part[];
  /** It is written for this reader: it is open where a channel can. */
  open?: true;
}

/** Each group of parts is shown as one message. */
export interface Reply {
  /** Set in the new form: then the messages hold what is in view, and the folds the rest. */
  shape?: Shape;
  messages: Part[][];
  folds?: Fold[];
  /** The id of the one fold that is shown instead of everything else. */
  only?: string;
  choices: Choice[];
  /** What kind of typed answer the open question accepts. */
  input: 'text' | 'choice' | 'date' | 'amount';
  /** Position in a guided dialog, from 1, and about how many questions there are. */
  progress?: { step: number; of: number };
  /** The reply's topic, for links and statistics. */
  topic: string | null;
}

/** A reference to a topic's words. */
export function words(ns: string, path: string, params?: Params): TextRef {
  return params ? { ns, path, params } : { ns, path };
}

/** A reference to the interface's words (`locales/`). */
export function ui(path: string, params?: Params): TextRef {
  return words('ui', path, params);
}
