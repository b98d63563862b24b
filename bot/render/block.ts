import { type Content, wordsOf } from '../content/load.js';
import type { LocalNow } from '../model/calendar.js';
import { statusOn } from '../model/facts.js';
import { type BlockPart, ui } from '../model/reply.js';
import type { RenderedBlock, RenderedDay } from './rendered.js';
import { FactGap, serviceName, type TextContext, type TextRenderer } from './text.js';
import { dateText, daysText } from './values.js';

/** What rendering a reply needs. */
export interface Scope {
  content: Content;
  texts: TextRenderer;
  now: LocalNow;
}

/** The blocks of a part. If a fact has no value, one line says where to check it. */
export function renderBlock(part: BlockPart, ctx: TextContext, scope: Scope): RenderedBlock[] {
  const own: TextContext = { ...ctx, used: [], factContext: part.factContext };
  let block: RenderedBlock;
  try {
    for (const id of part.facts ?? []) scope.texts.fact(id, own);
    block = blockOf(part, own, scope);
  } catch (error) {
    if (!(error instanceof FactGap)) throw error;
    return [{ type: 'text', style: 'note', text: gapText(error, ctx, scope) }];
  }
  ctx.used.push(...own.used);
  const caution = cautionFor(own, scope);
  if (caution === null) return [block];
  if (ctx.doubts) {
    ctx.doubts.add(caution);
    return [block];
  }
  if (block.type === 'text') return [{ ...block, text: `${block.text} ${caution}` }];
  return [block, { type: 'text', style: 'note', text: caution }];
}

function blockOf(part: BlockPart, ctx: TextContext, { texts, content }: Scope): RenderedBlock {
  if (part.style !== 'steps' && part.style !== 'list') {
    const text = texts.text(part.text, ctx);
    if (part.role === undefined) return { type: 'text', style: part.style, text };
    const date = part.role === 'date' ? dayIn(text, part, ctx) : null;
    return { type: 'text', style: part.style, role: part.role, text, ...(date ? { date } : {}) };
  }
  const id = part.text.path.slice('blocks.'.length);
  const block = wordsOf(content, ctx.lang, part.text.ns)?.words.blocks[id];
  if (block === undefined || typeof block === 'string' || !('items' in block)) {
    throw new Error(`${part.text.ns}:${part.text.path} is not a list in ${ctx.lang}`);
  }
  const item = (path: string): string => texts.text({ ...part.text, path: `${part.text.path}.${path}` }, ctx);
  return {
    type: 'list',
    ordered: part.style === 'steps',
    title: block.title === undefined ? null : item('title'),
    items: block.items.map((_, i) => item(`items.${i}`)),
  };
}

/** The day that a text is about: one that the dialog calculated, else a date among its facts; null if it names none. */
function dayIn(text: string, { text: { params = {} } }: BlockPart, ctx: TextContext): RenderedDay | null {
  const calculated = Object.values(params).flatMap((value) => (value.type === 'date' ? [value.date] : []));
  const known = ctx.used.flatMap(({ fact, value }) => (fact.unit === 'date' ? [String(value.value)] : []));
  const days = [...calculated, ...known].map((iso) => ({ iso, text: dateText(iso, ctx.lang) }));
  const left = Object.values(params).flatMap((value) =>
    value.type === 'days' ? [daysText(value.value, ctx.lang)] : [],
  )[0];
  const day = days.find((one) => text.includes(one.text));
  return day ? { ...day, ...(left === undefined ? {} : { left }) } : null;
}

function gapText({ reason, source }: FactGap, ctx: TextContext, { texts, content }: Scope): string {
  const why = reason === 'outside' ? 'facts.gap_outside' : 'facts.gap';
  if (source?.url) return `${texts.text(ui(why), ctx)} ${source.publisher}: ${source.url}`;
  const caw = content.services.get('caw');
  return `${texts.text(ui('facts.gap_person'), ctx)} ${caw ? serviceName(caw.name, ctx.lang) : ''}`.trim();
}

/**
 * The warning for a text with a fact of medium confidence, or a fact that is not simply in force; null if not needed.
 */
function cautionFor(ctx: TextContext, { texts }: Scope): string | null {
  const cautions: string[] = [];
  const status = ctx.used.map(({ fact }) => statusOn(fact, ctx.today)).find((found) => found !== 'in_force');
  if (status) cautions.push(texts.text(ui(`facts.status.${status}`), ctx));
  const medium = ctx.used
    .filter(({ value }) => value.confidence === 'medium')
    .map(({ value }) => value.source.publisher);
  if (medium.length > 0) {
    cautions.push(`${texts.text(ui('facts.according'), ctx)} ${[...new Set(medium)].join(', ')}.`);
    cautions.push(texts.text(ui('facts.check'), ctx));
  }
  return cautions.length > 0 ? cautions.join(' ') : null;
}
