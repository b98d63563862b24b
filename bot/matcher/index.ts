import { LANGS, SOURCE_LANG, type Lang } from '../core/lang.js';
import { calibrate, chance, type Calibration, type Signals, type Trial } from './calibrate.js';
import { detectLang, trainDetector } from './detect.js';
import { featuresOf, type Features } from './features.js';
import { findKeywords } from './keywords.js';
import { coverage, knowsWord, names, reasons, scores, trainModel, view, type Model, type View } from './model.js';
import {
  ANSWER_AT,
  ASK_AT,
  type Band,
  type MatchContext,
  type Matcher,
  type MatchResult,
  type TrainingTopic,
} from './types.js';

export { ANSWER_AT, ASK_AT } from './types.js';
export type { Band, MatchContext, Matcher, MatchResult, TrainingTopic } from './types.js';

/** People mix Dutch words into every language: the Dutch scores count this much beside those of another language. */
const SOURCE_SHARE = 0.3;
/** What lies in the area of the topic told last is this much likelier, where a message speaks for it at all. */
const NEARBY = 0.06;
const NEARBY_FROM = 0.15;
const CANDIDATES = 3;
const REASONS = 6;
/** A trial in which the right topic is hidden stands for a question that no topic answers: one in five. */
const HIDDEN_WEIGHT = 0.25;
/** Phrases tried per language: three numbers do not get better with more, and start-up waits for them. */
const MAX_TRIALS = 300;

/** Most that a message can reach which names nothing. */
const UNNAMED = 0.9 * ASK_AT;

interface Trained {
  topics: readonly string[];
  models: Record<Lang, Model>;
  calibrations: Record<Lang, Calibration>;
}

/** Learns all topics in all languages; the same content gives the same matcher. */
export function trainMatcher(byLang: Record<Lang, TrainingTopic[]>): Matcher {
  const topics = [...new Set(LANGS.flatMap((lang) => byLang[lang].map((t) => t.topic)))].sort();
  const order = new Map(topics.map((topic, place) => [topic, place]));
  const models = forLangs((lang) => trainModel(lang, byLang[lang], order));
  const calibrations = forLangs((lang) => calibrate(trialsOf(models[lang], models[SOURCE_LANG])));
  const trained: Trained = { topics, models, calibrations };
  const detector = trainDetector(byLang);
  const detect = (text: string, prior: Lang) => detectLang(detector, text, prior);
  return {
    detect,
    match(text, lang, context = {}) {
      const own = matchIn(trained, text, lang, context);
      if (own.band === 'answer') return own;
      // Someone types French while the page is Dutch: the language typed answers, if it is sure or names a keyword.
      const written = detect(text, lang);
      let best = own;
      for (const other of LANGS) {
        if (other === lang || (written !== other && own.band !== 'none')) continue;
        const theirs = matchIn(trained, text, other, context, written !== other);
        if (theirs.confidence > best.confidence) best = theirs;
      }
      return best;
    },
  };
}

function forLangs<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}

/** A message as one language sees it, with each topic's score. */
interface Rated {
  seen: View;
  rated: Float64Array;
}

/**
 * Scores in one language with the share of Dutch. A Dutch keyword of words that the language does not know is a Belgian
 * term ("waarborg" in an Arabic question): it counts like a keyword of the language itself.
 */
function rate(model: Model, source: Model, features: Features, without = -1): Rated {
  const seen = view(model, features);
  if (model === source) return { seen, rated: scores(model, seen, without) };
  const dutch = view(source, features.words.join(' '));
  const loans = dutch.hits.filter((hit) => hit.at.every((place) => !knowsWord(model, features, place)));
  const mixed = loans.length > 0 ? { ...seen, hits: [...seen.hits, ...loans] } : seen;
  const share = scores(source, dutch);
  const rated = scores(model, mixed, without).map((score, topic) => score + SOURCE_SHARE * share[topic]!);
  return { seen: mixed, rated };
}

function signalsOf(model: Model, seen: View, rated: Float64Array, best: number, without = -1): Signals {
  let next = 0;
  rated.forEach((score, topic) => {
    if (topic !== best && score > next) next = score;
  });
  return [rated[best]!, rated[best]! - next, coverage(model, seen, best, without)];
}

function bestOf(rated: Float64Array): number {
  return rated.reduce((best, score, topic) => (score > rated[best]! ? topic : best), 0);
}

/** The model's guesses on phrases of its own: each left out of its topic, and each with its whole topic hidden. */
function trialsOf(model: Model, source: Model): Trial[] {
  const stride = Math.max(1, model.training.length / MAX_TRIALS);
  const tried = model.training.filter((_, i) => Math.floor(i / stride) !== Math.floor((i - 1) / stride));
  return tried.flatMap(({ topic, features }) => {
    const { seen, rated } = rate(model, source, features, topic);
    const best = bestOf(rated);
    const open = { signals: signalsOf(model, seen, rated, best, topic), right: best === topic, weight: 1 };
    rated[topic] = 0;
    const wrong = bestOf(rated);
    return [open, { signals: signalsOf(model, seen, rated, wrong), right: false, weight: HIDDEN_WEIGHT }];
  });
}

const NOTHING: MatchResult & { band: Band } = { topic: null, confidence: 0, candidates: [], matched: [], band: 'none' };

/** The match by one language's model; with `onlyNamed` nothing, unless a curated keyword names the best topic. */
function matchIn(
  { topics, models, calibrations }: Trained,
  text: string,
  lang: Lang,
  context: MatchContext,
  onlyNamed = false,
): MatchResult & { band: Band } {
  const model = models[lang];
  const features = featuresOf(text, lang);
  const hits = findKeywords(model.keywords, features);
  if (features.words.length === 0 || (onlyNamed && hits.length === 0)) return NOTHING;
  const { seen, rated } = rate(model, models[SOURCE_LANG], features);
  favour(rated, topics, context);
  const best = bestOf(rated);
  if (!(rated[best]! > 0) || (onlyNamed && !hits.some((hit) => hit.topics.includes(best)))) return NOTHING;
  const sure = round(confidenceOf(calibrations[lang], signalsOf(model, seen, rated, best)));
  const wholePhrase = model.phrases.get(features.words.join(' ')) === best;
  // "What is …" alone must not offer a topic that is full of questions.
  const confidence = wholePhrase || names(model, seen, best) ? sure : Math.min(sure, UNNAMED);
  const band: Band = confidence >= ANSWER_AT ? 'answer' : confidence >= ASK_AT ? 'ask' : 'none';
  const candidates = [...rated.keys()]
    .filter((topic) => rated[topic]! > 0)
    .sort((a, b) => rated[b]! - rated[a]! || a - b)
    .slice(0, CANDIDATES)
    .map((topic) => ({ topic: topics[topic]!, score: round((confidence * rated[topic]!) / rated[best]!) }));
  return {
    topic: band === 'none' ? null : topics[best]!,
    confidence,
    candidates,
    matched: reasons(model, seen, best, REASONS),
    band,
  };
}

function favour(rated: Float64Array, topics: readonly string[], { lastTopic, flow }: MatchContext): void {
  const areas = new Set([lastTopic, flow].map((topic) => topic?.split('.')[0]).filter((area) => area !== undefined));
  if (areas.size === 0) return;
  topics.forEach((topic, place) => {
    if (rated[place]! >= NEARBY_FROM && areas.has(topic.split('.')[0]!)) rated[place]! += NEARBY;
  });
}

/** The chance, stretched so that the thresholds of every language come to lie on ASK_AT and ANSWER_AT. */
function confidenceOf(calibration: Calibration, signals: Signals): number {
  const { ask, answer } = calibration;
  const p = chance(calibration, signals);
  if (p >= answer) return ANSWER_AT + ((1 - ANSWER_AT) * (p - answer)) / (1 - answer);
  if (p >= ask) return ASK_AT + ((ANSWER_AT - ASK_AT) * (p - ask)) / (answer - ask);
  return (ASK_AT * p) / ask;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
