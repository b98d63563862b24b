import { SOURCE_LANG, type Lang } from '../../model/lang.js';
import type { Message } from '../../text/message.js';
import { arabicOf } from '../arabizi/words.js';
import { countedWords } from './features.js';
import type { ConceptLayer } from '../concepts/layer.js';
import type { Model } from './model.js';
import { type AskDutch, dutchViews, read, type Reading, scoresOf, type TopicScores } from './score-topics.js';

/** The model of each language. */
export interface Models {
  languages: Readonly<Record<Lang, { model: Model }>>;
  concepts: ConceptLayer;
}

/** A message as one language's model sees it, before the talk's context counts. */
export interface Seen {
  words: readonly string[];
  reading: () => Reading;
  scores: () => TopicScores;
}

/** A message as the models see it. Each is asked once. */
export interface Look {
  in(lang: Lang): Seen;
  /** The message read as Arabic in Latin letters; null if none of it is. */
  arabizi(): Seen | null;
}

/** How the models of `compiled` see a message. Everything is computed at first use. */
export function createLook({ languages, concepts }: Models, message: Message): Look {
  const source = languages[SOURCE_LANG].model;
  const asDutch: AskDutch = dutchViews(source);
  const seenAs = (words: readonly string[], lang: Lang): Seen => {
    const readers = { model: languages[lang].model, source, concepts };
    let reading: Reading | undefined;
    let scores: TopicScores | undefined;
    return {
      words,
      reading: () => (reading ??= read(readers, words, asDutch)),
      scores: () => (scores ??= scoresOf(readers, (reading ??= read(readers, words, asDutch)))),
    };
  };
  const byLang = new Map<Lang, Seen>();
  let arabizi: Seen | null | undefined;
  return {
    in(lang) {
      let seen = byLang.get(lang);
      if (!seen) byLang.set(lang, (seen = seenAs(countedWords(message, lang), lang)));
      return seen;
    },
    arabizi() {
      if (arabizi !== undefined) return arabizi;
      const spelled = arabicOf(languages.ar.model.lexicon, this.in('ar').words);
      return (arabizi = spelled && seenAs(spelled, 'ar'));
    },
  };
}
