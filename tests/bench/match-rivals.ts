import core from '@nlpjs/core';
import langAr from '@nlpjs/lang-ar';
import langEn from '@nlpjs/lang-en-min';
import langFr from '@nlpjs/lang-fr';
import langNl from '@nlpjs/lang-nl';
import nlu, { type NluNeural } from '@nlpjs/nlu';

import type { Lang } from '../../bot/model/lang.js';
import type { TrainingTopic } from '../../bot/matcher/match.js';
import { tokens } from '../../bot/text/normalise.js';
import { stem } from '../../bot/text/stem.js';
import type { Say } from '../support/match-score.js';

// A part of `natural` (sylvester) puts its own Math.sign in place of the platform's, one that says 1 for 0: days could not be
// counted any more.
const { sign } = Math;
const { default: BayesClassifier } = await import('natural/lib/natural/classifiers/bayes_classifier.js');
Math.sign = sign;

/** Other matchers, trained on the same phrases as ours. */

/** Our languages that nlp.js supports. */
const LANGUAGES: Partial<Record<Lang, unknown>> = {
  nl: langNl.LangNl,
  fr: langFr.LangFr,
  en: langEn.LangEn,
  ar: langAr.LangAr,
};
/** Whether nlp.js reads a language. */
export function isRead(lang: Lang): boolean {
  return LANGUAGES[lang] !== undefined;
}

/** nlp.js answers from this score on. It is its own default. */
export const NLP_ANSWERS_AT = 0.5;

function phrases(topics: readonly TrainingTopic[]): { text: string; topic: string }[] {
  return topics.flatMap(({ topic, title, keywords, examples }) =>
    [title, ...keywords, ...examples].map((text) => ({ text, topic })),
  );
}

/** nlp.js's neural classifier with its own tokenizer and stemmer of the language, not yet trained. */
export function untrained(lang: Lang): NluNeural {
  const container = core.containerBootstrap();
  const language = LANGUAGES[lang];
  if (language === undefined) throw new Error(`nlp.js does not read ${lang}`);
  container.use(language);
  return new nlu.NluNeural({ locale: lang, container, log: false });
}

/** nlp.js's classifier, trained on a language's phrases. */
export async function trained(lang: Lang, topics: readonly TrainingTopic[]): Promise<NluNeural> {
  const neural = untrained(lang);
  await neural.train(phrases(topics).map(({ text, topic }) => ({ utterance: text, intent: topic })));
  return neural;
}

/** nlp.js's classifier as a matcher. */
export async function nlpJs(lang: Lang, topics: readonly TrainingTopic[]): Promise<Say> {
  const neural = await trained(lang, topics);
  return async (text) => {
    const { classifications } = await neural.process(text);
    const found = classifications.filter(({ score }) => score > 0);
    return {
      band: (found[0]?.score ?? 0) >= NLP_ANSWERS_AT ? 'answer' : 'none',
      topics: found.map(({ intent }) => intent),
    };
  };
}

/** natural's naive Bayes, with our words and stems. Its own tokenizer drops everything that is not Latin. */
export function bayes(lang: Lang, topics: readonly TrainingTopic[]): Say {
  const classifier = new BayesClassifier();
  const words = (text: string): string[] => tokens(text, lang).map((word) => stem(word, lang));
  for (const { text, topic } of phrases(topics)) classifier.addDocument(words(text), topic);
  classifier.train();
  return (text) => ({
    // Its numbers do not say whether any topic fits.
    band: 'answer',
    topics: classifier.getClassifications(words(text)).map(({ label }) => label),
  });
}
