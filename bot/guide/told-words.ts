import { type Content, wordsOf } from '../content/load.js';
import type { Lang } from '../model/lang.js';
import type { TurnContext } from '../talk/turn-context.js';
import { tokens } from '../text/normalise.js';
import { stem } from '../text/stem.js';
import { stopwords } from '../text/stopwords.js';

/** What the button of a topic's offer says, as words to compare with: without endings and function words. Kept. */
export function toldWords(content: Content): TurnContext['toldWords'] {
  const kept = new Map<string, readonly string[]>();
  return (topic, lang) => {
    const key = `${lang} ${topic}`;
    let words = kept.get(key);
    if (!words) kept.set(key, (words = read(content, topic, lang)));
    return words;
  };
}

function read(content: Content, topic: string, lang: Lang): readonly string[] {
  const found = wordsOf(content, lang, topic);
  if (!found) return [];
  const small = stopwords(found.lang);
  return tokens(found.words.told_as ?? found.words.title, found.lang)
    .filter((word) => !small.has(word))
    .map((word) => stem(word, found.lang));
}
