import type { PlannedLang } from '../../model/lang.js';
import { lehmer } from '../learn/lehmer.js';
import { type Ordinary, type SourcedSample, wordsFor } from './sample.js';

interface Wanted {
  /** How many of each are put together. */
  ordinary: number;
  urgent: number;
  seed: number;
  /** Which sentences about a life may be used, by position. */
  usable: (context: number) => boolean;
}

/** The fewest words of a message that is put among others. */
const WHOLE = 4;

/**
 * Long messages put together of short ones: one to three sentences about a life, then an ordinary question; or the same
 * with a message of a crisis in its place. People who write much tell their life first.
 */
export function longOnes(
  samples: readonly SourcedSample[],
  lang: PlannedLang,
  parts: Pick<Ordinary, 'context' | 'closing'> | undefined,
  { ordinary, urgent, seed, usable }: Wanted,
): SourcedSample[] {
  const inLang = samples.filter((sample) => sample.lang === lang && sample.words.length >= WHOLE);
  const questions = inLang.filter(
    ({ topic, kind }) => topic === null && ['everyday', 'sentence', 'example'].includes(kind),
  );
  const crises = inLang.filter(({ topic, kind }) => topic !== null && ['message', 'example'].includes(kind));
  const lives = (parts?.context ?? []).filter((_, i) => usable(i)).map((text) => wordsFor(text, lang));
  const closings = (parts?.closing ?? []).map((text) => wordsFor(text, lang));
  if (lives.length < 3 || questions.length === 0) return [];
  const next = lehmer(seed * 104_729 + lang.charCodeAt(0) * 257 + lang.charCodeAt(1) * 31 + lang.length);
  const random = (below: number): number => next() % below;
  const some = (count: number): (readonly string[])[] => {
    const got: (readonly string[])[] = [];
    while (got.length < count) {
      const life = lives[random(lives.length)]!;
      if (!got.includes(life)) got.push(life);
    }
    return got;
  };
  const made: SourcedSample[] = [];
  const add = (topic: string | null, pieces: (readonly string[])[]): void => {
    made.push({ block: lang, lang, kind: 'long', topic, words: pieces.flat(), weight: 1, latin: false });
  };
  for (let i = 0; i < ordinary; i += 1) {
    const pieces = some(1 + random(3));
    pieces.splice(random(4) === 0 ? 0 : pieces.length, 0, questions[random(questions.length)]!.words);
    if (closings.length > 0 && random(3) === 0) pieces.push(closings[random(closings.length)]!);
    add(null, pieces);
  }
  for (let i = 0; i < urgent && crises.length > 0; i += 1) {
    const crisis = crises[random(crises.length)]!;
    const pieces = some(1 + random(2));
    pieces.splice(random(pieces.length + 1), 0, crisis.words);
    if (closings.length > 0 && random(4) === 0) pieces.push(closings[random(closings.length)]!);
    add(crisis.topic, pieces);
  }
  return made;
}
