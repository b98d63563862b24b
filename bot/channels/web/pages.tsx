import { dirOf, type Lang } from '../../core/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import type { TopicArea } from './site.js';
import { Messages } from './view/blocks.js';
import { ExitNote, Header } from './view/header.js';
import type { ClientWord, PageWord, Words } from './words.js';

export type Say = (key: ClientWord | PageWord) => string;

/** What every page shows around its content. */
export interface Frame {
  lang: Lang;
  say: Say;
  words: Words;
  exitUrl: string;
}

/** The chat before its script has run; without JavaScript, every topic as a link. */
export function ChatPage({ frame, areas }: { frame: Frame; areas: TopicArea[] }) {
  const { lang, say } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest="" />
      </header>
      <main id="content" class="chat">
        <div class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      </main>
      <noscript>
        <div class="page">
          <p>{say('web.without_script')}</p>
          <Topics lang={lang} areas={areas} />
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
  /** The page's full address, printed under it. */
  address: string;
}

/** An answer to read, print and hand on. */
export function TopicPage({ frame, id, title, reply, related, action, address }: TopicPageProps) {
  const { lang, say, words } = frame;
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        <h1>{title}</h1>
        <article lang={reply.lang} dir={reply.dir}>
          <Messages messages={reply.messages} context={{ words, inChat: false }} />
        </article>
        {action === null ? null : (
          <form class="onward" method="post" action={action}>
            <p>{say('web.answer_here')}</p>
            <button class="button" type="submit">
              {say('web.answer_questions')}
            </button>
          </form>
        )}
        <p class="onward">
          <a class="button" href={`/${lang}?topic=${id}`}>
            {say('web.continue')}
          </a>
        </p>
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
        <p class="print-only">
          {say('web.print_address')} <bdi dir="ltr">{address}</bdi>
        </p>
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
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
        <h2>{say('web.topics')}</h2>
        <Topics lang={lang} areas={areas} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

function Topics({ lang, areas }: { lang: Lang; areas: TopicArea[] }) {
  return (
    <nav class="topics">
      {areas.map(({ area, areaTitle, items }) => (
        <section key={area}>
          <h3>{areaTitle}</h3>
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
