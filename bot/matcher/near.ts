/** Shorter words have too many neighbours that mean something else. */
const MIN_LETTERS = 6;

const spellings = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

/** Every word of a vocabulary with one letter left out or two letters swapped, and the word that is meant. */
function misspellings(vocabulary: ReadonlySet<string>): ReadonlyMap<string, string> {
  const known = spellings.get(vocabulary);
  if (known) return known;
  const made = new Map<string, string>();
  for (const word of vocabulary) {
    if (word.length < MIN_LETTERS) continue;
    for (let i = 1; i < word.length; i += 1) {
      made.set(word.slice(0, i) + word.slice(i + 1), word);
      if (i + 1 < word.length) made.set(word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2), word);
    }
  }
  spellings.set(vocabulary, made);
  return made;
}

/**
 * The words of a text that are one slip away from a word of the vocabulary (a letter too few or too many, two swapped;
 * the first letter is right), by place. A replaced letter makes another word too often ("menace", "ménage").
 */
export function nearWords(words: readonly string[], vocabulary: ReadonlySet<string>): ReadonlyMap<number, string> {
  const slips = misspellings(vocabulary);
  const found = new Map<number, string>();
  words.forEach((word, place) => {
    if (word.length < MIN_LETTERS || vocabulary.has(word)) return;
    const meant = slips.get(word) ?? tooMany(word, vocabulary);
    if (meant !== undefined) found.set(place, meant);
  });
  return found;
}

function tooMany(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  for (let i = 1; i < word.length; i += 1) {
    const shorter = word.slice(0, i) + word.slice(i + 1);
    if (shorter.length >= MIN_LETTERS && vocabulary.has(shorter)) return shorter;
  }
  return undefined;
}
