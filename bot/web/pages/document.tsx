import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { dirOf, LANGS, type PlannedLang } from '../../model/lang.js';
import type { PageData } from '../shared/page-data.js';

/** The addresses of a page's files, each with a hash of its content. */
export interface AssetPaths {
  /** The script for quick exit. It runs before anything is shown. */
  first: string;
  script: string;
  style: string;
  icon: string;
}

export interface DocumentProps {
  lang: PlannedLang;
  /** The title of the tab. Neutral, because others may see it. */
  title: string;
  /** What search results and previews of a link show: neutral too; null for a page that nobody passes on. */
  description: string | null;
  publicUrl: string;
  /** The part of the address after the language, such as `/deposit.start`; null for a page without an address. */
  rest: string | null;
  assets: AssetPaths;
  /** The page that quick exit opens. */
  exitUrl: string;
  /** Data for the page's scripts; null for a page without any. */
  data: PageData | null;
  children: ComponentChildren;
}

/** A whole HTML document. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document({ lang, title, description, publicUrl, rest, assets, exitUrl, data, children }: DocumentProps) {
  return (
    <html lang={lang} dir={dirOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        {description === null ? null : <meta name="description" content={description} />}
        {rest === null ? <meta name="robots" content="noindex" /> : <Versions {...{ lang, publicUrl, rest }} />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        {data === null ? null : (
          <>
            <script src={assets.first} data-away={exitUrl} />
            <script src={assets.script} defer />
          </>
        )}
      </head>
      <body data-page={data === null ? undefined : JSON.stringify(data)}>{children}</body>
    </html>
  );
}

function Versions({ lang, publicUrl, rest }: { lang: PlannedLang; publicUrl: string; rest: string }) {
  return (
    <>
      <link rel="canonical" href={`${publicUrl}/${lang}${rest}`} />
      {LANGS.map((other) => (
        <link rel="alternate" hreflang={other} href={`${publicUrl}/${other}${rest}`} />
      ))}
      {rest === '' ? <link rel="alternate" hreflang="x-default" href={`${publicUrl}/`} /> : null}
    </>
  );
}
