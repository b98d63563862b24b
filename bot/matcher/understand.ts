import { isLang, SOURCE_LANG, type Lang, type PlannedLang } from '../model/lang.js';
import { messageOf, type Message } from '../text/message.js';
import type { UnderstandingParts } from './compiled/reader-parts.js';
import { createDangerScreen, type Danger } from './danger/screen.js';
import { createDetector, type Detector } from './language/detect.js';
import { type Band, createMatcher, type Matcher } from './match.js';

/** A message, understood. Plain data. */
export interface Understood {
  /** How sure the topic is: `answer`, `ask` ("did you mean") or `none`. */
  band: Band;
  /** The topic that would be answered or offered; help in danger where that takes over. */
  topic: string | null;
  confidence: number;
  candidates: { topic: string; score: number }[];
  /** Danger that it tells of: help takes over, or one line of it stands above the answer. */
  danger: Danger | null;
  matched: string[];
  /** The language of the text; if it was not detected, the language in which the text was read. */
  lang: PlannedLang;
}

/** Everything that reads messages, learnt from one content. */
export interface Understanding {
  matcher: Matcher;
  detect: Detector;
  /** Looks for danger. `lang` is the page's language; the text may be in any of the planned ones. */
  detectDanger(text: string | Message, lang: Lang): Danger | null;
  /** Reads what was left on the disk to be read at first use: the model of a language. */
  open(lang: Lang): void;
  /** What a text is about. Without `lang`: on a page in the detected language, or else in Dutch. */
  understand(text: string, lang?: Lang): Understood;
}

/** Topics that are named. */
const NEAREST = 3;

/** The confidence that is shown where help in danger takes over. */
const SURE = 0.95;

/** Puts together everything that reads messages. */
export function createUnderstanding({ matcher: compiled, danger, languages }: UnderstandingParts): Understanding {
  const detect = createDetector(languages);
  const matcher = createMatcher(compiled, detect);
  const screen = createDangerScreen(danger);
  const detectDanger = (text: string | Message, lang: Lang): Danger | null => {
    const message = messageOf(text);
    return screen(message, detect(message, lang), lang);
  };
  return {
    matcher,
    detect,
    detectDanger,
    open: (lang) => void compiled.languages[lang].model,
    understand(asked, lang) {
      const text = messageOf(asked);
      const written = detect(text, lang ?? SOURCE_LANG);
      const read = lang ?? (isLang(written) ? written : SOURCE_LANG);
      const { band, topic, confidence, candidates, matched } = matcher.match(text, read);
      const found = detectDanger(text, read);
      const of = { danger: found, matched, lang: written ?? read };
      if (found?.level !== 'takeover')
        return { band, topic, confidence, candidates: candidates.slice(0, NEAREST), ...of };
      const others = candidates.filter((candidate) => candidate.topic !== found.topic);
      return {
        band: 'answer',
        topic: found.topic,
        confidence: SURE,
        candidates: [{ topic: found.topic, score: SURE }, ...others.slice(0, NEAREST - 1)],
        ...of,
      };
    },
  };
}
