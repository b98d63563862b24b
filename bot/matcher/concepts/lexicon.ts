import { ethiopicConsonants } from '../../text/ethiopic.js';
import { normalise } from '../../text/normalise.js';
import { consonants } from '../../text/consonants.js';

/** Concepts (HIT, FEAR, CHILD …) and the words of one language that stand for each, as in `content/crisis/lexicon`. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** Which concepts a word of one language stands for. */
export interface Lexicon {
  /** The concepts of a normalised word, by their names; none if it stands for none. */
  conceptsOf(word: string): readonly string[];
  /** The concepts that two words stand for together; undefined if they stand for none. */
  pairOf(first: string, second: string): readonly string[] | undefined;
}

const LATIN = /^[a-z0-9]/;
const LATIN_WORD = /^[a-z0-9']+$/;
const NONE: readonly string[] = [];

/** The fewest letters of an entry that counts as the beginning of longer words. */
const BEGINNING = { latin: 4, other: 3 } as const;
/** The fewest letters of an entry that counts anywhere in a word, where prefixes are joined to words. */
const INSIDE: Readonly<Partial<Record<string, number>>> = { ar: 4, ti: 3 };
/** The fewest consonants by which a romanised word is compared whole, and by its beginning. */
const CONSONANTS = { whole: 3, beginning: 4 } as const;

/** Sounds of letters of other scripts, as `consonants` writes those of Latin letters. "_": none. */
const SOUNDS: Readonly<Record<string, string>> = {
  ...spelled(
    'ابتثجحخدذرزسشصضطظعغفقكگلمنهويپچژءئؤأإآىټډړږښڅځڼ',
    '_ p t s s h k d s r s s s s d t s _ k f k k k l m n h _ _ p s s _ _ _ _ _ _ t d r k k s s n',
  ),
  ...spelled(
    'абвгґдежзийіїєклмнопрстуфхцчшщъыьэюяё',
    '_ p p k k d _ s s _ _ _ _ _ k l m n _ p r s t _ f k ts s s s _ _ _ _ _ _ _',
  ),
  ...spelled(
    'ሀለሐመሠረሰሸቀቐበቨተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ',
    'h l h m s r s s k k p p t s h n n _ k k _ _ s s _ d s k t s p s s f p',
  ),
};

function spelled(letters: string, sounds: string): Record<string, string> {
  const each = sounds.split(' ');
  return Object.fromEntries([...letters].map((letter, i) => [letter, each[i] === '_' ? '' : each[i]!]));
}

/** The consonants of a word of another script, as `consonants` writes those of a romanised one. */
function skeletonOf(word: string): string {
  let made = '';
  for (const letter of word) {
    const sound = SOUNDS[letter] ?? '';
    if (sound !== '' && !made.endsWith(sound)) made += sound;
  }
  return made;
}

class Entries implements Lexicon {
  readonly #whole = new Map<string, string[]>();
  readonly #beginnings = new Map<string, string[]>();
  readonly #inside = new Map<string, string[]>();
  readonly #pairs = new Map<string, string[]>();
  readonly #skeletons = new Map<string, string[]>();
  #longestBeginning = 0;
  readonly #insideLetters = { least: Infinity, most: 0 };

  constructor(
    private readonly lang: string,
    concepts: Concepts,
  ) {
    for (const [concept, entries] of Object.entries(concepts)) for (const entry of entries) this.#add(concept, entry);
  }

  conceptsOf(word: string): readonly string[] {
    const spelling = this.#spellingOf(word);
    return (
      this.#whole.get(spelling) ??
      longest(this.#beginnings, spelling, this.#longestBeginning, 2) ??
      this.#within(spelling) ??
      this.#romanised(spelling) ??
      NONE
    );
  }

  pairOf(first: string, second: string): readonly string[] | undefined {
    if (this.#pairs.size === 0) return undefined;
    return this.#pairs.get(`${this.#spellingOf(first)} ${this.#spellingOf(second)}`);
  }

  #add(concept: string, entry: string): void {
    const file = (map: Map<string, string[]>, key: string): void => {
      const known = map.get(key);
      if (!known) map.set(key, [concept]);
      else if (!known.includes(concept)) known.push(concept);
    };
    const fileInside = (word: string): void => {
      file(this.#inside, word);
      this.#insideLetters.least = Math.min(this.#insideLetters.least, word.length);
      this.#insideLetters.most = Math.max(this.#insideLetters.most, word.length);
    };
    if (entry.includes('_')) {
      const [first, second] = entry.split('_').map((word) => this.#plain(word));
      file(this.#pairs, `${first} ${second}`);
      return;
    }
    const word = this.#plain(entry);
    if (word === '') return;
    if (entry.startsWith('*')) {
      fileInside(word);
      return;
    }
    file(this.#whole, word);
    const latin = LATIN.test(word);
    const skeleton = latin ? '' : skeletonOf(word);
    if (skeleton.length >= CONSONANTS.whole) file(this.#skeletons, skeleton);
    if (entry.endsWith('=')) return;
    if (entry.endsWith('-') || word.length >= (latin ? BEGINNING.latin : BEGINNING.other)) {
      file(this.#beginnings, word);
      this.#longestBeginning = Math.max(this.#longestBeginning, word.length);
    }
    if (!latin && word.length >= (INSIDE[this.lang] ?? Infinity)) fileInside(word);
  }

  #plain(entry: string): string {
    return this.#spellingOf(normalise(entry, 'nl').replace(/[^\p{L}\p{N}]/gu, ''));
  }

  #spellingOf(word: string): string {
    return this.lang === 'ti' ? ethiopicConsonants(word) : word;
  }

  #within(word: string): readonly string[] | undefined {
    const { least, most } = this.#insideLetters;
    for (let letters = Math.min(word.length, most); letters >= least; letters -= 1)
      for (let at = 0; at + letters <= word.length; at += 1) {
        const found = this.#inside.get(word.slice(at, at + letters));
        if (found) return found;
      }
    return undefined;
  }

  /** A word in Latin letters, in a language of another script, by its consonants. */
  #romanised(word: string): readonly string[] | undefined {
    if (this.#skeletons.size === 0 || word.length < BEGINNING.latin || !LATIN_WORD.test(word)) return undefined;
    const skeleton = consonants(word);
    if (skeleton.length < CONSONANTS.whole) return undefined;
    return (
      this.#skeletons.get(skeleton) ?? longest(this.#skeletons, skeleton, skeleton.length - 1, CONSONANTS.beginning)
    );
  }
}

/** What is filed under the longest beginning of a word, of `most` to `least` letters. */
function longest(
  map: ReadonlyMap<string, string[]>,
  word: string,
  most: number,
  least: number,
): readonly string[] | undefined {
  for (let letters = Math.min(word.length, most); letters >= least; letters -= 1) {
    const found = map.get(word.slice(0, letters));
    if (found) return found;
  }
  return undefined;
}

/**
 * Reads the concepts of a language. An entry is the beginning of a word, from four Latin or three other letters on ("-"
 * after it: shorter too; "=": only the whole word; "*" before it: anywhere; "_": two words). In Arabic and Tigrinya,
 * which join small words to others, longer entries count anywhere. Latin words in a language of another script are
 * compared by their consonants.
 */
export function readLexicon(lang: string, concepts: Concepts): Lexicon {
  return new Entries(lang, concepts);
}
