import { asciiDigits } from '../../text/digits.js';
import { ethiopicNumerals } from '../../text/ethiopic.js';
import { normalise } from '../../text/normalise.js';

/** What the words beside a number say of it: words of all languages, normalised. */
export interface NumberWords {
  /** It counts something, or is the number of a house, a room, an article. */
  counts: ReadonlySet<string>;
  /** Money, of which it is a sum. */
  money: ReadonlySet<string>;
  /** Of a street, which stands before its number with the name between. */
  streets: ReadonlySet<string>;
  streetEndings: readonly string[];
  /** Of calling. */
  dials: ReadonlySet<string>;
  /** Of calling, and whom one calls. */
  calls: ReadonlySet<string>;
  /** What is asked of a line, and of other numbers too; small words of every language. */
  about: ReadonlySet<string>;
  /** Of the names of lines. */
  names: ReadonlySet<string>;
  small: ReadonlySet<string>;
}

/** One word, number or sign of money, and what stands before it. */
interface Token {
  text: string;
  isNumber: boolean;
  start: number;
  end: number;
  gap: string;
}

/** The number of a line in a text. */
export interface Found {
  digits: string;
  /** Its first token and the one after its last. */
  from: number;
  to: number;
  /** It counts something, or is the number of a house: no call for help. */
  isCounted: boolean;
}

export interface ReadNumbers {
  /** As `normalise` gives it, with digits. */
  plain: string;
  tokens: readonly Token[];
  found: readonly Found[];
}

/** Most groups in which people write the number of a line: "08 00 30 03 0". */
const MOST_GROUPS = 5;
/** From this length on a number is that of a line and of nothing else. */
const LONG = 6;
/** Words of the name of a street, and one more. */
const STREET_REACH = 5;

/** The numbers of help lines (`lines`: their digits) in a text, and whether each is meant as one. */
export function readNumbers(text: string, lines: ReadonlySet<string>, words: NumberWords): ReadNumbers {
  const plain = asciiDigits(normalise(ethiopicNumerals(text), 'nl'));
  const tokens = tokensOf(plain);
  const isSpelled = tokens.every(({ text: sign, isNumber }) => isNumber && sign.length === 1);
  const found: Found[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const line = lineAt(tokens, i, lines, isSpelled);
    if (!line) continue;
    found.push({ ...line, isCounted: line.digits.length < LONG && isCounted(tokens, line, lines, words) });
    i = line.to - 1;
  }
  return { plain, tokens, found };
}

function tokensOf(plain: string): Token[] {
  let last = 0;
  return [...plain.matchAll(/\d+|\p{L}+|[\p{Sc}%]/gu)].map(({ 0: text, index }) => {
    const token = {
      text,
      isNumber: /\d/u.test(text),
      start: index,
      end: index + text.length,
      gap: plain.slice(last, index),
    };
    last = token.end;
    return token;
  });
}

/** The number of a line that begins at a token, the longest such. Short ones are in one piece; `isSpelled`: or digit by digit. */
function lineAt(
  tokens: readonly Token[],
  from: number,
  lines: ReadonlySet<string>,
  isSpelled: boolean,
): Omit<Found, 'isCounted'> | null {
  if (!tokens[from]!.isNumber) return null;
  let digits = '';
  let best: Omit<Found, 'isCounted'> | null = null;
  for (let to = from; to < tokens.length && to - from < MOST_GROUPS; to += 1) {
    const { text, isNumber, gap } = tokens[to]!;
    if (!isNumber || (to > from && !/^[ ./-]$/u.test(gap))) break;
    digits += text;
    const own = digits.replace(/^(?:00)?32(?=\d{8}$)/u, '0');
    if (lines.has(own) && (to === from || own.length >= LONG || isSpelled)) best = { digits: own, from, to: to + 1 };
  }
  return best;
}

function isCounted(
  tokens: readonly Token[],
  { from, to }: Omit<Found, 'isCounted'>,
  lines: ReadonlySet<string>,
  words: NumberWords,
): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  const { gap } = tokens[from]!;
  const isLine = (token: Token): boolean => lines.has(token.text);
  // A part of a sum, a date or a longer number.
  if (before?.isNumber && !isLine(before) && (/^[.,:/-]$/u.test(gap) || gap === ' ')) return true;
  if (
    after?.isNumber &&
    !isLine(after) &&
    (/^[.,:/-]$/u.test(after.gap) || (after.gap === ' ' && after.text.length === 3))
  )
    return true;
  if (isIn(words.money, before) || isIn(words.money, after)) return true;
  if (isIn(words.calls, before) || (isIn(words.names, before) && !isSmall(before!, words))) return false;
  const skips = (token: Token | undefined): boolean =>
    token !== undefined && (isSmall(token, words) || isIn(words.about, token));
  const near = [from - 1, to, ...(skips(before) ? [from - 2] : []), ...(skips(after) ? [to + 1] : [])];
  if (near.some((at) => isIn(words.counts, tokens[at]) && isJoined(tokens, at, from, to))) return true;
  if (isIn(words.streets, after) && !endsClause(after!.gap)) return true;
  return followsStreet(tokens, from, words);
}

/** Whether no clause ends between a number and a word near it. */
function isJoined(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  // A point after a short word is no end: "кв. 112".
  if (at < from && tokens[at]!.text.length > 3 && /\. /u.test(tokens[at + 1]!.gap)) return false;
  const between = at < from ? tokens.slice(at + 1, from + 1) : tokens.slice(to, at + 1);
  return between.every(({ gap }) => !endsClause(gap));
}

function endsClause(gap: string): boolean {
  return /[,;:!?()،؛؟።፣]/u.test(gap);
}

function followsStreet(tokens: readonly Token[], from: number, words: NumberWords): boolean {
  for (let at = from - 1; at >= 0 && from - at <= STREET_REACH; at -= 1) {
    const { text } = tokens[at]!;
    if (words.calls.has(text) || endsClause(tokens[at + 1]!.gap.replace(',', ''))) return false;
    const isEnding = words.streetEndings.some((ending) => text.length > ending.length && text.endsWith(ending));
    // The name of a street that says so itself stands right before its number.
    if (words.streets.has(text) || (isEnding && at === from - 1)) return true;
  }
  return false;
}

function isIn(words: ReadonlySet<string>, token: Token | undefined): boolean {
  return token !== undefined && words.has(token.text);
}

/** Words that say nothing by themselves, in any language; the shortest are endings and abbreviations. */
function isSmall({ text, isNumber }: Pick<Token, 'text' | 'isNumber'>, { small }: NumberWords): boolean {
  return !isNumber && (text.length <= 2 || small.has(text));
}

/** Whether words, normalised, say no more than whose a number is, and to call it. */
export function saysNoMore(normal: string, words: NumberWords): boolean {
  const isOf = (text: string): boolean =>
    words.dials.has(text) || words.about.has(text) || isSmall({ text, isNumber: /\d/u.test(text) }, words);
  return normal.split(' ').every(isOf);
}

/** Most words beside the number of a line in a message that is about that line. */
const MOST_WORDS = 6;

/** The digits of the line that the whole message is about; null where it names none, or says more. */
export function lineMeant({ tokens, found }: ReadNumbers, words: NumberWords): string | null {
  const meant = found.find(({ isCounted: counted }) => !counted);
  if (!meant) return null;
  const others = tokens.filter((_, i) => !found.some(({ from, to }) => i >= from && i < to));
  if (others.some(({ isNumber }) => isNumber)) return null;
  const says = ({ text }: Token): boolean => words.calls.has(text) || words.about.has(text) || words.names.has(text);
  if (others.every((token) => says(token) || isSmall(token, words)) && (others.length === 0 || others.some(says)))
    return meant.digits;
  if (others.length > MOST_WORDS) return null;
  if (meant.digits.length >= LONG) return meant.digits;
  const calls = (token: Token | undefined): boolean => isIn(words.calls, token) || isIn(words.names, token);
  const isNamed =
    meant.digits.length > 3 ? others.some(calls) : calls(tokens[meant.from - 1]) || calls(tokens[meant.to]);
  return isNamed ? meant.digits : null;
}
