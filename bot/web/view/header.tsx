import { ENDONYMS, LANGS, type Lang } from '../../model/lang.js';
import type { Words } from '../shared/words.js';
import { Icon } from './icon.js';

interface Props {
  lang: Lang;
  words: Words;
  exitUrl: string;
  /** The part of the address after the language, the same for all languages, such as `/deposit.start`. */
  rest: string;
}

/** Neutral name, language menu and quick exit, the same on every page. Without JavaScript they are plain links. */
export function Header({ lang, words, exitUrl, rest }: Props) {
  return (
    <>
      <a class="skip" href="#content">
        {words['web.skip']}
      </a>
      <div class="bar">
        <a class="name" href={`/${lang}`}>
          {words['web.name']}
        </a>
        <details class="languages">
          <summary aria-label={`${words['web.languages']}: ${ENDONYMS[lang]}`}>
            <Icon name="globe" /> <span>{ENDONYMS[lang]}</span>
          </summary>
          <ul>
            {LANGS.map((other) => (
              <li>
                <a
                  href={`/${other}${rest}`}
                  lang={other}
                  hreflang={other}
                  data-lang={other}
                  aria-current={other === lang ? 'true' : undefined}
                >
                  <bdi>{ENDONYMS[other]}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </details>
        <a class="exit" href={exitUrl} rel="nofollow noreferrer" data-exit>
          <Icon name="leave" /> {words['web.exit']}
        </a>
      </div>
    </>
  );
}

/** A link to the page that says what quick exit does, and what it cannot do. */
export function ExitNote({ lang, words }: { lang: Lang; words: Words }) {
  return (
    <p class="exit-note">
      <a href={`/${lang}/tracks`}>{words['web.tracks']}</a>
    </p>
  );
}
