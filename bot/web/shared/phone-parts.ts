/** A piece of a text; `phone`: it is a number to call. */
export interface PhonePart {
  text: string;
  phone: boolean;
}

/** What stands before digits that are no phone number: an amount, a longer number, an article of a law. */
const NOT_AFTER = /(?:[\d€.,/§-]|€ |§ |art\. |artikels? |articles? |المادة )$/i;
/** What stands after them. */
const NOT_BEFORE = /^(?:\d|[.,]\d| ?[€%])/;

/**
 * A text in pieces: the phone numbers of `phones` that stand in it, as they are written there, and the text around them.
 * Together the pieces are the text.
 */
export function phoneParts(text: string, phones: readonly string[]): PhonePart[] {
  const parts: PhonePart[] = [];
  let from = 0;
  const add = (to: number, phone: boolean): void => {
    if (to > from) parts.push({ text: text.slice(from, to), phone });
    from = to;
  };
  for (let at = 0; at < text.length;) {
    const found = phones.filter((phone) => phone !== '' && text.startsWith(phone, at) && standsAlone(text, at, phone));
    if (found.length === 0) {
      at += 1;
      continue;
    }
    const longest = Math.max(...found.map(({ length }) => length));
    add(at, false);
    at += longest;
    add(at, true);
  }
  add(text.length, false);
  return parts;
}

function standsAlone(text: string, at: number, phone: string): boolean {
  return !NOT_AFTER.test(text.slice(Math.max(0, at - 12), at)) && !NOT_BEFORE.test(text.slice(at + phone.length));
}
