import { dayFrom, monthsOf, spokenDay } from '../../model/day-text.js';
import type { Lang } from '../../model/lang.js';

/** A piece of a line, as the page knows it: words, a number to call, or a day (`YYYY-MM-DD`). */
export type Spoken = { kind: 'words' | 'tel' | 'day'; text: string };

/**
 * Lines of a message as sentences for a voice, which pauses between them. Days are read with their weekday and the name
 * of their month, years and amounts as numbers. Only numbers to call are read digit by digit. E-mail and web addresses
 * are left out: nobody can use them by ear.
 */
export function spokenSentences(lines: readonly (readonly Spoken[])[], lang: Lang): string[] {
  return lines
    .map((line) => line.map((piece) => spoken(piece, lang)).join(''))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .flatMap((line) => sentencesOf(/[.!?:؟]$/.test(line) ? line : `${line}.`));
}

function spoken({ kind, text }: Spoken, lang: Lang): string {
  if (kind === 'tel') return digits(text);
  if (kind === 'day') return dayWords(text, ...(text.split('-') as [string, string, string]), lang);
  return oneMonth(
    text
      .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
      .replace(/\S+@\S+\.\S+|https?:\/\/\S+|www\.\S+/g, '')
      .replace(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (all, day: string, month: string, year: string) =>
        dayWords(all, year, month, day, lang),
      )
      .replace(NUMBER_TO_CALL, digits),
    lang,
  );
}

/** A day in words; `written` as it is if there is no such day. */
function dayWords(written: string, year: string, month: string, day: string, lang: Lang): string {
  const date = dayFrom(year, month, day);
  return date === null ? written : spokenDay(date, lang);
}

/** A Belgian number in running words: `0800 32 123`, `02 205 40 00`, `+32 2 205 40 00`. */
const NUMBER_TO_CALL = /(?:\+32 ?|\b0)\d(?:[ ./]?\d){6,8}\b/g;

/** Digit by digit, with a short pause where the number is written in groups. */
function digits(number: string): string {
  const groups = number.match(/\d+/g) ?? [];
  return groups.map((group) => [...group].join(' ')).join(', ');
}

/** A month with both its Arabic names, with one: heard, the second sounds like another month. */
function oneMonth(text: string, lang: Lang): string {
  if (lang !== 'ar') return text;
  return monthsOf(lang).reduce((said, both) => said.split(both).join(both.replace(/ \(.*\)$/, '')), text);
}

/** The sentences of a line. "art. 10" is one piece. */
function sentencesOf(line: string): string[] {
  return line
    .replace(/([.!?؟])\s+/g, (all, mark: string, at: number) =>
      mark === '.' && /(?:^|[\s(])(?:art|nr|bv|p)$/i.test(line.slice(Math.max(0, at - 5), at)) ? all : `${mark}\n`,
    )
    .split('\n');
}
