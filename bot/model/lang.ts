/** Every language that the project plans. Adding one breaks the build wherever it is not handled. */
export const PLANNED_LANGS = ['nl', 'fr', 'en', 'ar', 'prs', 'ps', 'ti', 'so', 'tr', 'uk', 'ru', 'es'] as const;

/** The languages that have content today. `nl` is the source language. */
export const LANGS = ['nl', 'fr', 'en', 'ar'] as const;

export type PlannedLang = (typeof PLANNED_LANGS)[number];
export type Lang = (typeof LANGS)[number];
export type Dir = 'ltr' | 'rtl';

export const SOURCE_LANG: Lang = 'nl';

/** Each language's own name, for language menus. */
export const ENDONYMS: Record<PlannedLang, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  prs: 'دری',
  ps: 'پښتو',
  ti: 'ትግርኛ',
  so: 'Soomaali',
  tr: 'Türkçe',
  uk: 'Українська',
  ru: 'Русский',
  es: 'Español',
};

const RTL: ReadonlySet<PlannedLang> = new Set(['ar', 'prs', 'ps']);

/** Writing direction of a language. */
export function dirOf(lang: PlannedLang): Dir {
  return RTL.has(lang) ? 'rtl' : 'ltr';
}

/** Whether `value` names a language that has content. */
export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (LANGS as readonly string[]).includes(value);
}

/** The content language for a BCP 47 tag such as `fr-BE` or `ar`; null if there is none. */
export function langOfTag(tag: string | null | undefined): Lang | null {
  const primary = (tag ?? '').toLowerCase().split('-')[0];
  return isLang(primary) ? primary : null;
}

/** Tags of browsers for languages that we plan under another name. */
const OTHER_TAGS: Readonly<Record<string, PlannedLang>> = { fa: 'prs' };

/** The planned language without content for a BCP 47 tag such as `fa-AF`; null for any other. */
export function unservedLangOfTag(tag: string | null | undefined): PlannedLang | null {
  const primary = (tag ?? '').toLowerCase().split('-')[0]!;
  const planned = OTHER_TAGS[primary] ?? PLANNED_LANGS.find((lang) => lang === primary);
  return planned === undefined || isLang(planned) ? null : planned;
}

/** A record with what `make` gives for each language that has content. */
export function forLangs<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}
