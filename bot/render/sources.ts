import { type Content, wordsOf } from '../content/load.js';
import { staleParts } from '../content/texts.js';
import { SOURCE_LANG } from '../model/lang.js';
import { ui } from '../model/reply.js';
import type { RenderedBlock, RenderedSource } from './rendered.js';
import type { TextContext, TextRenderer } from './text.js';
import { isolate } from './values.js';

/**
 * The sources of every fact used so far in the reply, with the oldest day of a check. Also what the person should know
 * of the words: not checked by a native speaker, older than the source text, or taken from Dutch.
 */
export function renderSources(
  topicId: string,
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
): RenderedBlock[] {
  const topic = content.topics.get(topicId);
  const sources = [
    ...ctx.used.map(({ fact, value }) => ({ ...value.source, checked_on: fact.checked_on })),
    ...(topic?.sources ?? []),
  ];
  const review = reviewLabel(topicId, ctx, content, texts);
  if (sources.length === 0) return review ? [{ type: 'text', style: 'note', text: review }] : [];

  const items = new Map<string, RenderedSource>();
  for (const { publisher, url, date } of sources) {
    items.set(`${publisher} ${url ?? ''}`, { publisher, url: url ?? null, date: date ?? null });
  }
  const checked = sources.map((source) => source.checked_on).sort()[0]!;
  return [
    {
      type: 'sources',
      title: texts.text(ui('sources.title'), ctx),
      checked: texts.text(ui('sources.checked', { date: { type: 'date', date: checked } }), ctx),
      checkBy: ctx.used.map(({ fact }) => fact.check_by).sort()[0] ?? null,
      review,
      items: [...items.values()].map((item) => ({ ...item, publisher: isolate(item.publisher, ctx.lang) })),
    },
  ];
}

/** One short line on how far a topic's words were checked; nothing where they were. */
export function renderCaveat(
  topicId: string,
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
): RenderedBlock[] {
  const state = reviewState(topicId, ctx, content);
  return state === null ? [] : [{ type: 'text', style: 'note', text: texts.text(ui(`review.short.${state}`), ctx) }];
}

function reviewLabel(topicId: string, ctx: TextContext, content: Content, texts: TextRenderer): string | null {
  const state = reviewState(topicId, ctx, content);
  return state === null ? null : texts.text(ui(`review.${state}`), ctx);
}

/** What readers should know of the state of a topic's words; null where there is nothing to say. */
function reviewState(
  topicId: string,
  ctx: TextContext,
  content: Content,
): 'missing' | 'stale' | 'draft' | 'machine' | null {
  const found = wordsOf(content, ctx.lang, topicId);
  if (!found) return null;
  if (found.lang !== ctx.lang) return 'missing';
  if (ctx.lang !== SOURCE_LANG && isStale(topicId, ctx, content)) return 'stale';
  const { status } = found.words.review;
  // Texts about the guide itself contain no law, so no lawyer has to read them first.
  if (status === 'draft' && content.topics.get(topicId)?.kind === 'meta') return null;
  return status === 'checked' ? null : status;
}

const staleness = new WeakMap<Content, Map<string, boolean>>();

function isStale(topicId: string, { lang }: TextContext, content: Content): boolean {
  const known = staleness.get(content) ?? new Map<string, boolean>();
  staleness.set(content, known);
  const key = `${lang} ${topicId}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const source = content.words[SOURCE_LANG].get(topicId);
  const own = content.words[lang].get(topicId);
  const stale = source !== undefined && own !== undefined && staleParts(source.value, own.value).length > 0;
  known.set(key, stale);
  return stale;
}
