import { plainText } from '../../render/plain.js';
import {
  isBanner,
  type RenderedBlock,
  type RenderedChoice,
  type RenderedFold,
  type RenderedReply,
} from '../../render/rendered.js';
import type { Lang } from '../../model/lang.js';
import type { TeamsWords } from '../words.js';
import { bare, elementsOf, foldElements, type CardContext } from './blocks.js';
import { cardOf, heading, plain, fits, text, type AdaptiveCard, type Element, type Submit } from './card.js';

export interface CardOptions {
  words: TeamsWords;
  /** The site's address, without a slash at the end. */
  siteUrl: string;
  /** The person whose talk it is, in a group; null if nobody else can tap. */
  by: string | null;
}

export interface ReplyCards {
  /** The answer. These cards are never replaced. */
  content: AdaptiveCard[];
  /** The choices and their question. This card is replaced when a choice is made. Null if there are no choices. */
  open: AdaptiveCard | null;
  /** The same question without buttons. */
  resting: AdaptiveCard | null;
}

/** How many letters fit in one row on a phone; each button takes PADDING more. Teams cuts off the rest. */
const ROW = 38;
const PADDING = 4;

/** A reply as cards: the messages, and one card with the choices. */
export function replyCards(reply: RenderedReply, options: CardOptions): ReplyCards {
  const context: CardContext = {
    lang: reply.lang,
    words: options.words,
    siteUrl: options.siteUrl,
    crisis: reply.topic !== null && options.words.isCrisis(reply.topic),
  };
  const groups: Group[] = reply.messages.map(({ blocks }) => ({ title: null, blocks }));
  const question = isQuestion(reply) ? (groups.pop()?.blocks ?? []) : [];
  groups.splice(groups.findIndex((group) => !isBanner(group)) + 1, 0, ...reply.folds);
  const content = contentCards(groups, context);
  if (reply.choices.length === 0) {
    return {
      content: [...content, ...contentCards(question.length > 0 ? [{ title: null, blocks: question }] : [], context)],
      open: null,
      resting: null,
    };
  }
  const asked = askedElements(reply, question, context);
  const fallback = plainText({ blocks: question }, options.siteUrl);
  const numbered = reply.choices.map(({ label }, i) => `${i + 1}. ${label}`).join('\n');
  return {
    content,
    open: cardOf(reply.lang, [...asked, ...choiceElements(reply, options)], [fallback, numbered].join('\n\n').trim()),
    resting: question.length > 0 ? cardOf(reply.lang, asked, fallback) : null,
  };
}

/** Whether the last message asks for the choices: it is an open question, or a single line that leads to them. */
function isQuestion({ input, messages }: RenderedReply): boolean {
  const [only, ...more] = messages.filter((message) => !isBanner(message));
  return input !== 'text' || (more.length === 0 && only?.blocks.length === 1);
}

/** A message, or a fold under its title. */
type Group = Pick<RenderedFold, 'blocks' | 'open'> & { title: string | null };

/** The messages and folds on as few cards as Teams' limits allow, because every card causes a notification. */
function contentCards(groups: Group[], context: CardContext): AdaptiveCard[] {
  if (groups.length === 0) return [];
  const body = groups.flatMap((group, place) => groupElements(group, place, context));
  const fallback = groups.map((group) => fallbackOf(group, context)).join('\n\n');
  const card = cardOf(context.lang, body, fallback);
  if (fits(card)) return [card];
  const halves = groups.length > 1 ? halved(groups) : halvedGroup(groups[0]!);
  return halves ? halves.flatMap((half) => contentCards(half, context)) : [card];
}

function groupElements({ title, blocks, open }: Group, place: number, context: CardContext): Element[] {
  return title === null
    ? messageElements(blocks, place, context)
    : foldElements({ title, blocks, ...(open ? { open } : {}) }, String(place), context);
}

/** Where cards cannot be shown, only the title of a fold is said: the rest would bury what is in view. */
function fallbackOf({ title, blocks }: Group, context: CardContext): string {
  return title ?? plainText({ blocks }, context.siteUrl);
}

function messageElements(blocks: RenderedBlock[], message: number, context: CardContext): Element[] {
  const days = blocks.flatMap((block) => (block.type === 'text' && block.date ? [block.date.iso] : []));
  const elements = blocks.flatMap((block, place) => elementsOf(block, `${message}-${place}`, { ...context, days }));
  return elements.map((element, i) =>
    message > 0 && i === 0 ? { ...element, separator: true, spacing: 'large' } : element,
  );
}

function halved<T>(items: T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function halvedGroup({ title, blocks }: Group): Group[][] | null {
  const [block] = blocks;
  if (blocks.length > 1) return halved(blocks).map((half) => [{ title, blocks: half }]);
  if (block?.type !== 'services' || block.items.length < 2) return null;
  const [first, rest] = halved(block.items);
  return [
    [{ title, blocks: [{ ...block, items: first }] }],
    [{ title, blocks: [{ ...block, title: '', items: rest }] }],
  ];
}

function askedElements(reply: RenderedReply, question: RenderedBlock[], context: CardContext): Element[] {
  return [
    ...(reply.progress ? [text(plain(reply.progress.label), { size: 'small' })] : []),
    ...(question.length > 0
      ? messageElements(question, 0, context)
      : [heading(context.words.word(reply.lang, 'teams.next'))]),
  ];
}

/** Answers as rows of buttons that wrap by the length of their words. Ways out are small buttons below. */
function choiceElements(reply: RenderedReply, options: CardOptions): Element[] {
  const submit = (choice: RenderedChoice): Submit => ({
    type: 'Action.Submit',
    title: bare(choice.label),
    data: { choice: choice.id, ...signOf(reply.lang, options) },
    associatedInputs: 'none',
  });
  const of = (rank: RenderedChoice['rank']): RenderedChoice[] => reply.choices.filter((choice) => choice.rank === rank);
  return [
    ...fieldElements(reply, options),
    ...of('main').map((choice): Element => ({
      type: 'Container',
      style: 'emphasis',
      spacing: 'small',
      selectAction: submit(choice),
      items: [text(plain(choice.label), { weight: 'bolder' })],
    })),
    ...inRows(of('quiet').map(submit)).map((actions, row): Element => ({
      type: 'ActionSet',
      spacing: row === 0 ? 'medium' : 'small',
      actions,
    })),
  ];
}

function inRows(actions: Submit[]): Submit[][] {
  const rows: Submit[][] = [];
  let room = 0;
  for (const action of actions) {
    room -= action.title.length + PADDING;
    if (room < 0) {
      rows.push([]);
      room = ROW - action.title.length - PADDING;
    }
    rows.at(-1)!.push(action);
  }
  return rows;
}

/** A field if the question asks for a day or an amount. The question's id is taken from its "I don't know" choice. */
function fieldElements(reply: RenderedReply, options: CardOptions): Element[] {
  const unknown = reply.choices.find(({ id }) => /^[a-z]+\.[a-z-]+:\w+=unknown$/.test(id));
  if ((reply.input !== 'date' && reply.input !== 'amount') || !unknown) return [];
  const word = (key: string): string => options.words.word(reply.lang, key);
  const data = { asks: unknown.id.slice(0, unknown.id.lastIndexOf('=')), ...signOf(reply.lang, options) };
  const field: Element =
    reply.input === 'date'
      ? { type: 'Input.Date', id: 'day', label: word('web.date') }
      : { type: 'Input.Number', id: 'amount', label: word('web.amount'), min: 1 };
  return [
    field,
    { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: word(`web.${reply.input}_send`), data }] },
  ];
}

function signOf(lang: Lang, { by }: CardOptions): Record<string, string> {
  return { lang, ...(by === null ? {} : { by }) };
}

/** The card that replaces a card with choices when one was made. */
export function chosenCard(lang: Lang, choice: string, words: TeamsWords): AdaptiveCard {
  const chosen = words.chosen(lang, choice);
  const question = chosen?.question ?? null;
  const answer = chosen === null ? words.word(lang, 'teams.answered') : `✓ ${chosen.answer}`;
  const body = [...(question === null ? [] : [text(plain(question))]), text(plain(answer), { weight: 'bolder' })];
  return cardOf(lang, body, [question, answer].filter((line) => line !== null).join('\n'));
}
