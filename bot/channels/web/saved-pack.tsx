import { gzipSync } from 'node:zlib';

import { renderToString } from 'preact-render-to-string';

import type { Lang } from '../../core/lang.js';
import { hashOf } from './body.js';
import { renderDocument, type AssetPaths } from './document.js';
import type { PageData } from './page-data.js';
import { contextOf, type Frame, TopicList } from './pages.js';
import { DATE, type Pack, type SavedPage } from './saved-answers.js';
import type { Site } from './site.js';
import { Messages } from './view/blocks.js';
import { ExitNote, Header } from './view/header.js';

/** Stands where a page's own content goes. */
const CONTENT = '@@content@@';

export interface PackParts {
  site: Site;
  frame: Frame;
  assets: AssetPaths;
  data: PageData;
}

/** The answers of a language for the service worker, with a mark of their content. */
export function packAnswers(parts: PackParts): { etag: string; bytes: Buffer } {
  const json = JSON.stringify(makePack(parts));
  return { etag: `"${hashOf(json)}"`, bytes: gzipSync(json, { level: 9 }) };
}

/** The answers of a language: every topic's page, without what is true only now and what needs the server. */
export function makePack({ site, frame, assets, data }: PackParts): Pack {
  const { lang, say } = frame;
  const areas = site.topics(lang);
  const [top, bottom] = emptyPage(frame, assets, data).split(CONTENT) as [string, string];
  const ids = [...areas.flatMap(({ items }) => items.map(({ id }) => id)), 'meta.person', 'meta.privacy'];
  const pages = ids.flatMap((id): [string, SavedPage][] => {
    const page = savedTopic(site, frame, id);
    return page ? [[`/${lang}/${id}`, page]] : [];
  });
  const list = renderToString(
    <>
      <h1>{say('web.topics')}</h1>
      <p>{say('web.saved_only')}</p>
      <TopicList lang={lang} areas={areas} />
    </>,
  );
  const notice = (key: 'web.saved' | 'web.saved_overdue', style: 'note' | 'warning'): string =>
    renderToString(<p class={`callout ${style} saved`}>{site.ui(lang)(key, { date: DATE })}</p>);
  return {
    lang,
    top,
    bottom,
    pages: Object.fromEntries(pages),
    list,
    saved: notice('web.saved', 'note'),
    overdue: notice('web.saved_overdue', 'warning'),
  };
}

function savedTopic(site: Site, frame: Frame, id: string): SavedPage | null {
  const saved = site.saved(frame.lang, id);
  if (!saved) return null;
  const { reply, checkBy } = saved;
  const html = renderToString(
    <>
      <h1>{site.title(frame.lang, id)}</h1>
      <article lang={reply.lang} dir={reply.dir}>
        <Messages messages={reply.messages} lang={reply.lang} context={contextOf(frame)} />
      </article>
      <p class="onward">
        <a href={`/${frame.lang}/topics`}>{frame.say('web.topics')}</a>
      </p>
    </>,
  );
  return { html, checkBy };
}

function emptyPage(frame: Frame, assets: AssetPaths, data: PageData): string {
  const children = (
    <>
      <header id="header">
        <Header {...frame} rest="" />
      </header>
      <main id="content" class="page">
        {CONTENT}
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
  const { lang, words, exitUrl, origin } = frame;
  return renderDocument({
    lang,
    title: words['web.name'],
    publicUrl: origin,
    rest: null,
    assets,
    exitUrl,
    data,
    children,
  });
}

/** Keeps the pack of each language until the day is over or the content another. */
export function createPacks(
  make: (lang: Lang) => ReturnType<typeof packAnswers>,
): (lang: Lang, day: string) => ReturnType<typeof packAnswers> {
  const kept = new Map<Lang, { day: string; pack: ReturnType<typeof packAnswers> }>();
  return (lang, day) => {
    const found = kept.get(lang);
    if (found?.day === day) return found.pack;
    const pack = make(lang);
    kept.set(lang, { day, pack });
    return pack;
  };
}
