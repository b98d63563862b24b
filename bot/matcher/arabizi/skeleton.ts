/**
 * Arabic words and their Latin spellings as consonants, in classes of sounds that people write in the same way. A quick
 * way to find the few Arabic words that a Latin one may mean.
 */

/** Arabic letters by the class of their usual Latin spellings. Weak letters are left out. */
const ARABIC_CLASSES: Readonly<Record<string, string>> = classes({
  B: 'ب',
  T: 'تطث',
  K: 'كقخغگج',
  H: 'حه',
  D: 'دضذظز',
  R: 'ر',
  S: 'سص',
  X: 'ش',
  F: 'ف',
  L: 'ل',
  M: 'م',
  N: 'ن',
});

/** The classes that a Latin spelling may mean; '' is a letter without a sound. Longer spellings go first. */
const LATIN_PAIRS = spellings({ X: 'sh ch', K: 'kh gh dj', TD: 'th', D: 'dh' });
const LATIN_LETTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ...spellings({
    KSD: '9',
    B: 'b p',
    T: 't 6',
    K: 'k q g j x 5 8',
    H: '7',
    HK: 'h',
    D: 'd z',
    R: 'r',
    S: 's c',
    F: 'f v',
    L: 'l',
    M: 'm',
    N: 'n',
  }),
  ['2', ['', 'K']],
]);
const MAX_SKELETONS = 8;
const MAX_LETTERS = 20;

function classes(byClass: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(byClass).flatMap(([name, letters]) => [...letters].map((l) => [l, name])));
}

function spellings(byClasses: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(byClasses).flatMap(([names, list]) => list.split(' ').map((spelling) => [spelling, [...names]])),
  );
}

function bare(word: string): string {
  return word.replace(/^ال(?=..)/u, '').replace(/ه$/u, '');
}

/** The consonants of a normalised Arabic word, as classes. */
export function skeletonOfArabic(word: string): string {
  return once([...bare(word)].map((letter) => ARABIC_CLASSES[letter] ?? '').join(''));
}

/** Removes doubled letters. */
function once(skeleton: string): string {
  return skeleton.replace(/(.)\1+/g, '$1');
}

/** The skeletons that a Latin word may have; empty if it is no Arabic in Latin letters. */
export function skeletonsOfLatin(word: string): string[] {
  if (word.length > MAX_LETTERS || !/^[a-z0-9]+$/.test(word)) return [];
  // The article may be part of the word, and the last letter of an Arabic feminine may be written or not.
  const forms = new Set([word, word.replace(/^[aei]l(?=...)/, ''), word.replace(/[ht]$/, '')]);
  return [...new Set([...forms].flatMap(skeletonsOf))];
}

function skeletonsOf(word: string): string[] {
  let made = [''];
  for (let at = 0; at < word.length;) {
    const pair = LATIN_PAIRS.get(word.slice(at, at + 2));
    const kinds = pair ?? LATIN_LETTERS.get(word[at]!);
    at += pair ? 2 : 1;
    if (!kinds) continue;
    const [only] = kinds;
    made =
      kinds.length === 1
        ? made.map((head) => head + only!)
        : made.flatMap((head) => kinds.map((kind) => head + kind)).slice(0, MAX_SKELETONS);
  }
  return made.map(once);
}
