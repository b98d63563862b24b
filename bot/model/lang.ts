/** Every language that the project plans. Adding one breaks the build wherever it is not handled. */
export const PLANNED_LANGS = ['nl', 'fr', 'en', 'ar', 'prs', 'ps', 'ti', 'so', 'tr', 'uk', 'ru', 'es'] as const;

/** The languages that have content today. `nl` is the source language. */
export const LANGS = ['nl', 'fr', 'en', 'ar', 'prs', 'ps', 'ti', 'so', 'tr', 'uk'] as const;

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

export type LangScript = 'latin' | 'arabic' | 'cyrillic' | 'ethiopic';

/** The script of each language that is not written in Latin letters. */
const OTHER_SCRIPTS: Readonly<Partial<Record<PlannedLang, LangScript>>> = {
  ar: 'arabic',
  prs: 'arabic',
  ps: 'arabic',
  ti: 'ethiopic',
  uk: 'cyrillic',
  ru: 'cyrillic',
};

/** The script that a language is written in. */
export function scriptOfLang(lang: PlannedLang): LangScript {
  return OTHER_SCRIPTS[lang] ?? 'latin';
}

/** The languages of a script, in the order of `PLANNED_LANGS`. */
export function langsOfScript(script: LangScript): PlannedLang[] {
  return PLANNED_LANGS.filter((lang) => scriptOfLang(lang) === script);
}

/** Writing direction of a language. */
export function dirOf(lang: PlannedLang): Dir {
  return scriptOfLang(lang) === 'arabic' ? 'rtl' : 'ltr';
}

/** Whether `value` names a language that has content. */
export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (LANGS as readonly string[]).includes(value);
}

/** Whether `value` names a language that is planned, or has content. */
export function isPlannedLang(value: unknown): value is PlannedLang {
  return (PLANNED_LANGS as readonly unknown[]).includes(value);
}

/** The language of a tag without its region and script. Some systems write `ar_SY` for `ar-SY`. */
function primaryOf(tag: string | null | undefined): string {
  return (tag ?? '').toLowerCase().split(/[-_]/)[0]!;
}

/** Tags of browsers for languages that we know under another name. */
const OTHER_TAGS: Readonly<Record<string, PlannedLang>> = { fa: 'prs' };

/** The language that a BCP 47 tag such as `fr-BE` or `fa-AF` names, planned or not. */
function namedBy(tag: string | null | undefined): string {
  const primary = primaryOf(tag);
  return OTHER_TAGS[primary] ?? primary;
}

/** The content language for a BCP 47 tag such as `fr-BE` or `ar`; null if there is none. */
export function langOfTag(tag: string | null | undefined): Lang | null {
  const lang = namedBy(tag);
  return isLang(lang) ? lang : null;
}

/** The planned language without content for a BCP 47 tag such as `ru`; null for any other. */
export function unservedLangOfTag(tag: string | null | undefined): PlannedLang | null {
  const lang = namedBy(tag);
  return isPlannedLang(lang) && !isLang(lang) ? lang : null;
}

/** Where numbers and days are not written as the language alone would have it. */
const REGIONAL: Readonly<Partial<Record<PlannedLang, string>>> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

/**
 * The tag with which Intl writes numbers and days. Digits are Latin in every language, because they must match Belgian
 * letters, forms and doors.
 */
export function intlTag(lang: PlannedLang): string {
  return `${REGIONAL[lang] ?? lang}-u-nu-latn`;
}

/** A record with what `make` gives for each language that has content. */
export function forLangs<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}
