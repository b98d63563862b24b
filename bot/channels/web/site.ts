import type { Input } from '../../bot.js';
import type { ISODate } from '../../core/calendar.js';
import type { Lang } from '../../core/lang.js';
import type { RenderedReply } from '../../render/rendered.js';

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
  /** Every topic that has a page, by area. */
  topics(lang: Lang): TopicArea[];
  /** The answer of a topic, or the overview of a flow, as of today; null where there is no such topic. */
  page(lang: Lang, topicId: string, asOf?: ISODate): RenderedReply | null;
  /**
   * One step of a guided dialog on plain pages: what was kept in the page's form, and what the person did. Null where
   * the topic is no dialog.
   */
  step(
    lang: Lang,
    topicId: string,
    kept: string,
    input: Input,
    asOf?: ISODate,
  ): { reply: RenderedReply; kept: string } | null;
  /** Whether the topic is a guided dialog. */
  isFlow(topicId: string): boolean;
  title(lang: Lang, topicId: string): string;
  has(topicId: string): boolean;
}

export interface WebDeps {
  site: Site;
  /** The address under which people reach the site, without a slash at the end. */
  publicUrl: string;
  /** Pages may be previewed as of another day (`?asOf=2027-08-18`); never in production. */
  preview: boolean;
  /** Where "quick exit" leads: an ordinary page of somebody else. */
  exitUrl: string;
}
