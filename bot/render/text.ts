import type { i18n } from 'i18next';

import { LABELS, type ShownSettings } from '../content/labels.js';
import type { Content } from '../content/load.js';
import { langOfText } from '../content/stages.js';
import { parseReference } from '../content/texts.js';
import type { ISODate } from '../model/calendar.js';
import { type Fact, type FactLookup, type FactValue, mayBeHigher, type Region, type Source } from '../model/facts.js';
import { ENDONYMS, type Lang } from '../model/lang.js';
import { type FactContext, type Params, type ParamValue, type TextRef, ui } from '../model/reply.js';
import { dateText, daysText, euroText, factText, isolate, numberText } from './values.js';

type Gap = Extract<FactLookup, { ok: false }>;

/** Thrown if a text needs a fact that has no value for the day and region. The text must not be shown. */
export class FactGap extends Error {
  readonly reason: Gap['reason'];
  /** Where to look instead; null if the fact does not exist. */
  readonly source: Source | null;

  constructor(id: string, lookup: Gap) {
    super(`fact ${id}: ${lookup.reason}`);
    this.reason = lookup.reason;
    this.source = lookup.reason === 'unknown' ? null : lookup.source;
  }
}

export interface UsedFact {
  fact: Fact;
  value: FactValue;
  /** Law in force that is past its check. The reply then starts with a warning. */
  stale: boolean;
  /** The last known amount, whose check is overdue. */
  past?: true;
}

export interface TextContext {
  lang: Lang;
  today: ISODate;
  factContext?: FactContext | undefined;
  /** The text stands in a fold: there the last known amount is told, with its day. */
  inFold?: true;
  /** Collects the facts that texts used. */
  used: UsedFact[];
  /** Collects the phone numbers that texts named; absent where nobody asks. */
  phones?: Set<string>;
  /** Collects how sure the facts are, where that is told in one place; absent: it is told with each text. */
  doubts?: Set<string>;
}

/** A text of one day, with the facts and the phone numbers it named. */
interface KeptText {
  text: string;
  used: UsedFact[];
  phones: ReadonlySet<string>;
}

function noteAll(phones: ReadonlySet<string>, ctx: TextContext): void {
  for (const phone of phones) ctx.phones?.add(phone);
}

/** Turns references to words into text of one language. */
export class TextRenderer {
  /**
   * Texts without values, which are always the same, by language and path. There are only as many as the content has.
   */
  readonly #fixed = new Map<string, string>();
  /** Texts of one day, with the facts they used. Texts with a person's own dates are not kept. */
  #ofDay: { today: ISODate; texts: Map<string, KeptText> } = { today: '', texts: new Map() };

  constructor(
    private readonly content: Content,
    private readonly i18n: i18n,
    /** Settings of this installation that words can name. */
    private readonly settings: ShownSettings,
  ) {}

  /**
   * The text of a reference.
   * @throws FactGap if a fact in it has no value; Error if the words do not exist.
   */
  text(ref: TextRef, ctx: TextContext): string {
    const numbers = numbersOf(ref.params);
    if (numbers === null) return this.#make(ref, ctx).text;
    const place = `${ctx.lang} ${ref.ns}:${ref.path}${numbers}${ctx.inFold ? ' in a fold' : ''}`;
    const fixed = this.#fixed.get(place);
    if (fixed !== undefined) return fixed;
    const { on, region = '' } = ctx.factContext ?? {};
    if (this.#ofDay.today !== ctx.today) this.#ofDay = { today: ctx.today, texts: new Map() };
    const kept = on === undefined ? this.#ofDay.texts.get(`${place} ${region}`) : undefined;
    if (kept) {
      ctx.used.push(...kept.used);
      noteAll(kept.phones, ctx);
      return kept.text;
    }
    const usedBefore = ctx.used.length;
    const phones = new Set<string>();
    const { text, isFixed } = this.#make(ref, { ...ctx, phones });
    noteAll(phones, ctx);
    if (isFixed) this.#fixed.set(place, text);
    else if (on === undefined) {
      this.#ofDay.texts.set(`${place} ${region}`, { text, used: ctx.used.slice(usedBefore), phones });
    }
    return text;
  }

  /** Makes the text of a reference. `isFixed`: it is the same on every day. */
  #make(ref: TextRef, ctx: TextContext): { text: string; isFixed: boolean } {
    let isFixed = true;
    const lang = ref.ns === 'ui' ? ctx.lang : langOfText(this.content, ctx.lang, ref.ns, ref.path);
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(ref.params ?? {})) {
      values[name] = this.#param(value, { ...ctx, lang });
      if (value.type === 'days' || value.type === 'number') values['count'] = value.value;
    }
    const text = this.i18n.t(ref.path, {
      ns: ref.ns,
      lng: lang,
      ...values,
      defaultValue: '',
      missingInterpolationHandler: (_text: string, match: RegExpExecArray) => {
        isFixed = false;
        return this.#reference(match[1]!.trim(), { ...ctx, lang }, ref);
      },
    } as Record<string, unknown>) as string;
    if (text === '') throw new Error(`no words for ${ref.ns}:${ref.path} in ${lang}`);
    return { text, isFixed };
  }

  /** As `text`, for words outside the topics' files (the directory's), given as a string. */
  fill(text: string, ctx: TextContext, where: string): string {
    return text.replace(/\{([^{}]*)\}/g, (_, inner: string) =>
      this.#reference(inner, ctx, { ns: 'content', path: where }),
    );
  }

  /** Looks up a fact and records that it was used. @throws FactGap */
  fact(id: string, ctx: TextContext, region?: Region): UsedFact {
    const found = this.content.facts.lookup(id, {
      today: ctx.today,
      on: ctx.factContext?.on,
      region: region ?? ctx.factContext?.region,
      past: ctx.inFold,
    });
    if (!found.ok) throw new FactGap(id, found);
    const { fact, value, stale, past } = found;
    const used: UsedFact = { fact, value, stale, ...(past ? { past } : {}) };
    ctx.used.push(used);
    return used;
  }

  /**
   * An indexed amount with the day from which it holds; with "at least" if the index may have raised it since, and
   * with where to look if it was not checked in time.
   */
  #indexed(text: string, { fact, value: { from }, past }: UsedFact, ctx: TextContext): string {
    const least = mayBeHigher(fact, ctx.factContext?.on ?? ctx.today);
    const params: Params = { amount: { type: 'text', text }, date: { type: 'date', date: from } };
    return this.text(ui(past ? 'facts.indexed_past' : least ? 'facts.indexed_least' : 'facts.indexed', params), ctx);
  }

  #param(value: ParamValue, ctx: TextContext): string {
    switch (value.type) {
      case 'date':
        return isolate(dateText(value.date, ctx.lang), ctx.lang);
      case 'number':
        return isolate(numberText(value.value, ctx.lang), ctx.lang);
      case 'days':
        return daysText(value.value, ctx.lang);
      case 'eur':
        return isolate(euroText(value.value, ctx.lang), ctx.lang);
      case 'ref':
        return this.text(value.ref, ctx);
      case 'lang':
        return isolate(ENDONYMS[value.lang], ctx.lang);
      case 'text':
        return isolate(value.text, ctx.lang);
    }
  }

  /** A setting in words, in the form used after "in", "for" or "after". Arabic has its own form for two. */
  #setting(name: string, ctx: TextContext, { ns, path }: TextRef): string {
    if (name !== 'kept_hours') throw new Error(`${ns}:${path} names the setting ${name}, which is not shown`);
    const { unit, count } = keptFor(this.settings.kept_hours);
    return isolate(this.text({ ns: 'ui', path: `units.${unit}`, params: numberParam(count) }, ctx), ctx.lang);
  }

  #reference(inner: string, ctx: TextContext, ref: TextRef): string {
    const reference = parseReference(inner);
    switch (reference?.kind) {
      case 'fact': {
        const used = this.fact(reference.id, ctx, (reference.region ?? undefined) as Region | undefined);
        const { fact, value } = used;
        const word = (unit: string, count: number): string =>
          this.text({ ns: 'ui', path: `units.${unit}`, params: numberParam(count) }, ctx);
        const text = factText(fact.unit, value.value, ctx.lang, ctx.factContext?.region, word);
        return isolate(fact.kind === 'indexed' ? this.#indexed(text, used, ctx) : text, ctx.lang);
      }
      case 'service': {
        const service = this.content.services.get(reference.id);
        const phone = service?.channels.find((channel) => channel.kind === 'phone')?.value;
        const text = reference.field === 'phone' ? phone : service && serviceName(service.name, ctx.lang);
        if (text === undefined) throw new Error(`${ref.ns}:${ref.path} names ${inner}, which does not exist`);
        // Some lines are named by their number.
        if (phone !== undefined && text.includes(phone)) ctx.phones?.add(phone);
        const old = reference.field === 'phone' && service && !service.national && ctx.today > service.check_by;
        if (!old) return isolate(text, ctx.lang);
        const age = this.text(ui('services.phone_age', { date: { type: 'date', date: service.checked_on } }), ctx);
        return `${isolate(text, ctx.lang)} (${age})`;
      }
      case 'topic':
        return this.text({ ns: reference.id, path: 'title' }, ctx);
      case 'ui': {
        const path = LABELS[reference.name];
        if (path === undefined) throw new Error(`${ref.ns}:${ref.path} names {${inner}}, which is no button`);
        return this.text(ui(path), ctx);
      }
      case 'setting':
        return this.#setting(reference.name, ctx, ref);
      default:
        throw new Error(`${ref.ns}:${ref.path} names {${inner}}, for which no value was given`);
    }
  }
}

/** An organisation's name for a language: its own name in that language, else the name on its door. */
export function serviceName(
  name: { nl: string; fr?: string | undefined; en?: string | undefined },
  lang: Lang,
): string {
  if (lang === 'fr') return name.fr ?? name.nl;
  if (lang === 'nl') return name.nl;
  return name.en ?? name.nl;
}

/** A number of hours in the largest unit that gives a whole number. */
function keptFor(hours: number): { unit: 'day' | 'hour' | 'minute'; count: number } {
  if (hours % 24 === 0) return { unit: 'day', count: hours / 24 };
  if (Number.isInteger(hours)) return { unit: 'hour', count: hours };
  return { unit: 'minute', count: Math.ceil(hours * 60) };
}

/** The params as part of a cache key, if all are numbers; else null, and the text is not cached. */
function numbersOf(params: Params | undefined): string | null {
  if (params === undefined) return '';
  let key = '';
  for (const [name, value] of Object.entries(params)) {
    if (value.type !== 'number') return null;
    key += ` ${name}=${value.value}`;
  }
  return key;
}

function numberParam(value: number): Params {
  return { count: { type: 'number', value } };
}
