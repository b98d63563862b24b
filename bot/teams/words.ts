import type { Lang } from '../model/lang.js';
import type { RenderedReply } from '../render/rendered.js';

/** What Teams needs of the content besides the talk. */
export interface TeamsWords {
  /** One text of the interface, by its path in `locales/`. */
  word(lang: Lang, path: string, params?: Record<string, string>): string;
  /** The phone numbers of the directory, as texts write them. */
  phones: readonly string[];
  /** Whether a topic is about danger. */
  isCrisis(topic: string): boolean;
  /** A choice as it reads after it was made, with its question if it answers one; null for an unknown choice. */
  chosen(lang: Lang, id: string): { question: string | null; answer: string } | null;
  /** The topics that fit a query best, best first. For an empty query, the dialogs. */
  search(lang: Lang, query: string): FoundTopic[];
  /** A topic's answer as its page shows it; null if there is no such topic. */
  page(lang: Lang, topic: string): RenderedReply | null;
}

export interface FoundTopic {
  topic: string;
  title: string;
  summary: string;
}
