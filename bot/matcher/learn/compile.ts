import { forLangs, SOURCE_LANG, type Lang } from '../../model/lang.js';
import type { Model } from '../topics/model.js';
import { bestOf, scoreTopics, signalsOf } from '../topics/score-topics.js';
import type { TrainingByLang } from '../types.js';
import { BOLDNESS, type Boldness, calibrate, type Calibration, type Trial } from './calibrate.js';
import { FOLDS, isHidden, isLeftOut, lessonOf, modelOf, once, type Lesson } from './folds.js';
import { ANEW, type Keep } from './keep.js';

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

/** A third of what people write is no business of ours; a phrase of a hidden topic stands for that. */
const HIDDEN_WEIGHT = 0.4;

/**
 * Learns all topics in all languages and how sure to be of each; the same content gives the same numbers, whatever was
 * kept of earlier ones. A language's model is learnt from its own phrases alone; its calibration is tried out beside
 * Dutch, as messages are.
 */
export function compileMatcher(
  byLang: TrainingByLang,
  keep: Keep = ANEW,
  boldness: Boldness = BOLDNESS,
): CompiledMatcher {
  const lesson = lessonOf(byLang);
  const dutch = dutchFolds(lesson, keep);
  const languages = forLangs((lang) => ({
    model: modelOf(lesson, lang, 'whole', keep),
    calibration: calibrationOf(lesson, lang, keep, boldness, dutch),
  }));
  return { topics: lesson.topics, languages };
}

/** How sure a language's model may be. */
export function calibrationOf(
  lesson: Lesson,
  lang: Lang,
  keep: Keep,
  boldness: Boldness = BOLDNESS,
  dutch = dutchFolds(lesson, keep),
): Calibration {
  return keep.value(`${lang}.calibration`, () => calibrate(trialsOf(lesson, lang, dutch, keep), boldness));
}

/** Dutch is tried beside every language: each of its folds is read once. */
function dutchFolds(lesson: Lesson, keep: Keep): (fold: number) => Model {
  return once((fold) => modelOf(lesson, SOURCE_LANG, `fold${fold}`, keep));
}

/** Best guesses on the examples that each fold's models have not seen. */
function trialsOf(lesson: Lesson, lang: Lang, dutch: (fold: number) => Model, keep: Keep): Trial[] {
  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const source = dutch(fold);
    const model = lang === SOURCE_LANG ? source : modelOf(lesson, lang, `fold${fold}`, keep);
    lesson.phrases(lang).forEach((phrase, place) => {
      const hidden = isHidden(phrase.topic, fold);
      if (phrase.kind !== 'example' || !(hidden || isLeftOut(phrase, place, fold))) return;
      const rated = scoreTopics(model, source, phrase.features.words);
      const best = bestOf(rated.scores);
      trials.push({
        signals: signalsOf(model, rated, best),
        right: !hidden && best === phrase.topic,
        weight: hidden ? HIDDEN_WEIGHT : 1,
      });
    });
  }
  return trials;
}
