import type { Answers } from '../../core/flow.js';
import { dirOf, type Lang } from '../../core/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import { PrintedAddress } from './printed-address.js';
import { qrCode } from './qr.js';
import type { TopicArea } from './site.js';
import { Messages } from './view/blocks.js';
import type { BlockContext } from './view/context.js';
import { ExitNote, Header } from './view/header.js';
import { Share } from './view/share.js';
import type { ClientWord, PageWord, Words } from './words.js';

export type Say = (key: ClientWord | PageWord) => string;

/** What every page shows around its content. */
export interface Frame {
  lang: Lang;
  say: Say;
  words: Words;
  exitUrl: string;
  /** The site's own address, without a slash at the end. */
  origin: string;
}

/** What blocks on a plain page need to know of it. */
export function contextOf({ words, origin }: Frame): BlockContext {
  return { words, inChat: false, origin, qr: qrCode };
}

interface ChatPageProps {
  frame: Frame;
  areas: TopicArea[];
  /** What the bot will say first, to be read while the rest is on its way; null where that depends on the address. */
  welcome: RenderedReply | null;
}

/** The chat before its script has run; without JavaScript, every topic as a link. */
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
                <Messages
                  messages={welcome.messages}
                  lang={welcome.lang}
                  context={{ ...contextOf(frame), inChat: true }}
                />
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

export interface TopicPageProps {
  frame: Frame;
  id: string;
  title: string;
  reply: RenderedReply;
  related: { id: string; title: string }[];
  /** Where the form of a guided dialog is sent, to answer its questions here; null for an answer. */
  action: string | null;
}

/** An answer to read, print and hand on. */
export function TopicPage({ frame, id, title, reply, related, action }: TopicPageProps) {
  const { lang, say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        <h1>{title}</h1>
        <article lang={reply.lang} dir={reply.dir}>
          <Messages messages={reply.messages} lang={reply.lang} context={contextOf(frame)} />
        </article>
        {action === null ? null : <BeginForm frame={frame} action={action} />}
        <p class="onward">
          <a class="button" href={`/${lang}?topic=${id}`}>
            {say('web.continue')}
          </a>
        </p>
        <ShareSection frame={frame} title={title} path={`/${lang}/${id}`} answers={null} />
        <PrintedAddress frame={frame} path={`/${lang}/${id}`} />
        {related.length > 0 ? (
          <nav aria-labelledby="related">
            <h2 id="related">{say('web.related')}</h2>
            <ul class="links">
              {related.map((topic) => (
                <li>
                  <a href={`/${lang}/${topic.id}`}>{topic.title}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** Begins a dialog here; the page's script fills in the answers of a result that was handed on. */
function BeginForm({ frame: { say }, action }: { frame: Frame; action: string }) {
  return (
    <form class="onward" method="post" action={action} id="begin">
      <p class="callout warning" id="damaged" role="alert" hidden>
        {say('web.result_bad')}
      </p>
      <p>{say('web.answer_here')}</p>
      <button class="button" type="submit">
        {say('web.answer_questions')}
      </button>
    </form>
  );
}

/** The ways to hand a page on, folded away; printed as its address and QR code. */
export function ShareSection(props: { frame: Frame; title: string; path: string; answers: Answers | null }) {
  const { frame, title, path, answers } = props;
  return (
    <details class="share-section">
      <summary>{frame.say('web.share_title')}</summary>
      <Share title={title} path={path} answers={answers} context={contextOf(frame)} />
    </details>
  );
}

/** The page for an address that leads nowhere, with every topic as a way on. */
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

/** Every topic, by area: what the chat page is without JavaScript, and without internet. */
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
