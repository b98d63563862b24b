import type { ISODate } from '../model/calendar.js';
import type { Drawing } from '../model/drawing.js';
import type { Dir, Lang, PlannedLang } from '../model/lang.js';
import type { FoldRole, Role, Shape } from '../model/roles.js';
import type { Picto } from '../model/tile.js';

/**
 * A reply as text in one language, for every channel. Plain data, so that it can be sent to the web page in an
 * activity's `channelData.reply`. In right-to-left text, amounts, dates and foreign words stand between Unicode
 * isolates (U+2068 … U+2069), so that they read in the right order.
 */
export interface RenderedReply {
  lang: Lang;
  dir: Dir;
  topic: string | null;
  /** What kind of reply it is; null in the old form, where everything is in view. */
  shape: Shape | null;
  /** What is in view. */
  messages: RenderedMessage[];
  /** What stands one tap away, about the first message. */
  folds: RenderedFold[];
  /** The phone numbers that its texts name, as they are written there: each is shown as a link to call. */
  phones: string[];
  choices: RenderedChoice[];
  input: 'text' | 'choice' | 'date' | 'amount';
  progress: { step: number; of: number; label: string } | null;
}

export interface RenderedMessage {
  blocks: RenderedBlock[];
}

/** Whether a message is no more than the line that stands above an answer. */
export function isBanner({ blocks }: RenderedMessage): boolean {
  return blocks.every(({ type }) => type === 'banner');
}

export interface RenderedFold {
  /** `<topic>/<fold>`, free of language; the choice `more:<id>` answers with this fold alone. */
  id: string;
  role: FoldRole;
  title: string;
  blocks: RenderedBlock[];
  /** It is written for this reader, so that it need not be opened. */
  open?: true;
}

/** A line to call, as a button. */
export interface RenderedCall {
  id: string;
  number: string;
  /** `tel:…` */
  href: string;
  /** What one gets there, in a few words. */
  what: string;
  /** "Day and night", "until 18:00", the language where it is not the reader's; null where nothing is known. */
  state: string | null;
  isOpen: boolean | null;
  /** The emergency number. */
  emergency: boolean;
}

export interface RenderedChoice {
  /** The same in every language; clients send it back unchanged. */
  id: string;
  label: string;
  rank: 'main' | 'quiet';
  /** Set if the label is not in the reply's language (a language's own name). */
  lang?: PlannedLang;
  /** The drawing of a tile; only on the first page. */
  picto?: Picto;
  /** It stands right under the answer. */
  beside?: true;
}

export interface RenderedDay {
  iso: ISODate;
  text: string;
  /** How the days that are left until then stand in the text. They are true only now, so that paper leaves them out. */
  left?: string;
}

export type RenderedBlock =
  | {
      type: 'text';
      style: 'text' | 'lead' | 'deadline' | 'warning' | 'note' | 'crisis';
      text: string;
      /** Set in the new form. */
      role?: Role;
      /** The one day that a text with the role `date` is about. `text`: how it stands in the text. */
      date?: RenderedDay;
      /** Set if the text is not in the reply's language. */
      lang?: PlannedLang;
    }
  /** One line above an answer that is not about danger; `phone` stands in `text` and is dialled by `href`. */
  | { type: 'banner'; text: string; phone: string; href: string }
  /** Folded where a channel can. `drawing`: what shows the same as the first text. */
  | { type: 'aside'; title: string; texts: string[]; drawing: Drawing | null }
  /** How to type an answer; only channels without fields for it show this. */
  | { type: 'hint'; text: string }
  | { type: 'list'; ordered: boolean; title: string | null; items: string[] }
  /** Whom to call. `title`: what stands above the lines in danger; null elsewhere. */
  | { type: 'calls'; title: string | null; items: RenderedCall[] }
  | { type: 'routes'; title: string; items: RenderedRoute[] }
  | { type: 'services'; title: string; items: RenderedService[] }
  /** `answers`: those that led to the result. The person may add them to the link. */
  | { type: 'share'; topic: string; title: string; path: string; answers: Readonly<Record<string, string>> | null }
  | { type: 'calendar'; title: string; day: string; path: string }
  | { type: 'answers'; items: { question: string; answer: string }[] }
  | {
      type: 'sources';
      title: string;
      checked: string;
      /** The first day (YYYY-MM-DD) on which one of the facts must be checked again; null if there are no facts. */
      checkBy: string | null;
      review: string | null;
      items: RenderedSource[];
    };

export interface RenderedRoute {
  id: string;
  title: string;
  fit: 'first' | 'possible' | 'ask' | 'no';
  verdict: string;
  lines: string[];
}

export interface RenderedService {
  id: string;
  name: string;
  /** An emergency or national crisis number. It is never folded away. */
  national: boolean;
  /** Language of the name (the organisation's own name). */
  nameLang: string;
  what: string;
  note: string | null;
  /** "Open now", "Opens Monday 09:00", "Day and night"; null if the hours are not known. */
  open: string | null;
  isOpen: boolean | null;
  /** Languages, cost and whether papers are needed, as short phrases. */
  details: string[];
  channels: {
    kind: 'phone' | 'web' | 'chat' | 'email' | 'address';
    value: string;
    href: string | null;
    label: string;
    /** As `open` of the service, if this phone, chat … has its own hours; else null. */
    open: string | null;
    isOpen: boolean | null;
  }[];
  /** "Reached through …", if people reach it through other services; else null. */
  via: string | null;
  /** "According to …, check" or "not confirmed", if only one source or none gives it; else null. */
  unsure: string | null;
  /** "Last checked on …, may have changed", only for entries past their check. */
  overdue: string | null;
  authority: string | null;
}

export interface RenderedSource {
  publisher: string;
  /** Null for a printed source. */
  url: string | null;
  /** Date of the source itself, as text; null if it shows none. */
  date: string | null;
}
