import { langOfTag, SOURCE_LANG, type Lang } from '../model/lang.js';

/** The items of a weighted header such as `fr-BE, en;q=0.8`, best first; items of weight 0 are left out. */
export function weighted(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((item) => {
      const [name = '', ...params] = item.trim().split(/\s*;\s*/);
      const weight = params.find((param) => param.startsWith('q='));
      return { name: name.toLowerCase(), q: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ name, q }) => name !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ name }) => name);
}

/** The content language that fits an `Accept-Language` header best; the source language where none does. */
export function langOfHeader(header: string | undefined): Lang {
  for (const tag of weighted(header)) {
    const lang = langOfTag(tag);
    if (lang) return lang;
  }
  return SOURCE_LANG;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest encoding of ours that an `Accept-Encoding` header allows. */
export function encodingOfHeader(header: string | undefined): Encoding {
  const allowed = weighted(header);
  if (allowed.includes('br')) return 'br';
  return allowed.includes('gzip') ? 'gzip' : 'identity';
}
