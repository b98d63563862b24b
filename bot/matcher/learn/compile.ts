import { forLangs, LANGS, SOURCE_LANG, type Lang } from '../../model/lang.js';
import type { ConceptLayer } from '../concepts/layer.js';
import type { ConceptsByLang } from '../concepts/reader.js';
import type { Model } from '../topics/model.js';
import { bestOf, scoreTopics, signalsOf } from '../topics/score-topics.js';
import type { TrainingByLang } from '../types.js';
import { BOLDNESS, type Boldness, calibrate, type Calibration, type Trial } from './calibrate.js';
import { conceptsOf } from './concepts.js';
import { FOLDS, isHidden, isLeftOut, lessonOf, modelOf, once, type Lesson } from './folds.js';
import { ANEW, type Keep } from './keep.js';

/** One language, learnt and calibrated. */
export interface Compiled {
  model: Model;
  calibration: Calibration;
}

/** Everything learnt from one content. */
export interface CompiledMatcher {
  /** Ids of the topics, in the order of their positions. */
  topics: readonly string[];
  languages: Readonly<Record<Lang, Compiled>>;
  /** What all languages share, and how sure to be of it in a language that has no model. */
  concepts: ConceptLayer;
  spoken: Calibration;
}

/** A third of people's messages is about other things. Phrases of a hidden topic stand for those. */
const HIDDEN_WEIGHT = 0.4;

/**
 * Learns all topics in all languages, and how sure to be of each. The same content gives the same numbers, whatever
 * `keep` has. A language's model learns only from its own phrases. Its calibration is tried together with Dutch, as for
 * messages.
 */
export function compileMatcher(
  byLang: TrainingByLang,
  keep: Keep = ANEW,
  boldness: Boldness = BOLDNESS,
  concepts: ConceptsByLang = {},
): CompiledMatcher {
  const lesson = lessonOf(byLang, concepts);
  const dutch = dutchFolds(lesson, keep);
  const languages = forLangs((lang) => ({
    model: modelOf(lesson, lang, 'whole', keep),
    calibration: calibrationOf(lesson, lang, keep, boldness, dutch),
  }));
  return {
    topics: lesson.topics,
    languages,
    concepts: conceptsOf(lesson, 'whole', keep),
    spoken: spokenCalibrationOf(lesson, keep, boldness),
  };
}

/** The calibration of a language's model. */
export function calibrationOf(
  lesson: Lesson,
  lang: Lang,
  keep: Keep,
  boldness: Boldness = BOLDNESS,
  dutch = dutchFolds(lesson, keep),
): Calibration {
  return keep.value(`${lang}.calibration`, () => calibrate(trialsOf(lesson, lang, dutch, keep), boldness));
}

/** The calibration of the concepts alone. */
export function spokenCalibrationOf(lesson: Lesson, keep: Keep, boldness: Boldness = BOLDNESS): Calibration {
  if (lesson.reader.names.length === 0) return calibrate([], boldness);
  return keep.value('concepts.calibration', () => calibrate(spokenTrials(lesson, keep), boldness));
}

/** The Dutch models by fold. Every language is tried with them, so each is read once. */
function dutchFolds(lesson: Lesson, keep: Keep): (fold: number) => Model {
  return once((fold) => modelOf(lesson, SOURCE_LANG, `fold${fold}`, keep));
}

/** The best guesses on examples that the models of each fold have not seen. */
function trialsOf(lesson: Lesson, lang: Lang, dutch: (fold: number) => Model, keep: Keep): Trial[] {
  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const source = dutch(fold);
    const concepts = conceptsOf(lesson, `fold${fold}`, keep);
    const model = lang === SOURCE_LANG ? source : modelOf(lesson, lang, `fold${fold}`, keep);
    lesson.phrases(lang).forEach((phrase, place) => {
      const hidden = isHidden(phrase.topic, fold);
      if (phrase.kind !== 'example' || !(hidden || isLeftOut(phrase, place, fold))) return;
      const rated = scoreTopics({ model, source, concepts }, phrase.features.words);
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

/** The best guesses by concepts alone on examples that they were not learnt from. */
function spokenTrials(lesson: Lesson, keep: Keep): Trial[] {
  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const concepts = conceptsOf(lesson, `fold${fold}`, keep);
    for (const lang of LANGS)
      lesson.phrases(lang).forEach((phrase, place) => {
        const hidden = isHidden(phrase.topic, fold);
        if (phrase.kind !== 'example' || !(hidden || isLeftOut(phrase, place, fold))) return;
        const { words } = phrase.features;
        const spoken = lesson.reader.read(words, lang);
        const said = concepts.scores(spoken);
        const best = bestOf(said);
        trials.push({
          signals: concepts.signals(spoken, said, words.length, best),
          right: !hidden && best === phrase.topic,
          weight: hidden ? HIDDEN_WEIGHT : 1,
        });
      });
  }
  return trials;
}
