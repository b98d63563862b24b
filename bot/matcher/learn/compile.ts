import { forLangs, LANGS, SOURCE_LANG, type Lang } from '../../model/lang.js';
import type { ConceptLayer } from '../concepts/layer.js';
import type { ConceptsByLang } from '../concepts/reader.js';
import type { Model } from '../topics/model.js';
import { bestOf, scoreTopics, signalsOf } from '../topics/score-topics.js';
import type { TrainingByLang, TrainingTopic } from '../types.js';
import { BOLDNESS, type Boldness, calibrate, type Calibration, type Signals, type Trial } from './calibrate.js';
import { conceptsOf } from './concepts.js';
import { FOLD_NUMBERS, isHidden, isLeftOut, lessonOf, modelOf, once, type Lesson } from './folds.js';
import { ANEW, type Keep } from './keep.js';

/** One language, learnt and calibrated. */
export interface Compiled {
  /** Read from its file at first use: with all languages, reading would be most of the start. */
  readonly model: Model;
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
  /** The topics of which a language has no words that people type, or none but a title. */
  unspoken: Readonly<Record<Lang, ReadonlySet<string>>>;
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
  const languages = forLangs((lang) => {
    const model = whenNeeded(() => modelOf(lesson, lang, 'whole', keep));
    // What must be learnt takes seconds, so nobody who writes waits for it.
    if (!keep.hasModel(lang, 'whole')) model();
    return {
      get model() {
        return model();
      },
      calibration: calibrationOf(lesson, lang, keep, boldness, dutch),
    };
  });
  return {
    topics: lesson.topics,
    languages,
    concepts: conceptsOf(lesson, 'whole', keep),
    spoken: spokenCalibrationOf(lesson, keep, boldness),
    unspoken: forLangs((lang) => unspokenOf(lesson.topics, byLang[lang])),
  };
}

function unspokenOf(topics: readonly string[], training: readonly TrainingTopic[]): ReadonlySet<string> {
  const spoken = training.filter(({ keywords, examples }) => keywords.length + examples.length > 0);
  const known = new Set(spoken.map(({ topic }) => topic));
  return new Set(topics.filter((topic) => !known.has(topic)));
}

/** Makes a function that computes its result at first use. */
function whenNeeded<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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
  return FOLD_NUMBERS.flatMap((fold) => {
    const source = dutch(fold);
    const concepts = conceptsOf(lesson, `fold${fold}`, keep);
    const model = lang === SOURCE_LANG ? source : modelOf(lesson, lang, `fold${fold}`, keep);
    return triedIn(lesson, lang, fold, (words) => {
      const rated = scoreTopics({ model, source, concepts }, words);
      const best = bestOf(rated.scores);
      return { best, signals: signalsOf(model, rated, best) };
    });
  });
}

/** The best guesses by concepts alone on examples that they were not learnt from. */
function spokenTrials(lesson: Lesson, keep: Keep): Trial[] {
  return FOLD_NUMBERS.flatMap((fold) => {
    const concepts = conceptsOf(lesson, `fold${fold}`, keep);
    return LANGS.flatMap((lang) =>
      triedIn(lesson, lang, fold, (words) => {
        const spoken = lesson.reader.read(words, lang);
        const said = concepts.scores(spoken);
        const best = bestOf(said);
        return { best, signals: concepts.signals(spoken, said, words.length, best) };
      }),
    );
  });
}

/** Tries the examples of a language that a fold leaves out, or whose topic it hides. */
function triedIn(
  lesson: Lesson,
  lang: Lang,
  fold: number,
  guess: (words: readonly string[]) => { best: number; signals: Signals },
): Trial[] {
  return lesson.phrases(lang).flatMap((phrase, place) => {
    const hidden = isHidden(phrase.topic, fold);
    if (phrase.kind !== 'example' || !(hidden || isLeftOut(phrase, place, fold))) return [];
    const { best, signals } = guess(phrase.features.words);
    return [{ signals, right: !hidden && best === phrase.topic, weight: hidden ? HIDDEN_WEIGHT : 1 }];
  });
}
