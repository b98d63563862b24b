import type { ComponentChildren } from 'preact';

import { dirOf, type Lang } from '../../model/lang.js';
import { isBanner, type RenderedBlock, type RenderedMessage } from '../../render/rendered.js';
import { Aside } from './aside.js';
import { Calls } from './calls.js';
import type { BlockContext } from './context.js';
import { Icon, type IconName } from './icon.js';
import { Linked } from './linked.js';
import { Listen } from './listen.js';
import { Routes } from './routes.js';
import { Services } from './services.js';
import { Share } from './share.js';
import { Sources } from './sources.js';

type TextStyle = Extract<RenderedBlock, { type: 'text' }>['style'];

const STYLE_ICONS: Partial<Record<TextStyle, IconName>> = {
  deadline: 'clock',
  warning: 'warning',
  note: 'note',
  crisis: 'crisis',
};

type TextBlock = Extract<RenderedBlock, { type: 'text' }>;
type ListBlock = Extract<RenderedBlock, { type: 'list' }>;

function Text({ block, context }: { block: TextBlock; context: BlockContext }) {
  const { style, role, lang } = block;
  const text = <Linked text={block.text} phones={context.phones} />;
  if (block.date) return <Deadline text={block.text} date={block.date} />;
  const icon = STYLE_ICONS[style];
  // Words in another language than the reply's run in their own direction.
  const own = lang ? { lang, dir: dirOf(lang) } : {};
  if (!icon || style === 'text' || style === 'lead')
    return (
      <p class={`text ${role ?? style}`} {...own}>
        {text}
      </p>
    );
  return (
    <div class={['callout', style, role].filter(Boolean).join(' ')} dir={own.dir}>
      <Icon name={icon} />
      <p>
        <span class="unseen">{context.words[`web.style.${style}`]}: </span>
        {lang ? <span {...own}>{text}</span> : text}
      </p>
    </div>
  );
}

/** A sentence with its one day, which is the largest thing on the screen. */
function Deadline({ text, date }: { text: string; date: NonNullable<TextBlock['date']> }) {
  const [before = '', ...after] = text.split(date.text);
  // What closes the date in the sentence (a full stop, the end of an isolate) has no place on a line of its own.
  const day = date.text.replace(/\d{4}$/u, '');
  const rest = after.join(date.text).replace(/^[\u2069.,،\s]+/u, '');
  return (
    <p class="date-line">
      <span>{before.trimEnd().replace(/\u2068$/u, '')} </span>
      <time dateTime={date.iso}>
        {day}
        <small>{date.text.slice(day.length)}</small>
      </time>{' '}
      {rest === '' ? null : (
        <b>
          {rest.split(/(?<=[.!؟])\s+/u).map((sentence) => (
            <span class={date.left !== undefined && sentence.includes(date.left) ? 'only-now' : undefined}>
              {sentence}{' '}
            </span>
          ))}
        </b>
      )}
    </p>
  );
}

function List({ block, context }: { block: ListBlock; context: BlockContext }) {
  const { ordered, title, items } = block;
  const entries = items.map((item) => (
    <li>
      <Linked text={item} phones={context.phones} />
    </li>
  ));
  return (
    <div class="list">
      {title ? <h2>{title}</h2> : null}
      {ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>}
    </div>
  );
}

function Calendar({ title, day, path }: { title: string; day: string; path: string }) {
  return (
    <p>
      <a class="reach calendar" href={path} download={path.slice(path.lastIndexOf('/') + 1)}>
        <Icon name="calendar" />
        <span>
          {title} <b>{day}</b>
        </span>
      </a>
    </p>
  );
}

function Answers({ items, context }: { items: { question: string; answer: string }[]; context: BlockContext }) {
  return (
    <div class="answers">
      {context.inFold ? null : <h2>{context.words['web.answers']}</h2>}
      <dl>
        {items.map(({ question, answer }) => (
          <div>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The line above an answer. All of it is the link: a frightened hand hits no small one. */
function Banner({ text, phone, href }: Extract<RenderedBlock, { type: 'banner' }>) {
  const [before = '', ...after] = text.split(phone);
  return (
    <p class="banner-line">
      <a class="banner" href={href}>
        <Icon name="phone" />
        <span>
          {before}
          <b>{phone}</b>
          {after.join(phone)}
        </span>
      </a>
    </p>
  );
}

/** One block of a reply. Text is never interpreted as HTML. */
export function Block({ block, context }: { block: RenderedBlock; context: BlockContext }) {
  switch (block.type) {
    case 'text':
      return <Text block={block} context={context} />;
    case 'banner':
      return <Banner {...block} />;
    case 'list':
      return <List block={block} context={context} />;
    case 'calls':
      return <Calls title={block.title} items={block.items} inChat={context.inChat} />;
    case 'aside':
      return <Aside block={block} />;
    case 'hint':
      return null;
    case 'routes':
      return <Routes title={block.title} items={block.items} phones={context.phones} />;
    case 'services':
      return <Services title={block.title} items={block.items} context={context} />;
    case 'share':
      return <Share title={block.title} path={block.path} answers={block.answers} context={context} />;
    case 'calendar':
      return <Calendar title={block.title} day={block.day} path={block.path} />;
    case 'answers':
      return <Answers items={block.items} context={context} />;
    case 'sources':
      return <Sources block={block} context={context} />;
  }
}

interface MessagesProps {
  messages: RenderedMessage[];
  lang: Lang;
  context: BlockContext;
  /** What stands at the end of the last card. */
  fields?: ComponentChildren;
}

/** The messages of a reply, one card each. A message with text gets a button to read it aloud. */
export function Messages({ messages, lang, context, fields }: MessagesProps) {
  return (
    <>
      {messages.map((message, i) => {
        const blocks = message.blocks.map((block) => <Block block={block} context={context} />);
        // No card and no sound: it is a line of the screen, not a part of the answer.
        if (isBanner(message)) return blocks;
        return (
          <div class="message">
            {blocks}
            {message.blocks.some(isRead) ? <Listen lang={lang} words={context.words} /> : null}
            {i === messages.length - 1 ? fields : null}
          </div>
        );
      })}
    </>
  );
}

function isRead({ type }: RenderedBlock): boolean {
  return type !== 'sources' && type !== 'share' && type !== 'calendar';
}
