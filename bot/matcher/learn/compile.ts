import { LANGS, SOURCE_LANG, type Lang } from '../../model/lang.js';
import { calibrate, type Calibration, type Trial } from './calibrate.js';
import type { Model } from '../topics/model.js';
import { bestOf, scoreTopics, signalsOf } from '../topics/score-topics.js';
import { phrasesOf, trainModel, type Phrase } from './train.js';
import type { TrainingByLang } from '../types.js';

/** One language, learnt and calibrated. */
export interface Compiled {
  model: Model;
  calibration: Calibration;
}

/** Everything learnt from one content. */
export interface CompiledMatcher {
  /** Ids of the topics, in the order of their places. */
  topics: readonly string[];
  languages: Readonly<Record<Lang, Compiled>>;
}

const FOLDS = 5;
/** A third of what people write is no business of ours; a phrase of a hidden topic stands for that. */
const HIDDEN_WEIGHT = 0.4;

/** Learns all topics in all languages and how sure to be of each; the same content gives the same numbers. */
export function compileMatcher(byLang: TrainingByLang): CompiledMatcher {
  const topics = [...new Set(LANGS.flatMap((lang) => byLang[lang].map((t) => t.topic)))].sort();
  const order = new Map(topics.map((topic, place) => [topic, place]));
  const phrases = forLangs((lang) => phrasesOf(lang, byLang[lang], order));
  const trials = forLangs((): Trial[] => []);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const hidden = (topic: number): boolean => topic % FOLDS === fold;
    const models = forLangs((lang) => {
      const kept = phrases[lang].filter((phrase, i) => !hidden(phrase.topic) && !leftOut(phrase, i, fold));
      return trainModel(lang, kept, topics.length);
    });
    for (const lang of LANGS) {
      phrases[lang].forEach((phrase, i) => {
        const isHidden = hidden(phrase.topic);
        if (phrase.kind !== 'example' || !(isHidden || leftOut(phrase, i, fold))) return;
        const rated = scoreTopics(models[lang], models[SOURCE_LANG], phrase.features.words);
        const best = bestOf(rated.scores);
        const signals = signalsOf(models[lang], rated, best);
        trials[lang].push({
          signals,
          right: !isHidden && best === phrase.topic,
          weight: isHidden ? HIDDEN_WEIGHT : 1,
        });
      });
    }
  }
  const languages = forLangs((lang) => ({
    model: trainModel(lang, phrases[lang], topics.length),
    calibration: calibrate(trials[lang]),
  }));
  return { topics, languages };
}

/** Examples are dealt out over the folds one by one; titles and keywords are never left out. */
function leftOut(phrase: Phrase, place: number, fold: number): boolean {
  return phrase.kind === 'example' && place % FOLDS === fold;
}

/** A record with what `make` gives for each language that has content. */
export function forLangs<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}
