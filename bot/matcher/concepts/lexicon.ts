import { arabicForms } from '../../text/arabic.js';
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

/** The names of the tables in which entries are filed, by how they are compared with a word. */
const TABLES = ['whole', 'beginnings', 'inside', 'pairs', 'skeletons'] as const;
type TableName = (typeof TABLES)[number];

/** Entries and what each stands for, as plain data. */
export interface CompiledTable {
  /** The entries, one a line. */
  words: string;
  /** For each entry, its position in `sets`. */
  at: number[];
}

/** A lexicon, filed for comparing, as plain data: filing takes long, and reading what was filed does not. */
export interface CompiledLexicon {
  lang: string;
  /** Concepts that one entry stands for. Most entries share their set with others. */
  sets: string[][];
  tables: Record<TableName, CompiledTable>;
}

type Filed = Record<TableName, Map<string, string[]>>;

/** Files the concepts of a language for `openLexicon`. What an entry may be is told at `readLexicon`. */
export function compileLexicon(lang: string, concepts: Concepts): CompiledLexicon {
  const filed = Object.fromEntries(TABLES.map((name) => [name, new Map()])) as Filed;
  for (const [concept, entries] of Object.entries(concepts))
    for (const entry of entries) fileEntry(lang, filed, concept, entry);
  const sets: string[][] = [];
  const places = new Map<string, number>();
  const placeOf = (set: string[]): number => {
    const key = set.join(' ');
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = sets.push(set) - 1));
    return place;
  };
  const tables = Object.fromEntries(
    TABLES.map((name) => [
      name,
      { words: [...filed[name].keys()].join('\n'), at: [...filed[name].values()].map(placeOf) },
    ]),
  ) as Record<TableName, CompiledTable>;
  return { lang, sets, tables };
}

function fileEntry(lang: string, filed: Filed, concept: string, entry: string): void {
  const file = (name: TableName, key: string): void => {
    const known = filed[name].get(key);
    if (!known) filed[name].set(key, [concept]);
    else if (!known.includes(concept)) known.push(concept);
  };
  const plain = (text: string): string => spellingOf(lang, normalise(text, 'nl').replace(/[^\p{L}\p{N}]/gu, ''));
  if (entry.includes('_')) {
    file('pairs', entry.split('_').map(plain).join(' '));
    return;
  }
  const word = plain(entry);
  if (word === '') return;
  if (entry.startsWith('*')) {
    file('inside', word);
    return;
  }
  file('whole', word);
  const latin = LATIN.test(word);
  // The last letter of a feminine is seldom heard.
  const skeleton = latin ? '' : skeletonOf(word.replace(/(?<=...)ه$/u, ''));
  if (skeleton.length >= CONSONANTS.whole) file('skeletons', skeleton);
  if (entry.endsWith('=')) return;
  if (entry.endsWith('-') || word.length >= (latin ? BEGINNING.latin : BEGINNING.other)) file('beginnings', word);
  if (!latin && word.length >= (INSIDE[lang] ?? Infinity)) file('inside', word);
}

function spellingOf(lang: string, word: string): string {
  return lang === 'ti' ? ethiopicConsonants(word) : word;
}

/** What is filed in a table, and how many letters its entries have. */
interface Table {
  words: ReadonlyMap<string, readonly string[]>;
  least: number;
  most: number;
}

function openTable({ words, at }: CompiledTable, sets: readonly (readonly string[])[]): Table {
  const map = new Map<string, readonly string[]>();
  let [least, most] = [Infinity, 0];
  if (words !== '')
    words.split('\n').forEach((word, i) => {
      map.set(word, sets[at[i]!]!);
      least = Math.min(least, word.length);
      most = Math.max(most, word.length);
    });
  return { words: map, least, most };
}

class OpenLexicon implements Lexicon {
  #opened: Record<TableName, Table> | undefined;

  constructor(private readonly compiled: CompiledLexicon) {}

  /** Most talks need two or three of the languages: the tables are made at first use. */
  get #tables(): Record<TableName, Table> {
    const { tables, sets } = this.compiled;
    return (this.#opened ??= Object.fromEntries(TABLES.map((name) => [name, openTable(tables[name], sets)])) as Record<
      TableName,
      Table
    >);
  }

  conceptsOf(word: string): readonly string[] {
    const spelling = spellingOf(this.compiled.lang, word);
    return this.#listed(spelling) ?? this.#within(spelling) ?? this.#romanised(spelling) ?? NONE;
  }

  /** What a word, or in Arabic one of its forms, is listed under: whole, or by its beginning. */
  #listed(spelling: string): readonly string[] | undefined {
    const { whole, beginnings } = this.#tables;
    for (const form of this.compiled.lang === 'ar' ? arabicForms(spelling) : [spelling]) {
      const found = whole.words.get(form) ?? longest(beginnings, form, beginnings.most, 2);
      if (found) return found;
    }
    return undefined;
  }

  pairOf(first: string, second: string): readonly string[] | undefined {
    const { pairs } = this.#tables;
    const { lang } = this.compiled;
    return pairs.words.size === 0
      ? undefined
      : pairs.words.get(`${spellingOf(lang, first)} ${spellingOf(lang, second)}`);
  }

  #within(word: string): readonly string[] | undefined {
    const { words, least, most } = this.#tables.inside;
    for (let letters = Math.min(word.length, most); letters >= least; letters -= 1)
      for (let at = 0; at + letters <= word.length; at += 1) {
        const found = words.get(word.slice(at, at + letters));
        if (found) return found;
      }
    return undefined;
  }

  /** A word in Latin letters, in a language of another script, by its consonants. */
  #romanised(word: string): readonly string[] | undefined {
    const { skeletons } = this.#tables;
    if (skeletons.words.size === 0 || word.length < BEGINNING.latin || !LATIN_WORD.test(word)) return undefined;
    const skeleton = consonants(word);
    if (skeleton.length < CONSONANTS.whole) return undefined;
    return skeletons.words.get(skeleton) ?? longest(skeletons, skeleton, skeleton.length - 1, CONSONANTS.beginning);
  }
}

/** What is filed under the longest beginning of a word, of `most` to `least` letters. */
function longest({ words }: Table, word: string, most: number, least: number): readonly string[] | undefined {
  for (let letters = Math.min(word.length, most); letters >= least; letters -= 1) {
    const found = words.get(word.slice(0, letters));
    if (found) return found;
  }
  return undefined;
}

/**
 * Reads the concepts of a language. An entry is the beginning of a word, from four Latin or three other letters on ("-"
 * after it: shorter too; "=": only the whole word; "*" before it: anywhere; "_": two words). In Arabic and Tigrinya,
 * which join small words to others, longer entries count anywhere; in Arabic what is joined before a word is taken off too.
 * Latin words in a language of another script are compared by their consonants.
 */
export function readLexicon(lang: string, concepts: Concepts): Lexicon {
  return openLexicon(compileLexicon(lang, concepts));
}

/** A lexicon that was filed before. */
export function openLexicon(compiled: CompiledLexicon): Lexicon {
  return new OpenLexicon(compiled);
}
