import { LANGS, SOURCE_LANG, type Lang } from '../core/lang.js';
import { crisisPhrases, screenCrisis, type CrisisHit } from './crisis.js';
import { trainMatcher, type Matcher, type MatchResult, type TrainingTopic } from './index.js';

/** A message understood: crisis first, then the topics. */
export interface Understood extends MatchResult {
  /** The language it is written in; where that cannot be told, the one it was read in. */
  lang: Lang;
}

/** Everything that reads messages, trained on one content. */
export interface Reader {
  matcher: Matcher;
  /** Looks for a crisis, over all languages at once. */
  screen(text: string): CrisisHit | null;
  /** The crisis, or else the topic, that a text speaks of. Without `lang`: the language detected, or else Dutch. */
  understand(text: string, lang?: Lang): Understood;
}

/** Confidence of a crisis: a phrase said whole, and most of one. */
const CRISIS: Record<CrisisHit['certainty'], number> = { clear: 0.95, maybe: 0.65 };

/** Trains the matcher and the crisis screen; `training` gives the topics of one language. */
export function trainReader(training: (lang: Lang) => TrainingTopic[]): Reader {
  const byLang = Object.fromEntries(LANGS.map((lang) => [lang, training(lang)])) as Record<Lang, TrainingTopic[]>;
  const matcher = trainMatcher(byLang);
  const phrases = crisisPhrases(byLang);
  const screen = (text: string) => screenCrisis(text, phrases);
  return {
    matcher,
    screen,
    understand(text, lang) {
      const read = lang ?? matcher.detect(text, SOURCE_LANG) ?? SOURCE_LANG;
      const { topic, confidence, candidates, matched } = matcher.match(text, read);
      const written = matcher.detect(text, read) ?? read;
      const crisis = screen(text);
      if (!crisis) return { topic, confidence, candidates, matched, lang: written };
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
        lang: written,
      };
    },
  };
}
