/** The words in a language's training phrases, and how often each occurs. */
export interface Lexicon {
  words: ReadonlyMap<string, number>;
  /** The longer words, by first letter and length. Each group is made at first use. */
  readonly byShape: ReadonlyMap<string, Shape>;
}

/** Words with the same first letter and length. */
export interface Shape {
  words: readonly string[];
  /** For each word the letters it contains, as bits. */
  letters: Int32Array;
}

/** Shorter words are similar to too many words with another meaning. */
const MIN_LETTERS = 5;

/** The lexicon of phrases. Their words must be separated by single spaces. */
export function lexiconOf(phrases: Iterable<string>): Lexicon {
  const words = new Map<string, number>();
  for (const phrase of phrases) for (const word of phrase.split(' ')) words.set(word, (words.get(word) ?? 0) + 1);
  let byShape: ReadonlyMap<string, Shape> | null = null;
  return {
    words,
    get byShape() {
      return (byShape ??= shapesOf(words.keys()));
    },
  };
}

function shapesOf(words: Iterable<string>): ReadonlyMap<string, Shape> {
  const byShape = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < MIN_LETTERS) continue;
    const shape = shapeOf(word, word.length);
    const filed = byShape.get(shape);
    if (filed) filed.push(word);
    else byShape.set(shape, [word]);
  }
  return new Map(
    [...byShape].map(([shape, filed]) => [shape, { words: filed, letters: Int32Array.from(filed, lettersOf) }]),
  );
}

/** The letters of a word, as bits. Different letters may share a bit. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * Whether two words must differ by more than `slips` letters, by their bits alone. Each slip changes at most two bits.
 */
export function farApart(letters: number, others: number, slips: number): boolean {
  let differing = letters ^ others;
  for (let bits = 2 * slips; bits > 0 && differing !== 0; bits -= 1) differing &= differing - 1;
  return differing !== 0;
}

/** The lookup key of a word: its first letter and a length. */
export function shapeOf(word: string, letters: number): string {
  return `${word.slice(0, 1)}${letters}`;
}
