import { langOfTag, type Lang, type PlannedLang, SOURCE_LANG, unservedLangOfTag } from '../model/lang.js';

/** Characters that we read of a weighted header: several times what browsers send. More would only cost us work. */
const MAX_HEADER = 256;

/**
 * The items of a weighted header such as `fr-BE, en;q=0.8`, best first. Leaves out items of weight 0 and everything
 * after MAX_HEADER characters. The work grows linearly with the length.
 */
export function weighted(header: string | undefined): string[] {
  return itemsOf(header ?? '')
    .map((item) => {
      const [name = '', ...params] = item.split(';').map((part) => part.trim());
      const weight = params.find((param) => param.startsWith('q='));
      return { name: name.toLowerCase(), q: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ name, q }) => name !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ name }) => name);
}

/**
 * The items that we read. An item that is cut off is left out, because half of it could mean something else ("br;q=0").
 */
function itemsOf(header: string): string[] {
  const items = header.slice(0, MAX_HEADER).split(',');
  return header.length > MAX_HEADER ? items.slice(0, -1) : items;
}

/** The content language that fits an `Accept-Language` header best; the source language if none fits. */
export function langOfHeader(header: string | undefined): Lang {
  for (const tag of weighted(header)) {
    const lang = langOfTag(tag);
    if (lang) return lang;
  }
  return SOURCE_LANG;
}

/** The language in which a page is shown, or who is to choose one: a reader of a language without content, or of any. */
export type Asked = { lang: Lang } | { reader: PlannedLang | null };

/** What an `Accept-Language` header asks for. A header that names no language asks for the source language. */
export function askedOfHeader(header: string | undefined): Asked {
  const tags = weighted(header).filter((tag) => tag !== '*');
  if (tags.length === 0 || tags.some((tag) => langOfTag(tag))) return { lang: langOfHeader(header) };
  return { reader: tags.map(unservedLangOfTag).find((lang) => lang !== null) ?? null };
}

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** What a typed address such as `/uk` or `/ar_SY` asks for; null if it is no language. */
export function askedOfTag(tag: string): Asked | null {
  const lang = langOfTag(tag);
  if (lang) return { lang };
  const [primary = ''] = tag.toLowerCase().split(/[-_]/);
  if (!/^[a-z]{2,3}$/.test(primary) || LANGUAGE_NAMES.of(primary) === undefined) return null;
  return { reader: unservedLangOfTag(tag) };
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding of ours that an `Accept-Encoding` header allows. */
export function encodingOfHeader(header: string | undefined): Encoding {
  const allowed = weighted(header);
  if (allowed.includes('br')) return 'br';
  return allowed.includes('gzip') ? 'gzip' : 'identity';
}
