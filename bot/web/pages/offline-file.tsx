import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { renderToString } from 'preact-render-to-string';

import type { Lang } from '../../model/lang.js';
import { hashOf } from '../../http/body.js';
import { renderDocument, type AssetPaths } from './document.js';
import { cardPath, DeskCardContent } from './desk-card-page.js';
import type { PageData } from '../shared/page-data.js';
import { contextOf, type Frame } from './frame.js';
import { AreaContent, TopicList } from './pages.js';
import { DATE, type OfflineAnswers, type SavedPage } from '../shared/saved-answers.js';
import { DESK_LANGS, type Site } from '../site.js';
import { TracksContent } from './tracks-page.js';
import { ReplyView } from '../view/reply-view.js';
import { ExitNote, Header } from '../view/header.js';

/** A placeholder for the page's own content. */
const CONTENT = '@@content@@';

export interface PackParts {
  site: Site;
  frame: Frame;
  assets: AssetPaths;
  data: PageData;
}

/** The offline answers of a language as they are sent, with their ETag. */
export interface OfflineFile {
  etag: string;
  bytes: Buffer;
}

/** The offline answers of a language, for the service worker. */
export async function offlineFile(parts: PackParts): Promise<OfflineFile> {
  const json = JSON.stringify(await makePack(parts));
  return { etag: `"${hashOf(json)}"`, bytes: await promisify(gzip)(json, { level: 9 }) };
}

/**
 * Every topic's page, without what is true only now or needs the server. All pages take several tenths of a second, so
 * talks get a turn between two pages.
 */
async function makePack({ site, frame, assets, data }: PackParts): Promise<OfflineAnswers> {
  const { lang, say } = frame;
  // What the language does not have is not kept: its page would only say where to read it.
  const areas = site
    .topics(lang)
    .map((area) => ({ ...area, items: area.items.filter(({ id }) => site.isTold(lang, id)) }))
    .filter(({ items }) => items.length > 0);
  const [top, bottom] = emptyPage(frame, assets, data).split(CONTENT) as [string, string];
  const ids = [...areas.flatMap(({ items }) => items.map(({ id }) => id)), 'meta.person', 'meta.privacy'];
  const tracks = renderToString(<TracksContent frame={frame} say={site.ui(lang)} />);
  const pages: Record<string, SavedPage> = { [`/${lang}/tracks`]: { html: tracks, checkBy: null } };
  for (const id of ids) {
    const page = savedTopic(site, frame, id);
    if (page) pages[`/${lang}/${id}`] = page;
    Object.assign(pages, savedCards(site, frame, id));
    await setImmediate();
  }
  for (const area of areas) {
    const html = renderToString(<AreaContent frame={frame} area={area} />);
    pages[`/${lang}/topics/${area.area}`] = { html, checkBy: null };
  }
  const list = renderToString(
    <>
      <h1>{say('web.topics')}</h1>
      <p>{say('web.saved_only')}</p>
      <TopicList frame={frame} areas={areas} />
    </>,
  );
  const notice = (key: 'web.saved' | 'web.saved_overdue', style: 'note' | 'warning'): string =>
    renderToString(<p class={`callout ${style} saved`}>{site.ui(lang)(key, { date: DATE })}</p>);
  return {
    lang,
    top,
    bottom,
    pages,
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
        <ReplyView reply={reply} context={contextOf(frame)} />
      </article>
      <p class="onward">
        <a href={`/${frame.lang}/topics`}>{frame.say('web.topics')}</a>
      </p>
    </>,
  );
  return { html, checkBy };
}

/** A topic's desk cards, by address: a card is needed at a counter, where there may be no connection. */
function savedCards(site: Site, frame: Frame, id: string): Record<string, SavedPage> {
  const { lang } = frame;
  const cards: Record<string, SavedPage> = {};
  for (const desk of DESK_LANGS) {
    const card = site.card(lang, id, desk);
    if (!card) continue;
    const html = renderToString(
      <div class="card">
        <DeskCardContent {...{ frame, id, card }} />
      </div>,
    );
    const checks = card.basis.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'sources' && block.checkBy !== null ? [block.checkBy] : [])),
    );
    cards[cardPath(lang, id, desk)] = { html, checkBy: checks.sort()[0] ?? null };
  }
  return cards;
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
    description: null,
    publicUrl: origin,
    rest: null,
    assets,
    exitUrl,
    data,
    children,
  });
}

/** Keeps the offline answers of each language for a day. Requests during their making get the same answers. */
export function createOfflineFiles(
  make: (lang: Lang) => Promise<OfflineFile>,
): (lang: Lang, day: string) => Promise<OfflineFile> {
  const kept = new Map<Lang, { day: string; offline: Promise<OfflineFile> }>();
  return (lang, day) => {
    const found = kept.get(lang);
    if (found?.day === day) return found.offline;
    const offline = make(lang);
    kept.set(lang, { day, offline });
    offline.catch(() => kept.delete(lang));
    return offline;
  };
}
