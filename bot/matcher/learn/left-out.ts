import { forLangs, SOURCE_LANG, type Lang } from '../../model/lang.js';
import type { ConceptsByLang } from '../concepts/reader.js';
import type { Model } from '../topics/model.js';
import { conceptsOf } from './concepts.js';
import { bestOf, scoreTopics } from '../topics/score-topics.js';
import type { TrainingByLang } from '../types.js';
import { FOLDS, isLeftOut, lessonOf, modelOf, once, type Lesson } from './folds.js';
import { ANEW, type Keep } from './keep.js';

/** The topic of an example that the matcher has not seen. */
export interface Guess {
  topic: string;
  text: string;
  guess: string;
}

/** The guess for every example by a matcher that was trained without it and a fifth of the others. */
export function leftOutGuesses(
  byLang: TrainingByLang,
  keep: Keep = ANEW,
  concepts: ConceptsByLang = {},
): Record<Lang, Guess[]> {
  const lesson = lessonOf(byLang, concepts);
  const dutch = dutchFolds(lesson, keep);
  return forLangs((lang) => guessesOf(lesson, lang, keep, dutch));
}

/** The guesses for the examples of one language. */
export function guessesOf(lesson: Lesson, lang: Lang, keep: Keep, dutch = dutchFolds(lesson, keep)): Guess[] {
  return keep.value(`${lang}.guesses`, () => guess(lesson, lang, dutch, keep));
}

function dutchFolds(lesson: Lesson, keep: Keep): (fold: number) => Model {
  return once((fold) => modelOf(lesson, SOURCE_LANG, `left${fold}`, keep));
}

function guess(lesson: Lesson, lang: Lang, dutch: (fold: number) => Model, keep: Keep): Guess[] {
  const guesses: Guess[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const source = dutch(fold);
    const concepts = conceptsOf(lesson, `left${fold}`, keep);
    const model = lang === SOURCE_LANG ? source : modelOf(lesson, lang, `left${fold}`, keep);
    lesson.phrases(lang).forEach((phrase, place) => {
      if (!isLeftOut(phrase, place, fold)) return;
      const { scores } = scoreTopics({ model, source, concepts }, phrase.features.words);
      guesses.push({
        topic: lesson.topics[phrase.topic]!,
        text: phrase.text,
        guess: lesson.topics[bestOf(scores)]!,
      });
    });
  }
  return guesses;
}
