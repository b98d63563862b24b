import type { PlannedLang } from '../../model/lang.js';
import type { RenderedReply } from '../../render/rendered.js';
import { contextOf, type Frame } from './frame.js';
import { PrintedAddress } from './printed-address.js';
import { Related } from './related.js';
import { ShareSection } from './share-section.js';
import { ReplyView } from '../view/reply-view.js';
import { ExitNote, Header } from '../view/header.js';
import { Icon } from '../view/icon.js';

/** A topic's page in another language. */
export interface OtherLanguage {
  href: string;
  /** The name of the language, or of the topic, in it. */
  title: string;
  lang: PlannedLang;
}

export interface TopicPageProps {
  frame: Frame;
  id: string;
  title: string;
  reply: RenderedReply;
  related: { id: string; title: string }[];
  /** Where the topic is not told in the page's language: its pages in others. */
  elsewhere: readonly OtherLanguage[];
  /** The address for the form of a guided dialog, to answer its questions here; null for an answer. */
  action: string | null;
}

/** An answer to read, print and pass on. The page of a dialog begins with its first step: most people come for it. */
export function TopicPage({ frame, id, title, reply, related, elsewhere, action }: TopicPageProps) {
  const { lang, say } = frame;
  // Where the answer has a headline of its own, and no button comes first, the title is no more than a line above it.
  const small = reply.shape === 'answer' && action === null;
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        {/* In danger the page says nothing of what it is about to who looks on. */}
        <h1 class={small ? 'topic' : undefined}>{reply.shape === 'crisis' ? say('danger.now') : title}</h1>
        {action === null ? null : <BeginForm frame={frame} action={action} />}
        <article lang={reply.lang} dir={reply.dir}>
          <ReplyView reply={reply} context={contextOf(frame)} />
        </article>
        {elsewhere.length > 0 ? <Elsewhere links={elsewhere} /> : null}
        <p class="onward">
          <a class="button" href={`/${lang}?topic=${id}`}>
            {say('web.continue')}
          </a>
        </p>
        <ShareSection frame={frame} title={title} path={`/${lang}/${id}`} answers={null} />
        <PrintedAddress frame={frame} path={`/${lang}/${id}`} />
        <Related
          title={say('web.related')}
          links={related.map((topic) => ({ href: `/${lang}/${topic.id}`, title: topic.title }))}
        />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

/** The languages that have the topic, as links. */
function Elsewhere({ links }: { links: readonly OtherLanguage[] }) {
  return (
    <ul class="readers">
      {links.map(({ href, title, lang }) => (
        <li>
          <a class="button" lang={lang} href={href}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Begins a dialog here. The page's script fills in the answers of a result that was passed on. */
function BeginForm({ frame: { say }, action }: { frame: Frame; action: string }) {
  return (
    <form method="post" action={action} id="begin">
      <p class="callout warning" id="damaged" role="alert" hidden>
        {say('web.result_bad')}
      </p>
      <button class="button go" type="submit">
        {say('web.answer_questions')} <Icon name="send" />
      </button>
      <p class="muted">{say('web.answer_here')}</p>
    </form>
  );
}
