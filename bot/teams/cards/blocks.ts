import type { ISODate } from '../../model/calendar.js';
import type { Lang } from '../../model/lang.js';
import { shortAddress } from '../../render/address.js';
import type {
  RenderedBlock,
  RenderedCall,
  RenderedFold,
  RenderedRoute,
  RenderedService,
  RenderedSource,
} from '../../render/rendered.js';
import type { TeamsWords } from '../words.js';
import { heading, link, listed, plain, text, type Container, type Element } from './card.js';
import { ltr, tappable } from './phones.js';

/** What the blocks of a card need besides themselves. */
export interface CardContext {
  lang: Lang;
  words: TeamsWords;
  /** The site's address, without a slash at the end. */
  siteUrl: string;
  /** True if the reply is about danger. */
  crisis: boolean;
  /** What is shown stands in a fold already. */
  inFold?: boolean;
  /** Days that the text beside a block names already. */
  days?: readonly ISODate[];
}

type SourcesBlock = Extract<RenderedBlock, { type: 'sources' }>;

const BOXES = {
  deadline: 'accent',
  warning: 'warning',
  crisis: 'attention',
} as const;

/** A block of a reply as elements of a card. `place` makes ids unique within a card. */
export function elementsOf(block: RenderedBlock, place: string, context: CardContext): Element[] {
  const say = (value: string): string => tappable(value, context.words.phones, context.crisis);
  const word = (key: string): string => context.words.word(context.lang, key);
  switch (block.type) {
    case 'text':
      return [textOf(block, say, word)];
    case 'banner':
      return [{ type: 'Container', style: BOXES.crisis, items: [text(bannerOf(block), { weight: 'bolder' })] }];
    case 'list':
      return [...(block.title === null ? [] : [heading(block.title)]), ...listed(block.items.map(say), block.ordered)];
    case 'calls':
      return [...(block.title === null ? [] : [heading(block.title, { size: 'large' })]), ...block.items.map(callOf)];
    case 'aside':
      return (block.drawing === null ? block.texts : block.texts.slice(1)).map((line) => text(say(line)));
    case 'hint':
      return [];
    case 'routes':
      return [heading(block.title), ...block.items.map((item) => routeOf(item, say))];
    case 'services':
      return [...(block.title ? [heading(block.title)] : []), ...block.items.map((item) => serviceOf(item, say))];
    case 'share':
      return [text(plain(word('web.share'))), text(link(block.title, context.siteUrl + block.path))];
    case 'calendar':
      return [text(link(calendarLabel(block, context.days ?? []), context.siteUrl + block.path))];
    case 'answers':
      return [
        heading(word('web.answers')),
        {
          type: 'FactSet',
          facts: block.items.map(({ question, answer }) => ({ title: plain(question), value: plain(answer) })),
        },
      ];
    case 'sources':
      return sourcesOf(block, `sources${place}`, context.inFold === true);
  }
}

/** The first screen of a card is short: a day that stands above is not said again. */
function calendarLabel({ title, day, path }: Extract<RenderedBlock, { type: 'calendar' }>, days: readonly ISODate[]) {
  return days.some((iso) => path.includes(iso)) ? title : `${title}: ${day}`;
}

/** The line above an answer, its number as a link. */
function bannerOf({ text: line, phone, href }: Extract<RenderedBlock, { type: 'banner' }>): string {
  return line.split(phone).map(plain).join(link(phone, href));
}

function textOf(
  { style, text: value }: Extract<RenderedBlock, { type: 'text' }>,
  say: (text: string) => string,
  word: (key: string) => string,
): Element {
  if (style === 'text' || style === 'note') return text(say(value));
  if (style === 'lead') return text(say(value), { size: 'medium', weight: 'bolder' });
  // Words also say what kind of box it is, because many people cannot tell it by colour.
  const label = text(plain(word(`web.style.${style}`)), { weight: 'bolder', size: 'small' });
  return { type: 'Container', style: BOXES[style], items: [label, text(say(value), { spacing: 'small' })] };
}

/** A line to call: the whole number is a link, as large as Teams has it. */
function callOf({ number, href, what, state, emergency }: RenderedCall): Container {
  return {
    type: 'Container',
    style: emergency ? 'attention' : 'emphasis',
    spacing: 'small',
    items: [
      text(`${link(ltr(number), href)} ${plain(what)}`, { size: 'large', weight: 'bolder' }),
      ...(state === null ? [] : [text(plain(state), { spacing: 'none' })]),
    ],
  };
}

/** A fold: its title as a button, and what it shows and hides. `place` keeps ids apart within a card. */
export function foldElements(
  { title, blocks, open }: Pick<RenderedFold, 'title' | 'blocks' | 'open'>,
  place: string,
  context: CardContext,
): Element[] {
  const inside = { ...context, inFold: true };
  const items = blocks.flatMap((block, i) => elementsOf(block, `${place}-${i}`, inside));
  return toggled(`fold${place}`, title, { spacing: 'small', items }, open);
}

/** A button, and what it shows and hides: hidden at first, unless `open`. `id`: of what is hidden, within the card. */
function toggled(id: string, title: string, inside: Pick<Container, 'items' | 'spacing'>, open = false): Element[] {
  return [
    {
      type: 'ActionSet',
      spacing: 'small',
      actions: [{ type: 'Action.ToggleVisibility', title: bare(title), targetElements: [id] }],
    },
    { type: 'Container', id, isVisible: open, ...inside },
  ];
}

function routeOf(route: RenderedRoute, say: (text: string) => string): Container {
  return {
    type: 'Container',
    separator: true,
    items: [
      text(plain(route.title), { weight: 'bolder' }),
      text(`${FIT[route.fit]} ${plain(route.verdict)}`, { spacing: 'small' }),
      ...listed(route.lines.map(say), false),
    ],
  };
}

const FIT: Record<RenderedRoute['fit'], string> = { first: '✓', possible: '○', ask: '?', no: '✕' };

function serviceOf(service: RenderedService, say: (text: string) => string): Container {
  const { what, note, authority, unsure, overdue, via } = service;
  const lines = [what, note, authority, unsure, overdue, service.details.join(' · ') || null, via];
  return {
    type: 'Container',
    separator: true,
    items: [
      text(plain(service.name), { weight: 'bolder' }),
      ...(service.open === null ? [] : [text(plain(service.open), { spacing: 'none', size: 'small' })]),
      ...lines.flatMap((line) => (line === null ? [] : [text(say(line), { spacing: 'small' })])),
      ...service.channels.map((channel) => text(reachOf(channel), { spacing: 'small' })),
    ],
  };
}

function reachOf({ kind, value, href, label, open }: RenderedService['channels'][number]): string {
  const hours = open === null ? '' : ` · ${plain(open)}`;
  const shown = shortAddress(value);
  if (href === null) return `${plain(label)}: ${plain(value)}${hours}`;
  const way = link(kind === 'address' ? shown : ltr(shown), href);
  return `${label === value ? way : `${plain(label)}: ${way}`}${hours}`;
}

/** The sources, folded. The note that a text was not yet reviewed is never folded. */
function sourcesOf(block: SourcesBlock, id: string, inFold: boolean): Element[] {
  const review =
    block.review === null ? [] : [text(plain(block.review), { size: 'small', ...(inFold ? {} : { separator: true }) })];
  const items = block.items.map((item) => text(sourceOf(item), { spacing: 'small' }));
  if (inFold) return [...review, text(plain(block.checked), { size: 'small' }), ...items];
  return [...review, ...toggled(id, `${block.title} · ${block.checked}`, { items })];
}

function sourceOf({ publisher, url, date }: RenderedSource): string {
  return `${url === null ? plain(publisher) : link(publisher, url)}${date === null ? '' : ` · ${plain(date)}`}`;
}

/** A button's title without isolating marks, which some clients show as boxes. */
export function bare(title: string): string {
  return title.replace(/[\u2066-\u2069]/g, '');
}
