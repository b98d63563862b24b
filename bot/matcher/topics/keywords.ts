import type { Lang } from '../../model/lang.js';
import { tokens } from '../../text/normalise.js';
import { stem } from '../../text/stem.js';
import type { Features } from './features.js';

/** A keyword prepared for lookup. Plain data. */
export interface Keyword {
  text: string;
  words: string[];
  stems: string[];
  topics: number[];
  weight: number;
}

/** The keywords of one language, by the first letters of their first word. */
export type Keywords = ReadonlyMap<string, readonly Keyword[]>;

export interface KeywordHit {
  text: string;
  topics: readonly number[];
  weight: number;
  /** Positions of its words in the message. */
  at: number[];
}

/** A keyword of at least this length is also found at the start of a compound (huurwaarborg in huurwaarborglening). */
const COMPOUND_LETTERS = 6;
/** One other word may stand between two words of a phrase ("pay the deposit", "pay my whole deposit"). */
const GAP = 1;
const OPENING_LETTERS = 3;

/** Prepares the keywords of one language. `topics` is the number of all topics. */
export function readyKeywords(
  lang: Lang,
  entries: readonly { topic: number; keyword: string }[],
  topics: number,
): Keyword[] {
  const byText = new Map<string, Keyword>();
  for (const { topic, keyword } of entries) {
    const words = tokens(keyword, lang);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const known = byText.get(key);
    if (!known)
      byText.set(key, { text: keyword, words, stems: words.map((w) => stem(w, lang)), topics: [topic], weight: 0 });
    else if (!known.topics.includes(topic)) known.topics.push(topic);
  }
  const rarest = Math.log(1 + topics);
  for (const keyword of byText.values()) {
    // A phrase weighs more than a word. A keyword of many topics weighs less.
    keyword.weight = (Math.log(1 + topics / keyword.topics.length) / rarest) * Math.sqrt(keyword.words.length);
  }
  return [...byText.values()];
}

/** Indexes keywords, so that a message is compared with few of them. */
export function fileKeywords(keywords: readonly Keyword[]): Keywords {
  const byOpening = new Map<string, Keyword[]>();
  for (const keyword of keywords) {
    const opening = openingOf(keyword.stems[0]!);
    const filed = byOpening.get(opening);
    if (filed) filed.push(keyword);
    else byOpening.set(opening, [keyword]);
  }
  return byOpening;
}

function openingOf(word: string): string {
  return word.slice(0, OPENING_LETTERS);
}

/** The keywords in a message, in its order. If one lies inside a longer one, only the longer one counts. */
export function findKeywords(keywords: Keywords, message: Features): KeywordHit[] {
  const hits: KeywordHit[] = [];
  message.stems.forEach((first, start) => {
    for (const keyword of keywords.get(openingOf(first)) ?? []) {
      // Most keywords with the same first letters begin with another word.
      if (!isWord(keyword, 0, message.words[start]!, first)) continue;
      const at = follow(keyword, message, start);
      if (at) hits.push({ text: keyword.text, topics: keyword.topics, weight: keyword.weight, at });
    }
  });
  return hits.filter(
    (hit) =>
      !hits.some((other) => other.at.length > hit.at.length && hit.at.every((place) => other.at.includes(place))),
  );
}

function follow(keyword: Keyword, message: Features, start: number): number[] | null {
  const at: number[] = [];
  let from = start;
  for (let i = 0; i < keyword.words.length; i += 1) {
    const last = i === 0 ? start : Math.min(from + GAP, message.words.length - 1);
    let found = -1;
    for (let place = from; place <= last && found < 0; place += 1)
      if (isWord(keyword, i, message.words[place]!, message.stems[place]!)) found = place;
    if (found < 0) return null;
    at.push(found);
    from = found + 1;
  }
  return at;
}

function isWord(keyword: Keyword, i: number, word: string, stemmed: string): boolean {
  const wanted = keyword.words[i]!;
  if (word === wanted || stemmed === keyword.stems[i]) return true;
  return keyword.words.length === 1 && wanted.length >= COMPOUND_LETTERS && word.startsWith(wanted);
}

/** Adds each topic's keyword score, from 0 to `weight`. One keyword of only that topic gives about two thirds of it. */
export function addKeywordScores(hits: readonly KeywordHit[], into: Float64Array, weight: number): void {
  const sums = new Map<number, number>();
  const counted = new Set<string>();
  for (const hit of hits) {
    if (counted.has(hit.text)) continue;
    counted.add(hit.text);
    for (const topic of hit.topics) sums.set(topic, (sums.get(topic) ?? 0) + hit.weight);
  }
  for (const [topic, sum] of sums) into[topic]! += weight * (1 - Math.exp(-sum));
}
