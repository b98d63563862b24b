import { isPublicHoliday } from '../content/holidays.js';
import type { Content } from '../content/load.js';
import type { Service } from '../content/schema.js';
import type { LocalNow } from '../core/calendar.js';
import { openState } from '../core/hours.js';
import { ui } from '../core/reply.js';
import type { RenderedBlock, RenderedService } from './rendered.js';
import { serviceName, type TextContext, type TextRenderer } from './text.js';
import { isolate, weekdayText } from './values.js';

type Channel = RenderedService['channels'][number];

/**
 * An entry of the directory as shown. Past its `check_by` its website comes first and its age is told; emergency and
 * crisis lines keep their number whatever their age.
 */
export function renderService(
  service: Service,
  content: Content,
  texts: TextRenderer,
  ctx: TextContext,
  now: LocalNow,
): RenderedService {
  const words = content.serviceWords[ctx.lang][service.id] ?? content.serviceWords.nl[service.id];
  if (!words) throw new Error(`no words for service ${service.id}`);
  const fill = (text: string): string => texts.fill(text, ctx, `services.${service.id}`);
  const say = (path: string): string => texts.text(ui(path), ctx);
  const overdue = !service.crisis && now.date > service.check_by;
  const channels = service.channels.map((channel) => renderChannel(channel, say));
  if (overdue) channels.sort((a, b) => Number(a.kind === 'phone') - Number(b.kind === 'phone'));
  return {
    id: service.id,
    name: serviceName(service.name, ctx.lang),
    nameLang: nameLang(service, ctx.lang),
    what: fill(words.what),
    note: words.note === undefined ? null : fill(words.note),
    ...opening(service, texts, ctx, now),
    details: details(service, texts, ctx),
    channels,
    overdue: overdue
      ? texts.text(ui('services.overdue', { date: { type: 'date', date: service.checked_on } }), ctx)
      : null,
    authority: service.authority ? say('services.authority') : null,
  };
}

/** "Reachable now": the phone lines that are open at this moment, with their numbers; nothing where none is. */
export function renderOpenLines(
  ids: readonly string[],
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
  now: LocalNow,
): RenderedBlock[] {
  const lines = ids.flatMap((id) => {
    const service = content.services.get(id);
    const phone = service?.channels.find(({ kind }) => kind === 'phone')?.value;
    if (!service?.hours || phone === undefined || !openState(service.hours, now, isPublicHoliday).open) return [];
    const name = serviceName(service.name, ctx.lang);
    // Some lines are called by their number.
    const shown = name.includes(phone) ? name : `${name}: ${phone}`;
    return [isolate(shown, ctx.lang)];
  });
  if (lines.length === 0) return [];
  return [{ type: 'list', ordered: false, title: texts.text(ui('services.open_now'), ctx), items: lines }];
}

function nameLang(service: Service, lang: string): string {
  if (lang === 'fr' && service.name.fr !== undefined) return 'fr';
  return lang !== 'nl' && lang !== 'fr' && service.name.en !== undefined ? 'en' : 'nl';
}

function renderChannel(channel: Service['channels'][number], say: (path: string) => string): Channel {
  const { kind, value } = channel;
  const href: Record<Channel['kind'], string | null> = {
    phone: `tel:${value.replace(/[^\d+]/g, '')}`,
    web: value.startsWith('http') ? value : `https://${value}`,
    chat: value.startsWith('http') ? value : `https://${value}`,
    email: `mailto:${value}`,
    address: null,
  };
  return { kind, value, href: href[kind], label: say(`services.channel.${kind}`) };
}

function opening(
  service: Service,
  texts: TextRenderer,
  ctx: TextContext,
  now: LocalNow,
): Pick<RenderedService, 'open' | 'isOpen'> {
  if (!service.hours) return { open: null, isOpen: null };
  const state = openState(service.hours, now, isPublicHoliday);
  if (state.open) {
    if (state.always) return { open: texts.text(ui('services.always'), ctx), isOpen: true };
    return { open: `${texts.text(ui('services.open_until'), ctx)} ${isolate(state.until!, ctx.lang)}`, isOpen: true };
  }
  const { date, inDays, time } = state.opens;
  const day =
    inDays === 0
      ? texts.text(ui('services.today'), ctx)
      : inDays === 1
        ? texts.text(ui('services.tomorrow'), ctx)
        : weekdayText(date, ctx.lang);
  return { open: `${texts.text(ui('services.closed_opens'), ctx)} ${day} ${isolate(time, ctx.lang)}`, isOpen: false };
}

function details(service: Service, texts: TextRenderer, ctx: TextContext): string[] {
  const names = new Intl.DisplayNames([ctx.lang === 'ar' ? 'ar' : ctx.lang], { type: 'language' });
  const languages = service.languages.map((code) => names.of(code) ?? code).join(', ');
  const lines: string[] = [];
  if (languages) lines.push(`${texts.text(ui('services.languages'), ctx)} ${languages}`);
  if (service.interpreter) lines.push(texts.text(ui('services.interpreter'), ctx));
  lines.push(texts.text(ui(`services.cost.${service.cost}`), ctx));
  lines.push(texts.text(ui(`services.papers.${service.without_papers}`), ctx));
  return lines;
}
