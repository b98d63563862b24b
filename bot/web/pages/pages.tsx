import { dirOf, type Lang } from '../../model/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import { contextOf, type Frame } from './frame.js';
import type { TopicArea } from '../site.js';
import { ReplyView } from '../view/reply-view.js';
import { ExitNote, Header } from '../view/header.js';

interface ChatPageProps {
  frame: Frame;
  areas: TopicArea[];
  /** The bot's first message, to be read while the rest loads; null if it depends on the address. */
  welcome: RenderedReply | null;
}

/** The chat before its script runs. Without JavaScript it lists every topic as a link. */
export function ChatPage({ frame, areas, welcome }: ChatPageProps) {
  const { lang, say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="" />
      </header>
      <main id="content" class="chat">
        <div class="stream">
          <ExitNote {...frame} />
          {welcome === null ? null : (
            <div class="log first" id="first">
              <div class="turn bot" lang={welcome.lang} dir={welcome.dir}>
                <ReplyView reply={welcome} context={{ ...contextOf(frame), inChat: true }} />
              </div>
            </div>
          )}
          <div class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        </div>
      </main>
      <noscript>
        <div class="page">
          <h1>{say('web.topics')}</h1>
          <p>{say('web.without_script')}</p>
          <TopicList lang={lang} areas={areas} />
          <ExitNote {...frame} />
        </div>
      </noscript>
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
        <TopicList lang={lang} areas={areas} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** Every topic, by area. The chat page shows this without JavaScript and without internet. */
export function TopicsPage({ frame, areas }: { frame: Frame; areas: TopicArea[] }) {
  const { lang, say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="/topics" />
      </header>
      <main id="content" class="page">
        <h1>{say('web.topics')}</h1>
        <TopicList lang={lang} areas={areas} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** Every topic as a link, by area. */
export function TopicList({ lang, areas }: { lang: Lang; areas: TopicArea[] }) {
  return (
    <nav class="topics">
      {areas.map(({ area, areaTitle, items }) => (
        <section key={area}>
          <h2>{areaTitle}</h2>
          <ul class="links">
            {items.map(({ id, title, summary }) => (
              <li>
                <a href={`/${lang}/${id}`}>{title}</a>
                <p>{summary}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
