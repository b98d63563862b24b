import { isLang, LANGS, type Lang, type PlannedLang, scriptOfLang } from '../model/lang.js';
import { messageOf, type Message } from '../text/message.js';
import { chance, type Calibration } from './learn/calibrate.js';
import type { CompiledMatcher } from './learn/compile.js';
import type { Detector } from './language/detect.js';
import { SCRIPTS } from './language/scripts.js';
import { createLook, type Look, type Seen } from './topics/look.js';
import { countedWords } from './topics/features.js';
import { names, reasons } from './topics/model.js';
import { bestOf, signalsOf } from './topics/score-topics.js';
import type { Band, MatchContext, Matcher, MatchResult } from './types.js';

export type { Band, MatchContext, Matcher, MatchResult, TrainingByLang, TrainingTopic } from './types.js';

/**
 * Each language's own thresholds are mapped to these values, so that confidences of two languages can be compared. They
 * do not decide what is answered or offered: `BOLDNESS` (learn/calibrate.ts) does.
 */
const ANSWER_AT = 0.6;
const ASK_AT = 0.3;
/** A topic of the talk's family gets this bonus, to break ties … */
const NEARBY = 0.15;
/** … if its score is at least this share of the best score. */
const NEARBY_SHARE = 0.8;
const CANDIDATES = 4;
const REASONS = 6;
const CONCEPT_REASONS = 3;
/** Highest confidence of a message that only its concepts were read of. */
const MOST_BY_CONCEPTS = ANSWER_AT - 0.01;
/** Highest confidence of a message that names no topic. */
const UNNAMED = 0.9 * ASK_AT;

const NOTHING: MatchResult = { band: 'none', topic: null, confidence: 0, candidates: [], matched: [], known: [] };

/**
 * A matcher from compiled data. `detect` detects the language of a text. Results are cached by message, because the
 * search for danger and the search for a topic both need them.
 */
export function createMatcher(compiled: CompiledMatcher, detect: Detector): Matcher {
  const looks = new WeakMap<Message, Look>();
  const lookAt = (message: Message): Look => {
    let look = looks.get(message);
    if (!look) looks.set(message, (look = createLook(compiled, message)));
    return look;
  };
  return {
    match(text, lang, context = {}) {
      const message = messageOf(text);
      const look = lookAt(message);
      const own = matchIn(compiled, look.in(lang), lang, context);
      if (own.band === 'answer') return own;
      // A person may type French on a Dutch page. That language answers if it was detected, or if one of its keywords
      // was found.
      const written = detect(message, lang);
      const latin = SCRIPTS.latin.test(message.text);
      let best = own;
      for (const other of LANGS) {
        if (other === lang || (written !== other && own.band !== 'none')) continue;
        if (!SCRIPTS[scriptOfLang(other)].test(message.text)) continue;
        const theirs = matchIn(compiled, look.in(other), other, context, written !== other);
        if (theirs.confidence > best.confidence) best = theirs;
      }
      if (written !== null && best.band !== 'answer') {
        const theirs = matchByConcepts(compiled, countedWords(message, written), written, context);
        if (theirs.confidence > best.confidence) best = theirs;
      }
      if (best.band === 'none' && lang === 'ar' && latin) {
        const spoken = matchIn(compiled, look.arabizi(), 'ar', context, true);
        if (spoken.confidence > best.confidence) best = spoken;
      }
      return best;
    },
  };
}

/** The match of one language's model. With `onlyNamed`, only if a keyword names the best topic. */
function matchIn(
  { topics, languages, concepts }: CompiledMatcher,
  look: Seen | null,
  lang: Lang,
  context: MatchContext,
  onlyNamed = false,
): MatchResult {
  if (!look || look.words.length === 0 || topics.length === 0) return NOTHING;
  const { model, calibration } = languages[lang];
  const { seen, spoken } = look.reading();
  if (onlyNamed && seen.hits.length === 0) return NOTHING;
  // A copy, because the talk's context changes the scores. The message's own scores may be used for another talk.
  const rated = look.scores();
  const scores = rated.scores.slice();
  favour(scores, topics, context);
  const best = bestOf(scores);
  const named = seen.hits.some((hit) => hit.topics.includes(best));
  if (!(scores[best]! > 0) || (onlyNamed && !named)) return NOTHING;
  const sure = confidenceOf(calibration, chance(calibration, signalsOf(model, { ...rated, seen, scores }, best)));
  // "What is …" alone must not offer a topic only because it has many questions.
  const whole = model.phrases.get(seen.features.words.join(' ')) === best;
  const confidence = whole || names(model, seen, best) ? sure : Math.min(sure, UNNAMED);
  const band: Band = confidence >= ANSWER_AT ? 'answer' : confidence >= ASK_AT ? 'ask' : 'none';
  return {
    ...guesses(topics, scores, best, band, confidence),
    get matched() {
      const words = reasons(model, seen, best, REASONS);
      return [...new Set([...words, ...concepts.reasons(spoken, best).slice(0, CONCEPT_REASONS)])];
    },
    get known() {
      const own = new Set([...seen.hits.map((hit) => hit.text), ...concepts.reasons(spoken, best)]);
      return this.matched.filter((word) => own.has(word) || model.lexicon.words.has(word));
    },
  };
}

/**
 * The match by concepts alone, for a topic that the language has no examples of. At most "did you mean", because nobody who
 * speaks it has tried.
 */
function matchByConcepts(
  { topics, concepts, spoken: calibration, unspoken }: CompiledMatcher,
  words: readonly string[],
  lang: PlannedLang,
  context: MatchContext,
): MatchResult {
  const only = isLang(lang) ? unspoken[lang] : null;
  if (topics.length === 0 || only?.size === 0) return NOTHING;
  const spoken = concepts.reader.read(words, lang);
  if (spoken.ids.length === 0) return NOTHING;
  const said = concepts.scores(spoken);
  const scores = said.slice();
  favour(scores, topics, context);
  const best = bestOf(scores);
  if (!(scores[best]! > 0) || only?.has(topics[best]!) === false) return NOTHING;
  const sure = chance(calibration, concepts.signals(spoken, said, words.length, best));
  const confidence = Math.min(confidenceOf(calibration, sure), MOST_BY_CONCEPTS);
  const named = concepts.reasons(spoken, best).slice(0, REASONS);
  return {
    ...guesses(topics, scores, best, confidence >= ASK_AT ? 'ask' : 'none', confidence),
    matched: named,
    known: named,
  };
}

/** The best topic and the next ones, as they are offered. */
function guesses(
  topics: readonly string[],
  scores: Float64Array,
  best: number,
  band: Band,
  confidence: number,
): Pick<MatchResult, 'band' | 'topic' | 'confidence' | 'candidates'> {
  return {
    band,
    topic: band === 'none' ? null : topics[best]!,
    confidence,
    candidates: nearest(scores, best).map((topic) => ({
      topic: topics[topic]!,
      score: topic === best ? confidence : round((confidence * scores[topic]!) / scores[best]!),
    })),
  };
}

/** The topics with the highest scores, best first. */
function nearest(scores: Float64Array, best: number): number[] {
  const found = [best];
  while (found.length < CANDIDATES) {
    let next = -1;
    for (let topic = 0; topic < scores.length; topic += 1)
      if (scores[topic]! > 0 && !found.includes(topic) && (next < 0 || scores[topic]! > scores[next]!)) next = topic;
    if (next < 0) break;
    found.push(next);
  }
  return found;
}

function favour(scores: Float64Array, topics: readonly string[], { lastTopic, flow }: MatchContext): void {
  const families = new Set(
    [lastTopic, flow].map((topic) => topic?.split('.')[0]).filter((family) => family !== undefined),
  );
  if (families.size === 0) return;
  const from = NEARBY_SHARE * scores[bestOf(scores)]!;
  topics.forEach((topic, place) => {
    if (scores[place]! > 0 && scores[place]! >= from && families.has(topic.split('.')[0]!)) scores[place]! += NEARBY;
  });
}

/** The chance, stretched so that every language's thresholds become ASK_AT and ANSWER_AT. */
function confidenceOf({ ask, answer }: Calibration, p: number): number {
  if (p >= answer) return round(ANSWER_AT + ((1 - ANSWER_AT) * (p - answer)) / (1 - answer));
  if (p >= ask) return round(ASK_AT + ((ANSWER_AT - ASK_AT) * (p - ask)) / (answer - ask));
  return round((ASK_AT * p) / ask);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
