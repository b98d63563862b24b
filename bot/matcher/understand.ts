import { isLang, SOURCE_LANG, type Lang, type PlannedLang } from '../model/lang.js';
import { messageOf, type Message } from '../text/message.js';
import { createPhraseDetector, type CrisisHit } from './crisis/phrase-detector.js';
import { createSignDetector } from './crisis/sign-detector.js';
import { LATIN_LANGS } from './crisis/words.js';
import { createDetector, type Detector } from './language/detect.js';
import { createMatcher, type Matcher, type MatchResult } from './match.js';
import { likeness } from './crisis/likeness.js';
import type { UnderstandingParts } from './compiled/reader-parts.js';

/** A message, understood: danger first, then topics. Plain data. */
export interface Understood {
  topic: string | null;
  confidence: number;
  candidates: { topic: string; score: number }[];
  matched: string[];
  /** The language of the text; if it was not detected, the language in which the text was read. */
  lang: PlannedLang;
}

/** Everything that reads messages, learnt from one content. */
export interface Understanding {
  matcher: Matcher;
  detect: Detector;
  /** Looks for danger in all languages at once. `lang` is the page's language. */
  detectDanger(text: string | Message, lang: Lang): CrisisHit | null;
  /**
   * The crisis topic, or else the topic, that a text is about. Without `lang`: the detected language, or else Dutch.
   */
  understand(text: string, lang?: Lang): Understood;
}

/** Confidence in a crisis: the whole phrase was found, or most of it. */
const CRISIS: Record<CrisisHit['certainty'], number> = { clear: 0.95, maybe: 0.65 };

/** Confidence that is shown for a mere likeness. */
const DOUBT = 0.4;
/** From this chance on, a likeness brings the banner. Measured on the development sets. */
const LIKE_AT = 0.4;
/** A message of fewer words is similar to many things, so it needs a higher chance, or a topic that answers surely. */
const SHORT = 5;
const LIKE_AT_SHORT = 0.8;
const VERY_SHORT = 4;
const LIKE_AT_VERY_SHORT = 0.95;
/** If an everyday topic answers the message surely, the likeness needs a still higher chance. */
const LIKE_AT_ANSWERED = 0.9;
/** From this confidence on, a crisis topic without any matching phrase brings the banner. */
const DOUBT_AT = 0.3;

/** The chance from which a likeness counts in a message of so many words. */
function likeAt(words: number): number {
  if (words < VERY_SHORT) return LIKE_AT_VERY_SHORT;
  return words < SHORT ? LIKE_AT_SHORT : LIKE_AT;
}

/** Adds a mere likeness to what else the text may mean. It stands alone if there is nothing else. */
function doubted(understood: Understood, { topic: crisis }: CrisisHit): Understood {
  const { topic, confidence, candidates } = understood;
  if (topic === crisis) return understood;
  if (topic === null) {
    const others = candidates.filter((c) => c.topic !== crisis).map((c) => ({ ...c, score: Math.min(c.score, DOUBT) }));
    return {
      ...understood,
      topic: crisis,
      confidence: DOUBT,
      candidates: [{ topic: crisis, score: DOUBT }, ...others.slice(0, 2)],
    };
  }
  const [first, ...others] = candidates.filter((c) => c.topic !== crisis);
  const beside = { topic: crisis, score: Math.min(DOUBT, confidence) };
  return { ...understood, candidates: [first!, beside, ...others.slice(0, 1)].sort((a, b) => b.score - a.score) };
}

/** Puts together everything that reads messages. */
export function createUnderstanding({
  matcher: compiled,
  crisis: phrases,
  signs,
  likeness: like,
  languages,
}: UnderstandingParts): Understanding {
  const detect = createDetector(languages);
  const matcher = createMatcher(compiled, detect);
  const inPhrases = createPhraseDetector(phrases);
  const inSigns = createSignDetector(signs);
  const crisisTopics = new Set(phrases.map(({ topic }) => topic));

  // In doubt the bot asks: a text without a crisis phrase may still be most similar to a crisis.
  const detectDanger = (text: Message, lang: Lang, match: () => MatchResult = () => matcher.match(text, lang)) => {
    const written = detect(text, lang);
    const hit = inPhrases(text, written !== lang || !LATIN_LANGS.has(lang)) ?? inSigns(text, lang, written);
    if (hit) return hit;
    const alike = likeness(like, text);
    const likeliest = match();
    const { band, candidates, confidence } = likeliest;
    const nearest = candidates[0]?.topic;
    const words = text.wordsIn(lang).length;
    const least = likeAt(words);
    if (alike && alike.chance >= (band === 'answer' ? Math.max(least, LIKE_AT_ANSWERED) : least))
      return { topic: alike.topic, certainty: 'maybe' as const, phrase: alike.topic, weak: true };
    const doubt = words >= VERY_SHORT ? confidence >= DOUBT_AT : words > 1 && band === 'answer';
    return nearest !== undefined && crisisTopics.has(nearest) && doubt
      ? { topic: nearest, certainty: 'maybe' as const, phrase: likeliest.matched[0] ?? nearest, weak: true }
      : null;
  };

  return {
    matcher,
    detect,
    detectDanger: (text, lang) => detectDanger(messageOf(text), lang),
    understand(asked, lang) {
      const text = messageOf(asked);
      const written = detect(text, lang ?? SOURCE_LANG);
      const read = lang ?? (isLang(written) ? written : SOURCE_LANG);
      const match = matcher.match(text, read);
      const { topic, confidence, candidates, matched } = match;
      const hit = detectDanger(text, read, () => match);
      const crisis = hit?.weak ? null : hit;
      if (hit && !crisis) return doubted({ topic, confidence, candidates, matched, lang: written ?? read }, hit);
      if (!crisis) return { topic, confidence, candidates, matched, lang: written ?? read };
      const sure = Math.max(CRISIS[crisis.certainty], crisis.topic === topic ? confidence : 0);
      const others = candidates.filter((c) => c.topic !== crisis.topic);
      return {
        topic: crisis.topic,
        confidence: sure,
        candidates: [
          { topic: crisis.topic, score: sure },
          ...others.map((c) => ({ ...c, score: Math.min(c.score, sure) })).slice(0, 2),
        ],
        matched: [...new Set([crisis.phrase, ...(crisis.topic === topic ? matched : [])])],
        lang: written ?? read,
      };
    },
  };
}
