import { PLANNED_LANGS, type PlannedLang, scriptOfLang } from '../../model/lang.js';
import { ethiopicConsonants } from '../../text/ethiopic.js';
import { stem } from '../../text/stem.js';
import { type CompiledLexicon, compileLexicon, type Concepts, type Lexicon, openLexicon } from '../concepts/lexicon.js';

/**
 * Languages that the screen has a model for. `rom`: romanised messages of the languages with another script, which the
 * detection of languages cannot tell apart.
 */
export const BLOCKS = [...PLANNED_LANGS, 'rom'] as const;
export type Block = PlannedLang | 'rom';

/** The languages whose romanised messages `rom` stands for. */
export const ROMANISED = PLANNED_LANGS.filter((lang) => scriptOfLang(lang) !== 'latin');

/** The concepts of each language that has a lexicon. */
export type Lexicons = Readonly<Partial<Record<PlannedLang, Concepts>>>;

/** Most words that are read of a message. */
export const MAX_WORDS = 120;
/** Letters of the pieces of words. */
const GRAM = { least: 3, most: 4 } as const;
/** Concepts that stand so near each other count together, in any order. */
const TOGETHER = 5;
/** Most places of one message: a word has up to 60 of them. */
const MOST_PLACES = MAX_WORDS * 60;
const WORDS_CACHED = 20_000;
/** Places of the table of what a message has already: a power of two, more than MOST_PLACES. */
const SEEN = 16_384;
const PRIME = 16_777_619;
const START = 2_166_136_261;

/** What a message holds, as places in the weights: of its language, and of the concepts, which languages share. */
export interface Places {
  own: Int32Array;
  shared: Int32Array;
  /** How many of each count; the rest of the arrays is old. */
  owns: number;
  shares: number;
}

interface KnownWord {
  whole: number;
  stem: number;
  /** Hashes of the word, its stem and its pieces: what does not depend on its neighbours. */
  alone: Int32Array;
  concepts: readonly number[];
}

/**
 * Reads messages into places: words, stems, pairs of both, pieces of words, and concepts alone, side by side and near
 * each other. The places of languages are told by a hash; `bits` says how many each has. The result is overwritten by
 * the next reading.
 */
export class Features {
  /** How many places there are. */
  readonly total: number;
  readonly #perBlock: number;
  readonly #concepts: number;
  readonly #lexicons: ReadonlyMap<Block, Lexicon>;
  readonly #idOf: ReadonlyMap<string, number>;
  readonly #caches = new Map<Block, Map<string, KnownWord>>(BLOCKS.map((block) => [block, new Map()]));
  // Small tables: one as large as the weights would not stay in the processor's cache.
  readonly #seen = new Int32Array(SEEN);
  readonly #stamps = new Int32Array(SEEN);
  #now = 0;
  readonly #places: Places = {
    own: new Int32Array(MOST_PLACES),
    shared: new Int32Array(MOST_PLACES),
    owns: 0,
    shares: 0,
  };

  constructor({ byBlock, names }: ReadLexicons, bits: number) {
    this.#lexicons = byBlock;
    this.#idOf = new Map(names.map((name, i) => [name, i]));
    this.#concepts = names.length;
    this.#perBlock = 1 << bits;
    const count = names.length;
    // Alone, side by side in order, and together in any order.
    this.total = BLOCKS.length * this.#perBlock + count + count * count + (count * (count + 1)) / 2;
  }

  /** The places of a message in words, each once. The same object each time. */
  read(words: readonly string[], block: Block): Places {
    const places = this.#places;
    places.owns = 0;
    places.shares = 0;
    this.#now += 1;
    const base = BLOCKS.indexOf(block) * this.#perBlock;
    const mask = this.#perBlock - 1;
    const add = (value: number): void => {
      const at = base + (value & mask);
      if (places.owns === MOST_PLACES || !this.#isNew(at)) return;
      places.own[places.owns] = at;
      places.owns += 1;
    };
    let before = 0;
    let stemBefore = 0;
    let stemTwoBefore = 0;
    const count = Math.min(words.length, MAX_WORDS);
    for (let i = 0; i < count; i += 1) {
      const word = words[i]!;
      const known = this.#known(word, block);
      for (let part = 0; part < known.alone.length; part += 1) add(known.alone[part]!);
      add(mix(Math.imul(before ^ 0x2b, PRIME) ^ known.whole));
      add(mix(Math.imul(stemBefore ^ 0x5e, PRIME) ^ known.stem));
      if (i > 1) add(mix(Math.imul(stemTwoBefore ^ 0x5f, PRIME) ^ known.stem));
      stemTwoBefore = stemBefore;
      before = known.whole;
      stemBefore = known.stem;
    }
    this.#readConcepts(words, count, block);
    return places;
  }

  #readConcepts(words: readonly string[], count: number, block: Block): void {
    const lexicon = this.#lexicons.get(block);
    if (!lexicon) return;
    const seen: (readonly number[])[] = [];
    for (let i = 0; i < count; i += 1) {
      const pair = i + 1 < count ? lexicon.pairOf(words[i]!, words[i + 1]!) : undefined;
      const here = pair ? pair.map((name) => this.#idOf.get(name)!) : this.#known(words[i]!, block).concepts;
      if (pair) i += 1;
      if (here.length === 0) continue;
      for (const concept of here) this.#addConcept(concept, seen);
      seen.push(here);
    }
  }

  #addConcept(concept: number, seen: readonly (readonly number[])[]): void {
    const count = this.#concepts;
    this.#share(concept);
    for (let back = 1; back <= TOGETHER && back <= seen.length; back += 1)
      for (const other of seen[seen.length - back]!) {
        if (back === 1) this.#share(count + other * count + concept);
        if (other === concept) continue;
        const low = Math.min(other, concept);
        const high = Math.max(other, concept);
        this.#share(count + count * count + (high * (high + 1)) / 2 + low);
      }
  }

  #share(place: number): void {
    const places = this.#places;
    const at = BLOCKS.length * this.#perBlock + place;
    if (places.shares === MOST_PLACES || !this.#isNew(at)) return;
    places.shared[places.shares] = at;
    places.shares += 1;
  }

  /** Whether this message has not had the place yet; from now on it has. */
  #isNew(place: number): boolean {
    let at = mix(Math.imul(place, PRIME)) & (SEEN - 1);
    while (this.#stamps[at] === this.#now) {
      if (this.#seen[at] === place) return false;
      at = (at + 1) & (SEEN - 1);
    }
    this.#stamps[at] = this.#now;
    this.#seen[at] = place;
    return true;
  }

  #known(word: string, block: Block): KnownWord {
    const cache = this.#caches.get(block)!;
    const before = cache.get(word);
    if (before) return before;
    const stemmed = block === 'rom' ? word : stem(word, block);
    const concepts = this.#lexicons.get(block)?.conceptsOf(word) ?? [];
    const whole = hash(word);
    const stemHash = hash(block === 'ti' ? ethiopicConsonants(stemmed) : stemmed);
    const known = {
      whole,
      stem: stemHash,
      alone: Int32Array.from([
        mix(Math.imul(whole ^ 0x3d, PRIME)),
        mix(Math.imul(stemHash ^ 0x7e, PRIME)),
        ...piecesOf(word),
      ]),
      concepts: concepts.map((name) => this.#idOf.get(name)!),
    };
    if (cache.size >= WORDS_CACHED) cache.clear();
    cache.set(word, known);
    return known;
  }
}

/** Lexicons, ready to be looked in, and the names of their concepts in order. */
export interface ReadLexicons {
  byBlock: ReadonlyMap<Block, Lexicon>;
  names: readonly string[];
}

/** The lexicon of each block, filed, and the names of all concepts in order. Plain data. */
export interface CompiledLexicons {
  byBlock: Partial<Record<Block, CompiledLexicon>>;
  names: string[];
}

/** Files the lexicon of each block; that of romanised messages holds those of all languages that it stands for. */
export function compileLexicons(lexicons: Lexicons): CompiledLexicons {
  const romanised: Record<string, string[]> = {};
  for (const lang of ROMANISED)
    for (const [concept, entries] of Object.entries(lexicons[lang] ?? {})) (romanised[concept] ??= []).push(...entries);
  const all: Partial<Record<Block, Concepts>> = { ...lexicons, rom: romanised };
  return {
    byBlock: Object.fromEntries(
      BLOCKS.flatMap((block) => (all[block] ? [[block, compileLexicon(block, all[block])] as const] : [])),
    ),
    names: [...new Set(Object.values(lexicons).flatMap((concepts) => Object.keys(concepts ?? {})))].sort(),
  };
}

/** Lexicons that were filed before. */
export function openLexicons({ byBlock, names }: CompiledLexicons): ReadLexicons {
  return {
    byBlock: new Map(
      BLOCKS.flatMap((block) => (byBlock[block] ? [[block, openLexicon(byBlock[block])] as const] : [])),
    ),
    names,
  };
}

function piecesOf(word: string): number[] {
  const pieces: number[] = [];
  // A space stands before and after the word.
  const last = word.length + 2;
  for (let from = 0; from + GRAM.least <= last; from += 1) {
    let value = START;
    for (let letters = 1; letters <= GRAM.most && from + letters <= last; letters += 1) {
      const at = from + letters - 1;
      value = Math.imul(value ^ (at === 0 || at === last - 1 ? 32 : word.charCodeAt(at - 1)), PRIME);
      if (letters >= GRAM.least) pieces.push(mix(value));
    }
  }
  return pieces;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = START;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), PRIME);
  return value;
}

function mix(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 12);
}
