import type { Lang } from '../model/lang.js';
import type { Message } from '../text/message.js';

/** What the matcher learns of one topic in one language. */
export interface TrainingTopic {
  topic: string;
  kind: 'flow' | 'answer' | 'crisis' | 'meta';
  /** Counts as one more example. */
  title: string;
  /** Curated words and short fixed expressions: they count in a channel of their own too. */
  keywords: string[];
  /** Questions as people type them. */
  examples: string[];
}

export type TrainingByLang = Readonly<Record<Lang, readonly TrainingTopic[]>>;

/** `answer`: sure enough to answer; `ask`: "did you mean"; `none`: hand over to the menu and a person. */
export type Band = 'answer' | 'ask' | 'none';

export interface MatchResult {
  band: Band;
  /** The likeliest topic in the bands `answer` and `ask`; null in `none`. */
  topic: string | null;
  /** 0 to 1; at least 0.6 in the band `answer`, at least 0.3 in `ask`, in every language alike. */
  confidence: number;
  /** The nearest topics, best first, at most three; the first one's score is the confidence. */
  candidates: { topic: string; score: number }[];
  /**
   * The words that decided: curated keywords first, then those that counted most; no function words. Worked out when it
   * is read, since most answers need no reasons.
   */
  readonly matched: string[];
  /** Those of them that the content itself uses: they may stand in a development log. */
  readonly known: string[];
}

export interface MatchContext {
  /** The topic told last: what lies near it wins a tie. */
  lastTopic?: string | null;
  /** The guided dialog in progress, likewise. */
  flow?: string | null;
}

/** Picks the topic of a message. */
export interface Matcher {
  /** The topic a text asks about. Pure: the same text always gives the same. Reads the first 2 000 characters. */
  match(text: string | Message, lang: Lang, context?: MatchContext): MatchResult;
}
