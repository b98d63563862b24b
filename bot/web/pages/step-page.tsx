import type { RenderedChoice, RenderedReply } from '../../render/rendered.js';
import { linkOf } from './choice-link.js';
import { contextOf, type Frame } from './frame.js';
import { PrintedAddress } from './printed-address.js';
import { Related } from './related.js';
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
  /** The day, in words. */
  day: string;
  /** The address to which the form is sent. */
  action: string;
}

/** One question of a guided dialog, or its outcome, as a page with a plain form. */
export function StepPage({ frame, id, title, step, shared, day, action }: StepPageProps) {
  const { lang, words, say } = frame;
  const { reply, kept, result } = step;
  // The page has its own section for sharing.
  const tools = toolsOf(reply).filter((choice) => choice.id !== 'do:share');
  const choices = reply.choices.filter((choice) => choice.id !== 'do:share' && !tools.includes(choice));
  const buttons = choices.filter((choice) => linkOf(choice, lang, id) === null);
  const links = choices.flatMap(({ id: choice, label }) => {
    const href = linkOf({ id: choice }, lang, id);
    return href === null ? [] : [{ href, title: label, leads: choice.startsWith('topic:') }];
  });
  const withAnswer = (
    <>
      {shared && result ? <p class="muted handed-on">{say('web.result_shared')}</p> : null}
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
  const fields =
    reply.input === 'date' || reply.input === 'amount' ? (
      <form method="post" action={action} autocomplete="off">
        <input type="hidden" name="kept" value={kept} />
        {reply.input === 'date' ? <DayFields lang={lang} words={words} /> : <AmountField words={words} />}
      </form>
    ) : null;
  return (
    <>
      <header id="header">
        <Header {...frame} rest={`/${id}`} />
      </header>
      <main id="content" class="page">
        <h1 class="topic">{title}</h1>
        {shared && !result ? <p class="callout">{say('web.result_bad')}</p> : null}
        {reply.progress ? <p class="step">{reply.progress.label}</p> : null}
        <article lang={reply.lang} dir={reply.dir} data-own={result ? words['web.own_result'] : undefined}>
          <ReplyView reply={reply} context={contextOf(frame)} tools={withAnswer} fields={fields} />
        </article>
        <form method="post" action={action} autocomplete="off">
          <input type="hidden" name="kept" value={kept} />
          <Buttons
            buttons={buttons}
            links={links.filter(({ leads }) => !leads)}
            reply={reply}
            label={words['web.choices']}
          />
        </form>
        <Related title={say('web.related')} links={links.filter(({ leads }) => leads)} />
        <PrintedAddress frame={frame} path={`/${lang}/${id}`} answers={result} day={day} />
      </main>
      <footer class="page">
        <ExitNote {...frame} />
      </footer>
    </>
  );
}

interface ButtonsProps {
  buttons: RenderedChoice[];
  /** Ways out that are pages of their own. */
  links: { href: string; title: string }[];
  reply: RenderedReply;
  label: string;
}

function Buttons({ buttons, links, reply, label }: ButtonsProps) {
  const row = (rank: RenderedChoice['rank']) =>
    buttons
      .filter((choice) => choice.rank === rank)
      .map((choice) => (
        <button type="submit" name="choice" value={choice.id} lang={choice.lang} formnovalidate>
          <bdi>{choice.label}</bdi>
        </button>
      ));
  const main = row('main');
  return (
    <div role="group" aria-label={label} lang={reply.lang}>
      {main.length > 0 ? <p class="main">{main}</p> : null}
      <p class="quiet">
        {row('quiet')}
        {links.map((link) => (
          <a href={link.href}>{link.title}</a>
        ))}
      </p>
    </div>
  );
}
