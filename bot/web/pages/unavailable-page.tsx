import { renderToString } from 'preact-render-to-string';

import { dirOf, LANGS, type Lang } from '../../model/lang.js';
import type { Site } from '../site.js';

/** Phone numbers and a way out, for when the site can show nothing else. Only links, so that it needs no other file. */
function Unavailable({ site, langs, exitUrl }: { site: Site; langs: readonly Lang[]; exitUrl: string }) {
  const [first = LANGS[0]] = langs;
  return (
    <html lang={first} dir={dirOf(first)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{site.ui(first)('web.name')}</title>
      </head>
      <body>
        {langs.map((lang) => {
          const say = site.ui(lang);
          return (
            <section lang={lang} dir={dirOf(lang)}>
              <p>
                <a href={exitUrl} rel="nofollow noreferrer">
                  {say('web.exit')}
                </a>
              </p>
              <p>{say('web.unavailable')}</p>
              <p>{say('services.always')}</p>
              <ul>
                {site.help(lang).map(({ name, phone }) => (
                  <li>
                    <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                      <bdi>{name.includes(phone) ? name : `${name}: ${phone}`}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
              <hr />
            </section>
          );
        })}
      </body>
    </html>
  );
}

/** The page for a request that cannot be served, in these languages, as HTML. It is the same for every request. */
export function unavailablePage(site: Site, langs: readonly Lang[], exitUrl: string): string {
  return `<!doctype html>${renderToString(<Unavailable site={site} langs={langs} exitUrl={exitUrl} />)}\n`;
}
