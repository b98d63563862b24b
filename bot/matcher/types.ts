import type { Lang } from '../model/lang.js';
import type { Message } from '../text/message.js';

/** What the matcher learns about one topic in one language. */
export interface TrainingTopic {
  topic: string;
  kind: 'flow' | 'answer' | 'crisis' | 'meta';
  /** Counts as one more example. */
  title: string;
  /** Words and short fixed expressions by the authors. They also have a score of their own. */
  keywords: string[];
  /** Questions as people type them. */
  examples: string[];
}

export type TrainingByLang = Readonly<Record<Lang, readonly TrainingTopic[]>>;

/** `answer`: sure enough to answer; `ask`: "did you mean"; `none`: show the menu and a way to a person. */
export type Band = 'answer' | 'ask' | 'none';

export interface MatchResult {
  band: Band;
  /** The most likely topic in the bands `answer` and `ask`; null in `none`. */
  topic: string | null;
  /** 0 to 1: at least 0.6 in the band `answer` and at least 0.3 in `ask`, the same in every language. */
  confidence: number;
  /** The most similar topics, best first, at most four. The first one's score is the confidence. */
  candidates: { topic: string; score: number }[];
  /**
   * What decided: keywords first, then the words that counted most, without function words, then concepts in English
   * words. Computed when it is read, because most answers need no reasons.
   */
  readonly matched: string[];
  /** Those of them that the content itself contains. They may stand in a development log. */
  readonly known: string[];
}

export interface MatchContext {
  /** The topic that was shown last. Similar topics win ties. */
  lastTopic?: string | null;
  /** The running guided dialog. Its neighbours win ties too. */
  flow?: string | null;
}

/** Picks the topic of a message. */
export interface Matcher {
  /** The topic that a text asks about. Pure: the same text gives the same result. Reads the first 2 000 characters. */
  match(text: string | Message, lang: Lang, context?: MatchContext): MatchResult;
}
