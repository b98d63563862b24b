import { dirOf, type Lang } from '../../model/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import { areaScreen } from '../../model/topic.js';
import { FirstPage } from './first-page.js';
import type { Frame } from './frame.js';
import type { TopicArea, TopicLink } from '../site.js';
import { ExitNote, Header } from '../view/header.js';

interface ChatPageProps {
  frame: Frame;
  areas: TopicArea[];
  /** The bot's first message, to be read while the rest loads; null if it depends on the address. */
  welcome: RenderedReply | null;
}

/**
 * The chat before its script runs: the first page, as links. For an address that names a topic there are only dots, and
 * without JavaScript a list of links.
 */
export function ChatPage({ frame, areas, welcome }: ChatPageProps) {
  const { say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="" />
      </header>
      <main id="content" class="chat">
        <div class="stream">
          {welcome === null ? null : <FirstPage frame={frame} reply={welcome} />}
          <div class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        </div>
      </main>
      {welcome === null ? (
        <noscript>
          <div class="page">
            <h1>{say('web.topics')}</h1>
            <p>{say('web.without_script')}</p>
            <TopicList frame={frame} areas={areas} />
            <ExitNote {...frame} />
          </div>
        </noscript>
      ) : null}
    </>
  );
}

/** The page for an unknown address. It links to every topic. */
export function MissingPage({ frame, areas }: { frame: Frame; areas: TopicArea[] }) {
  const { lang, say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="" />
      </header>
      <main id="content" class="page" dir={dirOf(lang)}>
        <h1>{say('web.not_found')}</h1>
        <p>{say('web.not_found_text')}</p>
        <p class="onward">
          <a class="button" href={`/${lang}`}>
            {say('web.start')}
          </a>
        </p>
        <TopicList frame={frame} areas={areas} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** Every topic, folded by area. */
export function TopicsPage({ frame, areas }: { frame: Frame; areas: TopicArea[] }) {
  const { say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="/topics" />
      </header>
      <main id="content" class="page">
        <h1>{say('web.topics')}</h1>
        <TopicList frame={frame} areas={areas} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** The topics of one area. */
export function AreaPage({ frame, area }: { frame: Frame; area: TopicArea }) {
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/topics/${area.area}`} />
      </header>
      <main id="content" class="page">
        <AreaContent frame={frame} area={area} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** The page of an area without its frame. It is also saved for offline reading. */
export function AreaContent({ frame: { lang, say }, area }: { frame: Frame; area: TopicArea }) {
  return (
    <>
      <h1>{area.areaTitle}</h1>
      <nav class="topics">
        <AreaLinks lang={lang} items={area.items} more={say('menu.more')} page={1} />
      </nav>
      <p class="onward">
        <a href={`/${lang}/topics`}>{say('web.topics')}</a>
      </p>
    </>
  );
}

/** Every topic as a link, folded by area. */
export function TopicList({ frame: { lang, say }, areas }: { frame: Frame; areas: TopicArea[] }) {
  return (
    <nav class="topics">
      {areas.map(({ area, areaTitle, items }) => (
        <details key={area} class="area">
          <summary>
            <h2>{areaTitle}</h2>
          </summary>
          <AreaLinks lang={lang} items={items} more={say('menu.more')} page={1} />
        </details>
      ))}
    </nav>
  );
}

/** As many topics as the chat's menu shows on a screen; the rest is folded. */
function AreaLinks(props: { lang: Lang; items: readonly TopicLink[]; more: string; page: number }) {
  const { lang, items, more, page } = props;
  const screen = areaScreen(items, page);
  return (
    <>
      <ul class="links">
        {screen.shown.map(({ id, title }) => (
          <li>
            <a href={`/${lang}/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      {screen.more ? (
        <details class="area">
          <summary>{more}</summary>
          <AreaLinks {...props} page={page + 1} />
        </details>
      ) : null}
    </>
  );
}
