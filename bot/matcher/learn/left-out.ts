import { LANGS, SOURCE_LANG, type Lang } from '../../model/lang.js';
import { forLangs } from './compile.js';
import { bestOf, scoreTopics } from '../topics/score-topics.js';
import { phrasesOf, trainModel } from './train.js';
import type { TrainingByLang } from '../types.js';

const FOLDS = 5;

/** Where an example leads when the matcher has not seen it. */
export interface Guess {
  topic: string;
  text: string;
  guess: string;
}

/** Every example's topic as guessed by a matcher that has not seen it, nor a fifth of the others. */
export function leftOutGuesses(byLang: TrainingByLang): Record<Lang, Guess[]> {
  const topics = [...new Set(LANGS.flatMap((lang) => byLang[lang].map((t) => t.topic)))].sort();
  const order = new Map(topics.map((topic, place) => [topic, place]));
  const phrases = forLangs((lang) => phrasesOf(lang, byLang[lang], order));
  const guesses = forLangs((): Guess[] => []);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isLeftOut = (kind: string, place: number): boolean => kind === 'example' && place % FOLDS === fold;
    const models = forLangs((lang) =>
      trainModel(
        lang,
        phrases[lang].filter(({ kind }, place) => !isLeftOut(kind, place)),
        topics.length,
      ),
    );
    for (const lang of LANGS)
      phrases[lang].forEach(({ topic, kind, text, features }, place) => {
        if (!isLeftOut(kind, place)) return;
        const { scores } = scoreTopics(models[lang], models[SOURCE_LANG], features.words);
        guesses[lang].push({ topic: topics[topic]!, text, guess: topics[bestOf(scores)]! });
      });
  }
  return guesses;
}
