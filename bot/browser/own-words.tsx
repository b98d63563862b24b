import { dirOf, type PlannedLang, unservedLangOfTag } from '../model/lang.js';
import type { HelpLine } from '../web/shared/words.js';

/** What is said to a reader whose language is not served yet, in that language. */
export interface OwnWords {
  lang: PlannedLang;
  text: string;
}

/** The words for the reader of this browser; null where its first language is served, or they cannot be loaded. */
export async function loadOwnWords(address: string): Promise<OwnWords | null> {
  const lang = unservedLangOfTag(navigator.languages[0]);
  if (lang === null) return null;
  try {
    const response = await fetch(address);
    const texts = (await response.json()) as Partial<Record<PlannedLang, string>>;
    const text = texts[lang];
    return text === undefined ? null : { lang, text };
  } catch {
    return null;
  }
}

/** The line on the first page, with the numbers of which it speaks. */
export function OwnLine({ own, help }: { own: OwnWords; help: readonly HelpLine[] }) {
  return (
    <p class="own-words" lang={own.lang} dir={dirOf(own.lang)}>
      {own.text}{' '}
      {help.map(({ phone }) => (
        <>
          <a href={`tel:${phone.replace(/\D/g, '')}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>{' '}
        </>
      ))}
    </p>
  );
}
