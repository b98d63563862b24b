import { link, plain } from './card.js';

/** A number in its own direction, whatever the text around it. */
export function ltr(value: string): string {
  return `\u2066${value}\u2069`;
}

/**
 * A text (as Markdown) in which the phone numbers of the directory can be tapped. Short numbers such as 112 could be
 * amounts or articles of a law: they count only where `short` says that the text is about danger.
 */
export function tappable(text: string, phones: readonly string[], short: boolean): string {
  const known = phones.filter((phone) => short || phone.includes(' '));
  if (known.length === 0) return plain(text);
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  const number = new RegExp(`(?<![\\d€.,/-]|€ )(${longestFirst.join('|')})(?![\\d]|[.,]\\d| ?(?:€|%))`, 'g');
  return text
    .split(number)
    .map((part, i) => (i % 2 === 0 ? plain(part) : link(part, telephone(part))))
    .join('');
}

/** The address that dials a number. */
export function telephone(value: string): string {
  return `tel:${value.replace(/[^\d+]/g, '')}`;
}
