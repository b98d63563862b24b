import type { Content } from '../content/load.js';
import { titleIn } from '../content/stages.js';
import type { LocalNow } from '../model/calendar.js';
import { dirOf, ENDONYMS, type Lang, type PlannedLang } from '../model/lang.js';
import { type Choice, type Fold, type Part, type Reply, type RouteItem, ui, words } from '../model/reply.js';
import { renderBlock, type Scope } from './block.js';
import { renderCalls } from './calls.js';
import {
  isBanner,
  type RenderedBlock,
  type RenderedChoice,
  type RenderedFold,
  type RenderedMessage,
  type RenderedReply,
  type RenderedRoute,
} from './rendered.js';
import { renderBanner, renderOpenLines, renderService } from './services.js';
import { renderCaveat, renderSources } from './sources.js';
import type { TextContext, TextRenderer } from './text.js';
import { ownWords } from './translations.js';
import { dateText, isolate } from './values.js';

/** Turns replies into text, in any of the languages. */
export interface Renderer {
  /** `lasting`: without what is true only at this hour, for a page that is kept or printed. */
  render(reply: Reply, lang: Lang, now: LocalNow, lasting?: boolean): RenderedReply;
}

/** A renderer of some content. It throws if a reply names words that do not exist. */
export function createRenderer(content: Content, texts: TextRenderer): Renderer {
  return {
    render(reply, lang, now, lasting = false) {
      const phones = new Set<string>();
      const doubts = new Set<string>();
      const ctx: TextContext = { lang, today: now.date, used: [], phones, ...(reply.shape ? { doubts } : {}) };
      const scope = { content, texts, now, lasting };
      const messages = reply.messages
        .map((parts) => ({ blocks: parts.flatMap((part) => renderPart(part, ctx, scope)) }))
        .filter((message) => message.blocks.length > 0);
      const folds = (reply.folds ?? []).map((fold) => renderFold(fold, ctx, scope));
      tellDoubts(folds, doubts);
      const warning = staleWarning(ctx, texts);
      // In danger nothing stands above the numbers.
      if (warning && reply.shape === 'crisis') folds.at(-1)?.blocks.unshift(warning);
      else if (warning) messages.find((message) => !isBanner(message))?.blocks.unshift(warning);
      return {
        lang,
        dir: dirOf(lang),
        topic: reply.topic,
        ...(reply.only === undefined
          ? { shape: reply.shape ?? null, messages, folds: folds.filter(({ blocks }) => blocks.length > 0) }
          : {
              shape: null,
              messages: [...messages.filter(isBanner), ...folds.filter(({ id }) => id === reply.only).map(alone)],
              folds: [],
            }),
        phones: [...phones],
        choices: reply.choices.map((choice) => renderChoice(choice, scope, ctx)),
        input: reply.input,
        progress: reply.progress ? { ...reply.progress, label: progressLabel(reply.progress, texts, ctx) } : null,
      };
    },
  };
}

/** The warning before everything else if the reply uses law past its check. It names the oldest day of a check. */
function staleWarning(ctx: TextContext, texts: TextRenderer): RenderedBlock | null {
  const checked = ctx.used
    .filter(({ stale }) => stale)
    .map(({ fact }) => fact.checked_on)
    .sort()[0];
  if (checked === undefined) return null;
  const text = texts.text(ui('facts.stale', { date: { type: 'date', date: checked } }), ctx);
  return { type: 'text', style: 'warning', text };
}

interface ReplyScope extends Scope {
  lasting: boolean;
}

function renderFold({ id, role, title, parts, open }: Fold, ctx: TextContext, scope: ReplyScope): RenderedFold {
  const inside: TextContext = { ...ctx, inFold: true };
  const blocks = parts.flatMap((part) => renderPart(part, inside, scope));
  return { id, role, title: scope.texts.text(title, ctx), blocks, ...(open ? { open } : {}) };
}

function alone({ title, blocks }: RenderedFold): RenderedMessage {
  return { blocks: [{ type: 'text', style: 'lead', text: title }, ...blocks] };
}

/** How sure the facts are stands once: in the fold that says why, or with the sources. */
function tellDoubts(folds: RenderedFold[], doubts: ReadonlySet<string>): void {
  const fold = folds.find(({ role }) => role === 'why') ?? folds.find(({ role }) => role === 'sources');
  fold?.blocks.push(...[...doubts].map((text): RenderedBlock => ({ type: 'text', style: 'note', text })));
}

function renderPart(part: Part, ctx: TextContext, scope: ReplyScope): RenderedBlock[] {
  const { texts, content, now, lasting } = scope;
  switch (part.kind) {
    case 'block':
      return renderBlock(part, ctx, scope);
    case 'aside': {
      const said = part.texts.flatMap((text) => renderBlock({ kind: 'block', style: 'note', text }, ctx, scope));
      const lines = said.flatMap((block) => (block.type === 'text' ? [block.text] : []));
      return [{ type: 'aside', title: texts.text(part.title, ctx), texts: lines, drawing: part.drawing ?? null }];
    }
    case 'hint':
      return [{ type: 'hint', text: texts.text(part.text, ctx) }];
    case 'routes':
      return [
        {
          type: 'routes',
          title: texts.text(part.title, ctx),
          items: part.items.map((i) => renderRoute(i, ctx, scope)),
        },
      ];
    case 'services': {
      const items = part.ids.map((id) => {
        const service = content.services.get(id);
        if (!service) throw new Error(`no service "${id}"`);
        return renderService(service, content, texts, ctx, now);
      });
      return items.length > 0 ? [{ type: 'services', title: texts.text(part.title, ctx), items }] : [];
    }
    case 'own_words':
      if (part.says === 'machine' && content.titles.get(part.lang)?.value.review.status === 'checked') return [];
      return [
        { type: 'text', style: 'note', text: isolate(ownWords(part.lang, part.says), ctx.lang), lang: part.lang },
      ];
    case 'title':
      return [{ type: 'text', style: 'lead', text: titleFor(part, content), lang: part.lang }];
    case 'banner':
      return [renderBanner(part.service, ctx, scope)];
    case 'calls':
      return renderCalls(part, ctx, content, texts, lasting ? null : now);
    case 'open_lines':
      return lasting ? [] : renderOpenLines(part.ids, ctx, content, texts, now);
    case 'share':
      return [
        {
          type: 'share',
          topic: part.topic,
          title: texts.text(words(part.topic, 'title'), ctx),
          path: `/${ctx.lang}/${part.topic}`,
          answers: part.answers ?? null,
        },
      ];
    case 'card':
      return [
        {
          type: 'share',
          topic: part.topic,
          title: texts.text(ui('card.title'), ctx),
          path: `/${ctx.lang}/${part.topic}/card`,
          answers: null,
        },
      ];
    case 'hand_out':
      return [
        {
          type: 'share',
          topic: part.topic,
          title: texts.text(ui('hand_out.title'), ctx),
          path: `/${ctx.lang}/${part.topic}/hand-out`,
          answers: null,
        },
      ];
    case 'calendar':
      return [
        {
          type: 'calendar',
          title: texts.text(ui('calendar.add'), ctx),
          day: isolate(dateText(part.date, ctx.lang), ctx.lang),
          path: `/${ctx.lang}/calendar/${part.date}.ics`,
        },
      ];
    case 'answers':
      return [
        {
          type: 'answers',
          items: part.items.map(({ question, answer }) => ({
            question: texts.text(question, ctx),
            answer: texts.text(answer, ctx),
          })),
        },
      ];
    case 'caveat':
      return renderCaveat(part.topic, ctx, content, texts);
    case 'sources':
      return renderSources(part.topic, ctx, content, texts);
  }
}

function titleFor({ topic, lang }: { topic: string; lang: PlannedLang }, content: Content): string {
  const title = titleIn(content, lang, topic);
  if (title === null) throw new Error(`topic "${topic}" has no title in ${lang}`);
  return title;
}

function renderRoute(item: RouteItem, ctx: TextContext, scope: Scope): RenderedRoute {
  const lines = item.lines.flatMap((line) => renderBlock(line, ctx, scope));
  return {
    id: item.id,
    title: scope.texts.text(item.title, ctx),
    fit: item.fit,
    verdict: scope.texts.text(item.verdict, ctx),
    lines: lines.flatMap((block) => (block.type === 'text' ? [block.text] : block.type === 'list' ? block.items : [])),
  };
}

function renderChoice(choice: Choice, { content, texts }: Scope, ctx: TextContext): RenderedChoice {
  if ('endonym' in choice.label) {
    const lang = choice.label.endonym;
    return { id: choice.id, label: ENDONYMS[lang], rank: choice.rank, lang };
  }
  if ('title' in choice.label) {
    const { title: topic, lang } = choice.label;
    return { id: choice.id, label: titleFor({ topic, lang }, content), rank: choice.rank, lang };
  }
  const label = texts.text(choice.label, ctx);
  return {
    id: choice.id,
    label,
    rank: choice.rank,
    ...(choice.picto ? { picto: choice.picto } : {}),
    ...(choice.beside ? { beside: true } : {}),
  };
}

function progressLabel(progress: { step: number; of: number }, texts: TextRenderer, ctx: TextContext): string {
  return texts.text(
    ui('progress', { step: { type: 'number', value: progress.step }, of: { type: 'number', value: progress.of } }),
    ctx,
  );
}
