import type { Dir, Lang, PlannedLang } from '../model/lang.js';

/**
 * A reply as text in one language, for every channel. Plain data, so that it can be sent to the web page in an
 * activity's `channelData.reply`. In right-to-left text, amounts, dates and foreign words stand between Unicode
 * isolates (U+2068 … U+2069), so that they read in the right order.
 */
export interface RenderedReply {
  lang: Lang;
  dir: Dir;
  topic: string | null;
  messages: RenderedMessage[];
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

export interface RenderedChoice {
  /** The same in every language; clients send it back unchanged. */
  id: string;
  label: string;
  rank: 'main' | 'quiet';
  /** Set if the label is not in the reply's language (a language's own name). */
  lang?: Lang;
}

export type RenderedBlock =
  | {
      type: 'text';
      style: 'text' | 'lead' | 'deadline' | 'warning' | 'note' | 'crisis';
      text: string;
      /** Set if the text is not in the reply's language. */
      lang?: PlannedLang;
    }
  /** One line above an answer that is not about danger; `phone` stands in `text` and is dialled by `href`. */
  | { type: 'banner'; text: string; phone: string; href: string }
  | { type: 'list'; ordered: boolean; title: string | null; items: string[] }
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
