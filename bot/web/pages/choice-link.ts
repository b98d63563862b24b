import { isLang } from '../../model/lang.js';
import type { RenderedChoice } from '../../render/rendered.js';

/** The address of the page that a choice opens, on the pages of topic `own`; null if it opens none. */
export function linkOf({ id }: Pick<RenderedChoice, 'id'>, lang: string, own: string): string | null {
  if (id.startsWith('topic:')) return `/${lang}/${id.slice('topic:'.length)}`;
  if (id.startsWith('menu:')) return `/${lang}/topics/${id.split(':')[1]}`;
  const [, reader = null, topic] = /^read:([a-z]+)\/(.+)$/.exec(id) ?? [];
  if (isLang(reader)) return `/${reader}/${topic}`;
  if (id === 'do:menu') return `/${lang}/topics`;
  if (id === 'do:person') return `/${lang}/meta.person`;
  if (id === 'do:card') return `/${lang}/${own}/card`;
  return id.startsWith('lang:') ? `/${id.slice('lang:'.length)}/${own}` : null;
}
