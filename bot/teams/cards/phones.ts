import { telephone } from '../../render/address.js';
import { link, plain } from './card.js';

/** A number in left-to-right direction, also inside right-to-left text. */
export function ltr(value: string): string {
  return `\u2066${value}\u2069`;
}

/** A number as an expression that means just it: "+32" begins with a sign. */
function literally(phone: string): string {
  return phone.replace(/[^\d ]/gu, String.raw`\$&`);
}

/**
 * A text (Markdown) in which the directory's phone numbers can be tapped. Short numbers such as 112 could also be
 * amounts or articles of law. They are linked only if `short` says that the text is about danger.
 */
export function tappable(text: string, phones: readonly string[], short: boolean): string {
  const known = phones.filter((phone) => short || phone.includes(' '));
  if (known.length === 0) return plain(text);
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  const either = longestFirst.map(literally).join('|');
  const number = new RegExp(`(?<![\\d€.,/-]|€ )(${either})(?![\\d]|[.,]\\d| ?(?:€|%))`, 'g');
  return text
    .split(number)
    .map((part, i) => (i % 2 === 0 ? plain(part) : link(part, telephone(part))))
    .join('');
}
