import { dirOf, ENDONYMS, isLang, LANGS, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import { ownWords } from '../../render/translations.js';
import type { HelpLine } from '../shared/words.js';

interface Props {
  /** The reader's language, which has no content; null where it is none of those that are planned. */
  reader: PlannedLang | null;
  /** The topic that the address names, which each language opens. */
  topic: string | null;
  help: readonly HelpLine[];
}

/** The languages by their own names, under the numbers to call in danger, in the reader's own words or in none. */
export function ChoosePage({ reader, topic, help }: Props) {
  const query = topic === null ? '' : `?topic=${topic}`;
  return (
    <main id="content" class="page">
      <h1 class="unseen">{LANGS.map((lang) => ENDONYMS[lang]).join(' · ')}</h1>
      {reader === null ? null : (
        <p lang={reader} dir={dirOf(reader)}>
          {ownWords(reader, 'danger')}
        </p>
      )}
      <ul class="readers" dir="ltr">
        {help.map(({ phone }) => (
          <li>
            <a class="button" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              ☎ <bdi>{phone}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <Languages langs={LANGS} query={query} />
      {reader === null ? <Languages langs={PLANNED_LANGS.filter((lang) => !isLang(lang))} query={query} /> : null}
    </main>
  );
}

function Languages({ langs, query }: { langs: readonly PlannedLang[]; query: string }) {
  return (
    <ul class="readers">
      {langs.map((lang) => (
        <li>
          <a class="button" lang={lang} hreflang={lang} href={`/${lang}${query}`}>
            {ENDONYMS[lang]}
          </a>
        </li>
      ))}
    </ul>
  );
}
