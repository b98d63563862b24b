import type { RenderedChoice, RenderedReply } from '../../render/rendered.js';
import { Header, ExitNote } from './view/header.js';
import { Messages } from './view/blocks.js';
import type { Frame } from './pages.js';

export interface StepPageProps {
  frame: Frame;
  id: string;
  title: string;
  reply: RenderedReply;
  /** What the form carries on; the server keeps nothing of it. */
  kept: string;
  /** Where the form is sent. */
  action: string;
}

/** One question of a guided dialog, or its outcome, as a page with a plain form. */
export function StepPage({ frame, id, title, reply, kept, action }: StepPageProps) {
  const { lang, words } = frame;
  const buttons = reply.choices.filter((choice) => linkOf(choice, lang, id) === null);
  const links = reply.choices.filter((choice) => linkOf(choice, lang, id) !== null);
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        <h1>{title}</h1>
        {reply.progress ? <p class="step">{reply.progress.label}</p> : null}
        <article lang={reply.lang} dir={reply.dir}>
          <Messages messages={reply.messages} context={{ words, inChat: false }} />
        </article>
        <form method="post" action={action} autocomplete="off">
          <input type="hidden" name="kept" value={kept} />
          {reply.input === 'date' ? <TypedDate frame={frame} /> : null}
          <Buttons buttons={buttons} label={words['web.choices']} />
        </form>
        {links.length > 0 ? (
          <ul class="links">
            {links.map((choice) => (
              <li>
                <a href={linkOf(choice, lang, id)!}>{choice.label}</a>
              </li>
            ))}
          </ul>
        ) : null}
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

function TypedDate({ frame: { words } }: { frame: Frame }) {
  return (
    <p class="typed">
      <label for="text">{words['web.date']}</label>
      <input id="text" name="text" type="text" maxlength={40} inputmode="text" />
      <button class="button" type="submit">
        {words['web.date_send']}
      </button>
    </p>
  );
}

function Buttons({ buttons, label }: { buttons: RenderedChoice[]; label: string }) {
  const row = (rank: RenderedChoice['rank']) => buttons.filter((choice) => choice.rank === rank);
  return (
    <div role="group" aria-label={label}>
      {(['main', 'quiet'] as const).map((rank) =>
        row(rank).length > 0 ? (
          <p class={rank}>
            {row(rank).map((choice) => (
              <button type="submit" name="choice" value={choice.id} lang={choice.lang} formnovalidate>
                <bdi>{choice.label}</bdi>
              </button>
            ))}
          </p>
        ) : null,
      )}
    </div>
  );
}

/** Choices that lead to a page of their own are links there. */
function linkOf({ id }: RenderedChoice, lang: string, own: string): string | null {
  if (id.startsWith('topic:')) return `/${lang}/${id.slice('topic:'.length)}`;
  if (id.startsWith('menu:') || id === 'do:menu') return `/${lang}`;
  if (id === 'do:person') return `/${lang}/meta.person`;
  if (id === 'do:share') return `/${lang}/${own}`;
  return id.startsWith('lang:') ? `/${id.slice('lang:'.length)}/${own}` : null;
}
