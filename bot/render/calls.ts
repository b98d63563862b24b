import { isPublicHoliday } from '../content/holidays.js';
import type { Content } from '../content/load.js';
import type { Service } from '../content/schema/services.js';
import type { LocalNow } from '../model/calendar.js';
import { type Call, callFor, callsInDanger, type CallFor, EMERGENCY, type Line } from '../model/calls.js';
import type { OpenState } from '../model/hours.js';
import { SOURCE_LANG } from '../model/lang.js';
import { type Part, ui } from '../model/reply.js';
import { telephone } from './address.js';
import type { RenderedBlock, RenderedCall } from './rendered.js';
import { dayOf } from './services.js';
import { serviceName, type TextContext, type TextRenderer } from './text.js';
import { isolate, languageText } from './values.js';

type CallsPart = Extract<Part, { kind: 'calls' }>;
interface PhoneLine extends Line {
  service: Service;
  number: string;
}

/**
 * Whom to call, as buttons: three in danger, else one; nothing where no line has a number. `now` null: at any hour, for a
 * page that is kept or printed.
 */
export function renderCalls(
  part: CallsPart,
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
  now: LocalNow | null,
): RenderedBlock[] {
  const lines = part.ids.flatMap((id) => lineOf(content.services.get(id)));
  const asks: CallFor = {
    lang: ctx.lang,
    now,
    today: ctx.today,
    region: part.region,
    papers: false,
    isHoliday: isPublicHoliday,
  };
  const one = part.danger ? null : callFor(lines, asks);
  const calls = part.danger ? callsInDanger(lines, asks) : one ? [one] : [];
  if (calls.length === 0) return [];
  const title = part.danger ? texts.text(ui('danger.now'), ctx) : null;
  return [{ type: 'calls', title, items: calls.map((call) => renderCall(call, ctx, content, texts)) }];
}

function lineOf(service: Service | undefined): PhoneLine[] {
  const phone = service?.channels.find(({ kind }) => kind === 'phone');
  if (!service || !phone) return [];
  const { id, languages, interpreter, authority, national, regions, check_by } = service;
  const hours = phone.hours ?? service.hours;
  return [{ id, hours, languages, interpreter, authority, national, regions, check_by, service, number: phone.value }];
}

function renderCall(
  { line, state }: Call<PhoneLine>,
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
): RenderedCall {
  const { service, number } = line;
  const words = content.serviceWords[ctx.lang]?.value[line.id] ?? content.serviceWords[SOURCE_LANG]?.value[line.id];
  const said = [languageNote(line, ctx, texts), state && stateText(state, ctx, texts)].filter((text) => text !== null);
  return {
    id: line.id,
    number,
    href: telephone(number),
    what: words?.call ?? isolate(serviceName(service.name, ctx.lang), ctx.lang),
    state: said.length > 0 ? said.join(texts.text(ui('calls.comma'), ctx)) : null,
    isOpen: state?.open ?? null,
    emergency: line.id === EMERGENCY,
  };
}

/** The language that is spoken there, where it is one and not the reader's, or that there are interpreters. */
function languageNote({ languages, interpreter }: Line, ctx: TextContext, texts: TextRenderer): string | null {
  const [only, ...more] = languages;
  if (only === undefined || languages.includes(ctx.lang)) return null;
  if (interpreter) return texts.text(ui('calls.interpreter'), ctx);
  if (more.length > 0) return null;
  const language = languageText(only, ctx.lang);
  return texts.text(ui('calls.language', { language: { type: 'text', text: language } }), ctx);
}

function stateText(state: OpenState, ctx: TextContext, texts: TextRenderer): string {
  if (!state.open) {
    const day = dayOf(state.opens, texts, ctx);
    return texts.text(
      ui('calls.opens', { day: { type: 'text', text: day }, time: { type: 'text', text: state.opens.time } }),
      ctx,
    );
  }
  if (state.always) return texts.text(ui('calls.always'), ctx);
  return texts.text(ui('calls.until', { time: { type: 'text', text: state.until! } }), ctx);
}
