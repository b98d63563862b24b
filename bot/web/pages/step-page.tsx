import type { RenderedChoice, RenderedReply } from '../../render/rendered.js';
import { linkOf } from './choice-link.js';
import { contextOf, type Frame } from './frame.js';
import { PrintedAddress } from './printed-address.js';
import { ShareSection } from './share-section.js';
import type { Step } from '../site.js';
import { AmountField } from '../view/amount-field.js';
import { DayFields } from '../view/day-fields.js';
import { ExitNote, Header } from '../view/header.js';
import { ReplyView } from '../view/reply-view.js';
import { ToolRow, toolsOf } from '../view/tools.js';

export interface StepPageProps {
  frame: Frame;
  id: string;
  title: string;
  step: Step;
  /** Whether the answers came with a link that somebody passed on. */
  shared: boolean;
  /** The address to which the form is sent. */
  action: string;
}

/** One question of a guided dialog, or its outcome, as a page with a plain form. */
export function StepPage({ frame, id, title, step, shared, action }: StepPageProps) {
  const { lang, words, say } = frame;
  const { reply, kept, result } = step;
  // The page has its own section for sharing.
  const tools = toolsOf(reply).filter((choice) => choice.id !== 'do:share');
  const choices = reply.choices.filter((choice) => choice.id !== 'do:share' && !tools.includes(choice));
  const buttons = choices.filter((choice) => linkOf(choice, lang, id) === null);
  const links = choices.filter((choice) => linkOf(choice, lang, id) !== null);
  const withAnswer = (
    <>
      {tools.length > 0 ? (
        <form method="post" action={action} autocomplete="off">
          <input type="hidden" name="kept" value={kept} />
          <ToolRow>
            {tools.map((tool) => (
              <button type="submit" class="small" name="choice" value={tool.id} formnovalidate>
                {tool.label}
              </button>
            ))}
          </ToolRow>
        </form>
      ) : null}
      {result ? <ShareSection frame={frame} title={title} path={`/${lang}/${id}`} answers={result} /> : null}
    </>
  );
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        <h1>{title}</h1>
        {shared ? <p class="callout">{say(result ? 'web.result_shared' : 'web.result_bad')}</p> : null}
        {reply.progress ? <p class="step">{reply.progress.label}</p> : null}
        <article lang={reply.lang} dir={reply.dir}>
          <ReplyView reply={reply} context={contextOf(frame)} tools={withAnswer} />
        </article>
        <form method="post" action={action} autocomplete="off">
          <input type="hidden" name="kept" value={kept} />
          {reply.input === 'date' ? <DayFields lang={lang} words={words} /> : null}
          {reply.input === 'amount' ? <AmountField words={words} /> : null}
          <Buttons buttons={buttons} reply={reply} label={words['web.choices']} />
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
        <PrintedAddress frame={frame} path={`/${lang}/${id}`} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

function Buttons({ buttons, reply, label }: { buttons: RenderedChoice[]; reply: RenderedReply; label: string }) {
  const row = (rank: RenderedChoice['rank']) => buttons.filter((choice) => choice.rank === rank);
  return (
    <div role="group" aria-label={label} lang={reply.lang}>
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
