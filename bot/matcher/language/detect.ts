import { isPlannedLang, type Lang, type PlannedLang, type LangScript } from '../../model/lang.js';
import { messageOf, type Message } from '../../text/message.js';
import { gramCount, gramIds, gramTable, type GramTable } from '../topics/gram-table.js';
import { LONGEST, smallWords, UNSEEN, type Languages, type Profile } from './profile.js';
import { scriptOf, SCRIPTS } from './scripts.js';

/** The page's language counts as much as this evidence, in nats. */
const PRIOR = 8;
/**
 * If the lead over the next language is smaller, no language is given. High, because n-grams depend on their
 * neighbours.
 */
const LEAD = 6;
/** What a function word adds to its letters, in nats. */
const FUNCTION_WORD = 3;
/** Share of a text's three-letter pieces that its language must know. */
const FAMILIAR = 0.3;
const MIN_WORDS = 2;
const MIN_LETTERS = 8;
/** In other scripts fewer letters are enough. */
const MIN_OTHER_LETTERS = 3;
/** Most words that are read. The language shows before that. */
const MAX_WORDS = 60;

/**
 * Detects the language of a text; null if it is too short, mixed, or none of ours. `prior` is the most likely one
 * beforehand.
 */
export type Detector = (text: string | Message, prior: Lang) => PlannedLang | null;

/** Makes a detector. It caches its result for each message. */
export function createDetector({ profiles, shared }: Languages): Detector {
  const masked = new Set(shared);
  // Most messages are in one script, so the tables of others are made at first use.
  const byScript = new Map<LangScript, Table>();
  const tableFor = (script: LangScript): Table => {
    let table = byScript.get(script);
    if (!table) byScript.set(script, (table = tableOf(profiles.filter((p) => p.script === script))));
    return table;
  };
  const told = new WeakMap<Message, { prior: Lang; lang: PlannedLang | null }>();
  const tell = ({ plain, wordsIn }: Pick<Message, 'plain'> & { wordsIn: readonly string[] }, prior: Lang) => {
    const script = scriptOf(plain);
    if (script === null) return null;
    const words: string[] = [];
    let letters = 0;
    for (const word of wordsIn) {
      if (words.length === MAX_WORDS) break;
      if (masked.has(word) || !SCRIPTS[script].test(word)) continue;
      words.push(word);
      letters += word.length;
    }
    if (script === 'latin' ? words.length < MIN_WORDS || letters < MIN_LETTERS : letters < MIN_OTHER_LETTERS)
      return null;
    return likeliest(tableFor(script), words, prior);
  };
  return (text, prior) => {
    const message = messageOf(text);
    const known = told.get(message);
    if (known?.prior === prior) return known.lang;
    const lang = tell({ plain: message.plain, wordsIn: message.wordsIn('nl') }, prior);
    if (message === text) told.set(message, { prior, lang });
    return lang;
  };
}

/** The languages of one script, and the value of each n-gram for each language, in hundredths of nats above UNSEEN. */
interface Table {
  langs: readonly string[];
  grams: GramTable;
  /** A row for each n-gram, with one value per language. */
  rows: Int16Array;
  /** Positions of the languages in which a word is a function word. */
  smallIn: ReadonlyMap<string, readonly number[]>;
}

function tableOf(profiles: readonly Profile[]): Table {
  const places = new Map<string, number>();
  const gramsOf = profiles.map(({ grams }) => grams.split('\n'));
  for (const grams of gramsOf) for (const gram of grams) if (!places.has(gram)) places.set(gram, places.size);
  const rows = new Int16Array(places.size * profiles.length);
  profiles.forEach(({ logs }, lang) =>
    gramsOf[lang]!.forEach((gram, i) => (rows[places.get(gram)! * profiles.length + lang] = logs[i]! - 100 * UNSEEN)),
  );
  const smallIn = new Map<string, number[]>();
  profiles.forEach(({ lang }, place) => {
    for (const word of smallWords(lang)) {
      const filed = smallIn.get(word);
      if (filed) filed.push(place);
      else smallIn.set(word, [place]);
    }
  });
  return { langs: profiles.map(({ lang }) => lang), smallIn, grams: gramTable([...places.keys()]), rows };
}

function likeliest(
  { langs, smallIn, grams, rows }: Table,
  words: readonly string[],
  prior: string,
): PlannedLang | null {
  const n = langs.length;
  // In hundredths of nats: whole numbers, whose sum does not depend on their order.
  const nats = new Int32Array(n);
  const known = new Int32Array(n);
  const isSmall = new Uint8Array(n);
  let triples = 0;
  const before = langs.indexOf(prior);
  if (before >= 0) nats[before] = 100 * PRIOR;
  for (const word of words) {
    const small = smallIn.get(word);
    if (small)
      for (const place of small) {
        nats[place]! += 100 * FUNCTION_WORD;
        isSmall[place] = 1;
      }
    const ids = gramIds(grams, word, 1, LONGEST);
    let at = 0;
    for (let size = 1; size <= LONGEST; size += 1) {
      const end = at + gramCount(word, size);
      if (size === 3) triples += end - at;
      for (; at < end; at += 1) {
        if (ids[at]! < 0) continue;
        const row = ids[at]! * n;
        for (let place = 0; place < n; place += 1) nats[place]! += rows[row + place]!;
        if (size !== 3) continue;
        for (let place = 0; place < n; place += 1)
          if (rows[row + place]! > 0 || isSmall[place] === 1) known[place]! += 1;
      }
    }
    if (small) isSmall.fill(0);
  }
  let best = -1;
  let next = -1;
  for (let place = 0; place < n; place += 1) {
    if (best < 0 || nats[place]! > nats[best]!) {
      next = best;
      best = place;
    } else if (next < 0 || nats[place]! > nats[next]!) next = place;
  }
  if (best < 0 || (next >= 0 && nats[best]! - nats[next]! < 100 * LEAD)) return null;
  const lang = langs[best]!;
  return isPlannedLang(lang) && known[best]! >= FAMILIAR * triples ? lang : null;
}
