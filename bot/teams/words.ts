import type { Lang } from '../model/lang.js';
import type { RenderedReply } from '../render/rendered.js';

/** What Teams needs of the content beside the talk itself. */
export interface TeamsWords {
  /** A line of the interface's words, by its path in `locales/`. */
  word(lang: Lang, path: string, params?: Record<string, string>): string;
  /** The phone numbers of the directory, as they are written in texts. */
  phones: readonly string[];
  /** Whether a topic is about danger. */
  isCrisis(topic: string): boolean;
  /** How a choice reads after it was taken, with its question where it answers one; null for an unknown one. */
  chosen(lang: Lang, id: string): { question: string | null; answer: string } | null;
  /** The topics that fit a query best, best first; the beginnings of all areas where the query is empty. */
  search(lang: Lang, query: string): FoundTopic[];
  /** A topic's answer as its page shows it; null where there is no such topic. */
  page(lang: Lang, topic: string): RenderedReply | null;
}

export interface FoundTopic {
  topic: string;
  title: string;
  summary: string;
}
