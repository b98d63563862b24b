import type { Input } from '../talk/input.js';
import type { ISODate } from '../model/calendar.js';
import type { Answers } from '../model/flow.js';
import type { Lang } from '../model/lang.js';
import type { HelpLine } from './shared/words.js';
import type { RenderedReply } from '../render/rendered.js';

/** A topic as menus show it. */
export interface TopicLink {
  id: string;
  title: string;
  summary: string;
  kind: 'flow' | 'answer' | 'crisis' | 'meta';
}

export interface TopicArea {
  area: string;
  areaTitle: string;
  items: TopicLink[];
}

/** What the web pages need from the bot, already in the person's language. */
export interface Site {
  /** The interface's words of a language, by key of `locales/`. */
  ui(lang: Lang): (key: string, params?: Record<string, string | number>) => string;
  /** The bot's first message. */
  welcome(lang: Lang): RenderedReply;
  /** The lines to call in danger, open day and night. The first is the one to call first. */
  help(lang: Lang): readonly HelpLine[];
  /** Every topic that has a page, by area. */
  topics(lang: Lang): TopicArea[];
  /** A topic's answer, or a flow's overview, as of now or of a moment (`isMoment`); null if there is no such topic. */
  page(lang: Lang, topicId: string, asOf?: string): RenderedReply | null;
  /**
   * One step of a guided dialog on plain pages. `kept`: the talk in the page's form; `input`: what the person did. Null
   * if the topic is no dialog.
   */
  step(lang: Lang, topicId: string, kept: string, input: Input, asOf?: string): Step | null;
  /**
   * The result of a guided dialog that somebody passed on, with its answers. If the answers lead to no result, the open
   * question. Null if the topic is no dialog, or is sensitive.
   */
  shared(lang: Lang, topicId: string, answers: Answers, asOf?: string): Step | null;
  /** A topic's page for offline reading, without what is true only now; null if there is no such topic. */
  saved(lang: Lang, topicId: string): { reply: RenderedReply; checkBy: ISODate | null } | null;
  /** A topic's desk card for a desk that reads Dutch or French; null if the topic has none. */
  card(lang: Lang, topicId: string, desk: DeskLang): DeskCard | null;
  /** The topics that a topic's page hands out, in `lang`; empty if there are none. */
  handOut(topicId: string, lang: Lang): readonly { id: string; title: string; summary: string }[];
  /** Whether a topic is told in a language; where it is not, its page says in which it is. */
  isTold(lang: Lang, topicId: string): boolean;
  /** Whether the topic is a guided dialog. */
  isFlow(topicId: string): boolean;
  /**
   * A value that changes whenever a page may change: with the day, and when a service or one of its channels opens or
   * closes.
   */
  moment(): string;
  title(lang: Lang, topicId: string): string;
  has(topicId: string): boolean;
  /** The current id of a topic that was renamed; null for any other id. */
  movedTo(topicId: string): string | null;
}

/** A step of a guided dialog on plain pages. */
export interface Step {
  reply: RenderedReply;
  /** The talk that the page's form carries. The server stores nothing of it. */
  kept: string;
  /** The answers that led to a result, which the person may pass on; null before there is one. */
  result: Answers | null;
}

/** The languages of Belgian desks. */
export const DESK_LANGS = ['nl', 'fr'] as const;
export type DeskLang = (typeof DESK_LANGS)[number];

/** The language of the desk that a card of the page's language is made for, where the address names none. */
export function deskOf(lang: Lang): DeskLang {
  return lang === 'fr' ? 'fr' : 'nl';
}

/** What to show at a desk: the request in the desk's language and in the person's, and the sources. */
export interface DeskCard {
  desk: DeskLang;
  deskText: string;
  /** Null if it would repeat the same text. */
  ownText: string | null;
  /** Sources, with the day of their check. */
  basis: RenderedReply['messages'];
}

export interface WebDeps {
  site: Site;
  /** The address under which people reach the site, without a slash at the end. */
  publicUrl: string;
  /** Whether pages can be shown as of another day or hour (`?asOf=2027-08-18T20:55`). Never in production. */
  preview: boolean;
  /** The page that quick exit opens: an ordinary page of another site. */
  exitUrl: string;
  /** Origins of other sites that may show these pages in a frame. */
  frameOrigins: readonly string[];
  /** Today (YYYY-MM-DD). */
  today: () => ISODate;
}
