/** Tags inside a line: taking them away must not split a word ("<b>waar</b>borg"). */
const INLINE = tags(
  'a abbr at attachment b code del em emoji font i img ins mark s small span strike strong sub sup u',
);
/** Tags that end what stood before them. */
const BREAKS = tags(
  'blockquote body br codeblock div h1 h2 h3 h4 h5 h6 hr html li ol p pre table tbody td th thead tr ul',
);
/**
 * A tag, alone or with attributes: "<i am scared>" is none. No `<` may follow the first, so that every sign is looked at
 * once.
 */
const TAG = /<\/?([a-z][a-z0-9]*)(?:\s[^<>=]*=[^<>]*|\s*\/?)>/giu;

function tags(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:([a-z]{2,4})|#(\d{1,7})|#x([\da-f]{1,6}));/giu;
const LAST_CODE_POINT = 0x10ffff;

/**
 * A text of Teams as it was typed: tags are taken out, entities are signs again. What a person types as a sign arrives
 * as an entity ("&lt;p&gt;"), and so stays.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(TAG, (tag, name: string) => {
      const known = name.toLowerCase();
      if (BREAKS.has(known)) return '\n';
      return INLINE.has(known) ? '' : tag;
    })
    .replace(ENTITY, (entity, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : entity;
    })
    .trim();
}
