import { type Content } from '../../content/load.js';
import type { Service } from '../../content/schema/services.js';
import type { TopicWords } from '../../content/schema/topic.js';
import { referencesIn, shownTexts, staleParts } from '../../content/texts.js';
import type { ISODate } from '../../model/calendar.js';
import type { Fact, Region } from '../../model/facts.js';
import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { FactGap, type TextRenderer } from '../../render/text.js';

/** A piece of a text: plain text, or a reference with its value today (null: none). */
export type Piece = { text: string } | { reference: string; value: string | null };

export interface ReviewRow {
  path: string;
  /** By language. Absent if the text is missing. */
  texts: Partial<Record<Lang, Piece[]>>;
}

export interface ReviewState {
  lang: Lang;
  status: 'draft' | 'machine' | 'checked' | 'missing';
  on: ISODate | null;
  /** Parts whose Dutch text changed after they were translated. */
  stale: string[];
}

/** Everything about one topic that a reviewer must see. */
export interface Review {
  id: string;
  kind: string;
  today: ISODate;
  states: ReviewState[];
  rows: ReviewRow[];
  facts: Fact[];
  services: Service[];
  sources: readonly { publisher: string; url?: string | undefined; date?: string | undefined; checked_on: ISODate }[];
}

/** Collects a topic's data for review on a day; null if there is no such topic. */
export function gatherReview(id: string, content: Content, texts: TextRenderer, today: ISODate): Review | null {
  const topic = content.topics.get(id);
  if (!topic) return null;
  const words = new Map(
    LANGS.flatMap((lang) => {
      const file = content.words[lang].get(id);
      return file ? [[lang, file.value] as const] : [];
    }),
  );
  const regions = new Map(topic.blocks.map((block) => [block.id, block.region]));
  const rows = new Map<string, ReviewRow>();
  const factIds = new Set([...topic.blocks.flatMap(({ facts }) => facts), ...(topic.card?.facts ?? [])]);
  const serviceIds = new Set(topic.services);
  for (const [lang, file] of words) {
    for (const { path, text } of shownTexts(file)) {
      const key = path.join('.');
      const row = rows.get(key) ?? { path: key, texts: {} };
      const region = path[0] === 'blocks' ? regions.get(path[1]!) : undefined;
      row.texts[lang] = pieces(text, lang, texts, today, region);
      rows.set(key, row);
      for (const { reference } of referencesIn(text)) {
        if (reference?.kind === 'fact') factIds.add(reference.id);
        if (reference?.kind === 'service') serviceIds.add(reference.id);
      }
    }
  }
  return {
    id,
    kind: topic.kind,
    today,
    states: LANGS.map((lang) => stateOf(lang, words)),
    rows: [...rows.values()],
    facts: [...factIds].flatMap((fact) => content.facts.get(fact) ?? []),
    services: [...serviceIds].flatMap((service) => content.services.get(service) ?? []),
    sources: topic.sources,
  };
}

function stateOf(lang: Lang, words: ReadonlyMap<Lang, TopicWords>): ReviewState {
  const own = words.get(lang);
  if (!own) return { lang, status: 'missing', on: null, stale: [] };
  const source = words.get(SOURCE_LANG);
  const stale = lang === SOURCE_LANG || !source ? [] : staleParts(source, own);
  return { lang, ...own.review, stale };
}

function pieces(text: string, lang: Lang, texts: TextRenderer, today: ISODate, region: Region | undefined): Piece[] {
  return text.split(/(\{[^{}]*\})/).flatMap((part): Piece[] => {
    if (part === '') return [];
    const [found] = referencesIn(part);
    if (!found) return [{ text: part }];
    const reference = part.slice(1, -1);
    // Values that a dialog computes, and the language on a desk card, exist only in a talk.
    if (found.reference === null || found.reference.kind === 'param') return [{ reference, value: null }];
    try {
      const context = { lang, today, factContext: region ? { region } : undefined, used: [] };
      return [{ reference, value: texts.fill(part, context, 'review') }];
    } catch (error) {
      if (error instanceof FactGap) return [{ reference, value: null }];
      throw error;
    }
  });
}
