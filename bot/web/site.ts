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

/** What the web pages need to know of the bot, already in the reader's language. */
export interface Site {
  /** The interface's words of a language, by key of `locales/`. */
  ui(lang: Lang): (key: string, params?: Record<string, string | number>) => string;
  /** What the bot says first. */
  welcome(lang: Lang): RenderedReply;
  /** The lines to call in danger that are there day and night, first the one to call first. */
  help(lang: Lang): readonly HelpLine[];
  /** Every topic that has a page, by area. */
  topics(lang: Lang): TopicArea[];
  /** The answer of a topic, or the overview of a flow, as of today; null where there is no such topic. */
  page(lang: Lang, topicId: string, asOf?: ISODate): RenderedReply | null;
  /**
   * One step of a guided dialog on plain pages: what was kept in the page's form, and what the person did. Null where
   * the topic is no dialog.
   */
  step(lang: Lang, topicId: string, kept: string, input: Input, asOf?: ISODate): Step | null;
  /**
   * The result of a guided dialog that somebody handed on, with the answers that led to it; where the answers do not
   * lead to one, the question that is open. Null where the topic is no dialog, or a sensitive one.
   */
  shared(lang: Lang, topicId: string, answers: Answers, asOf?: ISODate): Step | null;
  /** A topic's page to keep on a device, without what is true only now; null where there is no such topic. */
  saved(lang: Lang, topicId: string): { reply: RenderedReply; checkBy: ISODate | null } | null;
  /** The card of a topic for a desk that reads Dutch or French; null where it has none. */
  card(lang: Lang, topicId: string, desk: DeskLang): DeskCard | null;
  /** The topics that a topic's page hands on, in the language of those who receive them; empty where there are none. */
  handOut(topicId: string, lang: Lang): readonly { id: string; title: string; summary: string }[];
  /** Whether the topic is a guided dialog. */
  isFlow(topicId: string): boolean;
  /** A mark that changes whenever a page may: with the day, and when any service or way to reach it opens or closes. */
  moment(): string;
  title(lang: Lang, topicId: string): string;
  has(topicId: string): boolean;
  /** The id under which a topic is found today, for one that was given another; null for any other. */
  movedTo(topicId: string): string | null;
}

/** A step of a guided dialog on plain pages. */
export interface Step {
  reply: RenderedReply;
  /** What the page's form carries on; the server keeps nothing of it. */
  kept: string;
  /** The answers behind a result, which the person may hand on; null before there is one. */
  result: Answers | null;
}

/** The languages of Belgian desks. */
export type DeskLang = 'nl' | 'fr';

/** What to show at a desk: the request in its language and in one's own, and what it stands on. */
export interface DeskCard {
  desk: DeskLang;
  deskText: string;
  /** Null where it would say the same again. */
  ownText: string | null;
  /** Sources, with the date checked. */
  basis: RenderedReply['messages'];
}

export interface WebDeps {
  site: Site;
  /** The address under which people reach the site, without a slash at the end. */
  publicUrl: string;
  /** Pages may be previewed as of another day (`?asOf=2027-08-18`); never in production. */
  preview: boolean;
  /** Where "quick exit" leads: an ordinary page of somebody else. */
  exitUrl: string;
  /** Other sites (origins) that may show these pages in a frame of theirs. */
  frameOrigins: readonly string[];
  /** Today (YYYY-MM-DD). */
  today: () => ISODate;
}
