import type { Dir, Lang, PlannedLang } from '../model/lang.js';

/**
 * A reply as text in one language: what every channel shows. Plain data, so that it travels to the web page in an
 * activity's `channelData.reply`. In right-to-left text, amounts, dates and foreign words stand between Unicode
 * isolates (U+2068 … U+2069), so that they read in the right order on every screen.
 */
export interface RenderedReply {
  lang: Lang;
  dir: Dir;
  topic: string | null;
  messages: RenderedMessage[];
  choices: RenderedChoice[];
  input: 'text' | 'choice' | 'date';
  progress: { step: number; of: number; label: string } | null;
}

export interface RenderedMessage {
  blocks: RenderedBlock[];
}

export interface RenderedChoice {
  /** Language-free; sent back as it is. */
  id: string;
  label: string;
  rank: 'main' | 'quiet';
  /** Set where the label is not in the reply's language (a language's own name). */
  lang?: Lang;
}

export type RenderedBlock =
  | {
      type: 'text';
      style: 'text' | 'lead' | 'deadline' | 'warning' | 'note' | 'crisis';
      text: string;
      /** Set where the text is not in the reply's language. */
      lang?: PlannedLang;
    }
  | { type: 'list'; ordered: boolean; title: string | null; items: string[] }
  | { type: 'routes'; title: string; items: RenderedRoute[] }
  | { type: 'services'; title: string; items: RenderedService[] }
  /** `answers`: those that led to a result, which the person may choose to hand on with the link. */
  | { type: 'share'; topic: string; title: string; path: string; answers: Readonly<Record<string, string>> | null }
  | { type: 'calendar'; title: string; day: string; path: string }
  | { type: 'answers'; items: { question: string; answer: string }[] }
  | {
      type: 'sources';
      title: string;
      checked: string;
      /** The first day (YYYY-MM-DD) on which one of the facts has to be checked again; null where there are only texts. */
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
  /** An emergency or national crisis number: never folded away. */
  national: boolean;
  /** Language of the name (it is the organisation's own). */
  nameLang: string;
  what: string;
  note: string | null;
  /** "Open now", "Opens Monday 09:00", "Day and night"; null where the hours are not known. */
  open: string | null;
  isOpen: boolean | null;
  /** Languages, cost and whether papers are needed, as short phrases. */
  details: string[];
  channels: {
    kind: 'phone' | 'web' | 'chat' | 'email' | 'address';
    value: string;
    href: string | null;
    label: string;
    /** As of the service, where this way in keeps hours of its own; else null. */
    open: string | null;
    isOpen: boolean | null;
  }[];
  /** "Reached through …": where it is reached by way of others. */
  via: string | null;
  /** "According to …, check" or "not confirmed": where one source, or none, says how to reach it. */
  unsure: string | null;
  /** "Last checked on …, may have changed": only for entries past their check. */
  overdue: string | null;
  authority: string | null;
}

export interface RenderedSource {
  publisher: string;
  /** Null for a printed source. */
  url: string | null;
  /** Date of the source itself, as text; null where it shows none. */
  date: string | null;
}
