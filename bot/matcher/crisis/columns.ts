import type { PlannedLang } from '../../model/lang.js';
import type { CrisisPhrase, ReadyPhrase } from './phrase.js';

/** Crisis phrases as columns, which are read several times faster than one object per phrase. Plain data. */
export interface CrisisColumns {
  topics: string[];
  langs: PlannedLang[];
  /** For each phrase: positions in the lists above. */
  topic: number[];
  lang: number[];
  texts: string[];
  /** Words, joined by single spaces. Stems likewise; '' if they equal the words. */
  words: string[];
  stems: string[];
  telling: (readonly number[])[];
  strong: (readonly number[])[];
  /** Marks that only some phrases have, by the phrase's position. */
  marks: [place: number, marks: Pick<CrisisPhrase, 'everyday' | 'vague' | 'lookalikes'>][];
}

/** Converts phrases to columns. */
export function crisisColumns(phrases: readonly ReadyPhrase[]): CrisisColumns {
  const topics = [...new Set(phrases.map(({ topic }) => topic))];
  const langs = [...new Set(phrases.map(({ source }) => source.lang))];
  const words = phrases.map((phrase) => phrase.words.join(' '));
  return {
    topics,
    langs,
    topic: phrases.map(({ topic }) => topics.indexOf(topic)),
    lang: phrases.map(({ source }) => langs.indexOf(source.lang)),
    texts: phrases.map(({ source }) => source.text),
    words,
    stems: phrases.map(({ stems }, i) => (stems.join(' ') === words[i] ? '' : stems.join(' '))),
    telling: phrases.map(({ telling }) => telling),
    strong: phrases.map(({ strong }) => strong),
    marks: phrases.flatMap(({ source: { lang: _lang, text: _text, ...marks } }, i): CrisisColumns['marks'] =>
      Object.keys(marks).length > 0 ? [[i, marks]] : [],
    ),
  };
}

/** Converts columns to phrases. */
export function phrasesOfColumns(columns: CrisisColumns): ReadyPhrase[] {
  const { topics, langs, topic, lang, texts, telling, strong, marks } = columns;
  const phrases = texts.map((text, i): ReadyPhrase => {
    const words = columns.words[i]!.split(' ');
    const stems = columns.stems[i] === '' ? words : columns.stems[i]!.split(' ');
    const source: CrisisPhrase = { lang: langs[lang[i]!]!, text };
    return { topic: topics[topic[i]!]!, source, words, stems, telling: telling[i]!, strong: strong[i]! };
  });
  for (const [place, mark] of marks) Object.assign(phrases[place]!.source, mark);
  return phrases;
}
