/**
 * Arabic words and their Latin spellings by their consonants, in classes that are spelled for one another: a quick way to
 * the few words that a Latin one may stand for.
 */

/** Arabic letters by the class of their usual Latin spellings; weak ones are left out. */
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

/** Latin spellings by the classes they may stand for; an empty class is a letter that is not pronounced so. */
const LATIN_CLASSES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:sh|ch)/, ['X']],
  [/^(?:kh|gh|dj)/, ['K']],
  [/^th/, ['T', 'D']],
  [/^dh/, ['D']],
  [/^9/, ['K', 'S', 'D']],
  [/^2/, ['', 'K']],
  [/^[bp]/, ['B']],
  [/^[t6]/, ['T']],
  [/^[kqgjx58]/, ['K']],
  [/^7/, ['H']],
  [/^h/, ['H', 'K']],
  [/^[dz]/, ['D']],
  [/^r/, ['R']],
  [/^[sc]/, ['S']],
  [/^[fv]/, ['F']],
  [/^l/, ['L']],
  [/^m/, ['M']],
  [/^n/, ['N']],
];
const MAX_SKELETONS = 8;
const MAX_LETTERS = 20;

function classes(byClass: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(byClass).flatMap(([name, letters]) => [...letters].map((l) => [l, name])));
}

function bare(word: string): string {
  return word.replace(/^ال(?=..)/u, '').replace(/ه$/u, '');
}

/** The consonants of a normalised Arabic word, in classes. */
export function skeletonOfArabic(word: string): string {
  return once([...bare(word)].map((letter) => ARABIC_CLASSES[letter] ?? '').join(''));
}

/** A letter written twice is one. */
function once(skeleton: string): string {
  return skeleton.replace(/(.)\1+/g, '$1');
}

/** The skeletons that a Latin word may have; none where it is no Arabic in Latin letters. */
export function skeletonsOfLatin(word: string): string[] {
  if (word.length > MAX_LETTERS || !/^[a-z0-9]+$/.test(word)) return [];
  // The article may be written on, and the last letter of an Arabic feminine may be heard or not.
  const forms = new Set([word, word.replace(/^[aei]l(?=...)/, ''), word.replace(/[ht]$/, '')]);
  return [...new Set([...forms].flatMap(skeletonsOf))];
}

function skeletonsOf(word: string): string[] {
  let made = [''];
  for (let rest = word; rest !== '';) {
    const found = LATIN_CLASSES.find(([spelling]) => spelling.test(rest));
    if (!found) {
      rest = rest.slice(1);
      continue;
    }
    const [spelling, kinds] = found;
    made = made.flatMap((head) => kinds.map((kind) => head + kind)).slice(0, MAX_SKELETONS);
    rest = rest.replace(spelling, '');
  }
  return made.map(once);
}
