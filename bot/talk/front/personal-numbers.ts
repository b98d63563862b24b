import { asciiDigits } from '../../text/digits.js';

/** Digits that stand together, and what was between them and the digits before. */
interface Group {
  digits: string;
  start: number;
  end: number;
  gap: string;
}

export interface PersonalNumberDeps {
  /** Whether a number, as digits alone from its first zero on, is one that the guide itself gives. */
  isOurs: (digits: string) => boolean;
  /** Whether a word or sign (lower case) is money: what stands beside it is a sum. */
  isMoney: (word: string) => boolean;
}

/** Most groups of digits of one number: "+32 (0) 4 77 12 34 56". */
const MOST_GROUPS = 8;
/** Digits of a number, with what is dialled before it from abroad. */
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 17;
/** What may stand between two groups of one number. */
const GAP = /^[^\S\n]?[./()–—-]?[^\S\n]?\(?$/u;
/** Marks inside a number that nobody sees: of direction, and of digits drawn as keys. */
const UNSEEN = /[\p{Cf}\ufe0f\u20e3]/gu;

/**
 * A text without the phone numbers and national numbers of people, in any script's digits; the same text where it holds
 * none. Dates, sums, postcodes and the numbers that the guide gives stay.
 */
export function withoutPersonalNumbers(text: string, deps: PersonalNumberDeps): string {
  if (!/\p{Nd}\P{L}*\p{Nd}/u.test(text)) return text;
  const plain = asciiDigits(text.replace(UNSEEN, ''));
  const groups = groupsOf(plain);
  let kept = '';
  let from = 0;
  for (let i = 0; i < groups.length; i += 1) {
    const count = lengthOfNumber(plain, groups, i, deps);
    if (count === 0) continue;
    const { start, end } = spanOf(plain, groups.slice(i, i + count));
    kept += `${plain.slice(from, start)} `;
    from = end;
    i += count - 1;
  }
  return from === 0 ? text : kept + plain.slice(from);
}

function groupsOf(plain: string): Group[] {
  let last = 0;
  return [...plain.matchAll(/\d+/gu)].map(({ 0: digits, index }) => {
    const group = { digits, start: index, end: index + digits.length, gap: plain.slice(last, index) };
    last = group.end;
    return group;
  });
}

/** How many groups from `first` on make one number of a person, the longest such; 0: none. */
function lengthOfNumber(plain: string, groups: readonly Group[], first: number, deps: PersonalNumberDeps): number {
  let most = 1;
  while (most < MOST_GROUPS && GAP.test(groups[first + most]?.gap ?? '\n')) most += 1;
  let digitsIn = 0;
  for (let i = first; i < first + most; i += 1) digitsIn += groups[i]!.digits.length;
  for (let count = most; count > 0; count -= 1) {
    const hasLength = digitsIn >= FEWEST_DIGITS && digitsIn <= MOST_DIGITS;
    digitsIn -= groups[first + count - 1]!.digits.length;
    if (!hasLength) continue;
    const run = groups.slice(first, first + count);
    const next = groups[first + count];
    // What goes on with a mark and more digits is a longer number, or a sum with cents.
    if (next && /^[.,]$/u.test(next.gap)) continue;
    if (!isPersonal(run, plain[run[0]!.start - 1] === '+')) continue;
    const digits = run.map((group) => group.digits).join('');
    if (deps.isOurs(nationalForm(digits)) || isBesideMoney(plain, run, deps)) return 0;
    return count;
  }
  return 0;
}

/** The digits as they are dialled within Belgium. */
function nationalForm(digits: string): string {
  return digits.replace(/^(?:00)?32(?=\d{8,9}$)/u, '0');
}

function isPersonal(run: readonly Group[], plus: boolean): boolean {
  const digits = run.map((group) => group.digits).join('');
  const sizes = run.map((group) => group.digits.length);
  const isDate = startsWithDate(run);
  if (plus || /^00[1-9]/u.test(digits)) return isInternational(digits.replace(/^00/u, ''), sizes);
  if (isNationalNumber(digits, run)) return true;
  if (run.length === 1) return digits.length >= 9 && digits.length <= 15;
  return !isDate && (isDialled(digits, sizes) || isWithoutZero(digits, sizes, run));
}

/** Of Belgium exactly as long as its numbers are; of another country in groups of two digits or more. */
function isInternational(digits: string, sizes: readonly number[]): boolean {
  const belgian = /^320?(.*)$/u.exec(digits);
  if (belgian) return belgian[1]!.length === (/^4[5-9]/u.test(belgian[1]!) ? 9 : 8);
  return digits.length >= 8 && digits.length <= 15 && sizes.slice(2).every((size) => size > 1);
}

/**
 * A Belgian national number: day of birth (the month of some is 20 or 40 more), three digits and two that check the
 * others, in the form of the card, or in any groups where the last two are right.
 * (Royal decree of 3 April 1984 on the composition of the identification number, articles 1 to 3.)
 */
function isNationalNumber(digits: string, run: readonly Group[]): boolean {
  if (digits.length !== 11) return false;
  const sizes = run.map((group) => group.digits.length).join(' ');
  const month = Number(digits.slice(2, 4)) % 20;
  const isDay = month >= 1 && month <= 12 && Number(digits.slice(4, 6)) >= 1 && Number(digits.slice(4, 6)) <= 31;
  const onCard = sizes === '2 2 2 3 2' && /[-–—]/u.test(run[3]!.gap) && run[1]!.gap === run[2]!.gap;
  if (isDay && (onCard || ['6 3 2', '6 5', '2 2 2 5'].includes(sizes))) return true;
  const check = Number(digits.slice(9));
  return run.length > 1 && ['', '2'].some((century) => 97 - (Number(century + digits.slice(0, 9)) % 97) === check);
}

/** A number as it is dialled within a country, which begins with one zero. */
function isDialled(digits: string, sizes: readonly number[]): boolean {
  if (!/^0[1-9]/u.test(digits) || digits.length < 9 || digits.length > 11) return false;
  const [area, ...rest] = sizes as [number, ...number[]];
  if (area < 2 || area > 4) return false;
  if (rest.length === 1) return digits.length < 11 && rest[0]! >= 5;
  const small = rest.every((size, i) => size === 2 || size === 3 || (size === 4 && i === rest.length - 1));
  if (!small) return false;
  if (area > 2) return digits.length < 11 || (area === 4 && rest[0] === 3);
  // Of Brussels, Antwerp, Liège and Ghent; or of France, in pairs.
  return digits.length === 9 ? rest[0] === 3 : digits.length === 10 && rest.every((size) => size === 2);
}

/** A mobile number without its zero, or as it is written in America. */
function isWithoutZero(digits: string, sizes: readonly number[], run: readonly Group[]): boolean {
  const form = sizes.join(' ');
  if (form === '3 2 2 2') return /^4[5-9]/u.test(digits);
  if (form === '2 3 2 2 2') return /^324[5-9]/u.test(digits);
  return form === '3 3 4' && /[-)]/u.test(run[1]!.gap) && /[-]/u.test(run[2]!.gap);
}

/** Whether the first three groups are a date, and what follows is something else: "03/05/26 10". */
function startsWithDate(run: readonly Group[]): boolean {
  const [day, month, year, next] = run;
  if (!day || !month || !year || month.gap !== year.gap || next?.gap === year.gap) return false;
  const isYear = year.digits.length === 2 || /^(?:19|20)\d\d$/u.test(year.digits);
  return (
    /^[./-]$/u.test(month.gap) &&
    day.digits.length <= 2 &&
    Number(day.digits) <= 31 &&
    Number(month.digits) <= 12 &&
    isYear
  );
}

function isBesideMoney(plain: string, run: readonly Group[], { isMoney }: PersonalNumberDeps): boolean {
  const before = /([\p{L}\p{Sc}]{1,20})\s?$/u.exec(plain.slice(Math.max(0, run[0]!.start - 22), run[0]!.start));
  const { end } = run.at(-1)!;
  const after = /^\s?([\p{L}\p{Sc}]{1,20})/u.exec(plain.slice(end, end + 22));
  return [before, after].some((found) => found !== null && isMoney(found[1]!.toLowerCase()));
}

/** Where the number stands, with its plus, and a bracket before it. */
function spanOf(plain: string, run: readonly Group[]): { start: number; end: number } {
  let { start } = run[0]!;
  while (start > 0 && /[+(]/u.test(plain[start - 1]!)) start -= 1;
  return { start, end: run.at(-1)!.end };
}
