import { isPublicHoliday } from '../content/holidays.js';
import type { Content } from '../content/load.js';
import type { Service } from '../content/schema/services.js';
import type { ISODate, LocalNow } from '../model/calendar.js';
import { type Hours, openState } from '../model/hours.js';
import { dirOf, SOURCE_LANG } from '../model/lang.js';
import { ui } from '../model/reply.js';
import { telephone } from './address.js';
import type { Scope } from './block.js';
import type { RenderedBlock, RenderedService } from './rendered.js';
import { serviceName, type TextContext, type TextRenderer } from './text.js';
import { anyOfText, dateText, isolate, languageText, weekdayText } from './values.js';

type Channel = RenderedService['channels'][number];

/**
 * A service of the directory, as shown. After its `check_by` its website comes first and its age is shown. Emergency
 * and national crisis numbers never change for their age.
 */
export function renderService(
  service: Service,
  content: Content,
  texts: TextRenderer,
  ctx: TextContext,
  now: LocalNow,
): RenderedService {
  const words =
    content.serviceWords[ctx.lang]?.value[service.id] ?? content.serviceWords[SOURCE_LANG]?.value[service.id];
  if (!words) throw new Error(`no words for service ${service.id}`);
  const fill = (text: string): string => texts.fill(text, ctx, `services.${service.id}`);
  const say = (path: string): string => texts.text(ui(path), ctx);
  const overdue = !service.national && now.date > service.check_by;
  const hoursText = (hours: Hours | undefined) => opening(hours, texts, ctx, now);
  const channels = service.channels.map((channel) => ({
    ...renderChannel(channel, say),
    ...hoursText(channel.hours),
  }));
  if (overdue) channels.sort((a, b) => Number(a.kind !== 'web') - Number(b.kind !== 'web'));
  return {
    id: service.id,
    name: serviceName(service.name, ctx.lang),
    national: service.national,
    nameLang: nameLang(service, ctx.lang),
    what: fill(words.what),
    note: words.note === undefined ? null : fill(words.note),
    ...hoursText(service.hours),
    unsure: unsure(service, texts, ctx),
    via: via(service, content, texts, ctx),
    details: details(service, texts, ctx),
    channels,
    overdue: overdue
      ? texts.text(ui('services.overdue', { date: { type: 'date', date: service.checked_on } }), ctx)
      : null,
    authority: service.authority ? say('services.authority') : null,
  };
}

/** "Reachable now": the phone lines that are open at this moment, with their numbers. Empty if none is. */
export function renderOpenLines(
  ids: readonly string[],
  ctx: TextContext,
  content: Content,
  texts: TextRenderer,
  now: LocalNow,
): RenderedBlock[] {
  const lines = ids.flatMap((id) => {
    const service = content.services.get(id);
    const phone = service?.channels.find(({ kind }) => kind === 'phone');
    const hours = phone?.hours ?? service?.hours;
    if (!service || !phone || !hours || !openState(hours, now, isPublicHoliday).open) return [];
    const name = serviceName(service.name, ctx.lang);
    // Some lines have their number as their name.
    const shown = name.includes(phone.value) ? name : `${name}: ${phone.value}`;
    ctx.phones?.add(phone.value);
    return [isolate(shown, ctx.lang)];
  });
  if (lines.length === 0) return [];
  return [{ type: 'list', ordered: false, title: texts.text(ui('services.open_now'), ctx), items: lines }];
}

/** "In danger? Call 112", with the number as it is dialled. @throws Error where the service has none. */
export function renderBanner(id: string, ctx: TextContext, { content, texts }: Scope): RenderedBlock {
  const phone = content.services.get(id)?.channels.find(({ kind }) => kind === 'phone')?.value;
  if (phone === undefined) throw new Error(`service "${id}" has no number`);
  const text = texts.text(ui('danger.banner', { phone: { type: 'text', text: phone } }), ctx);
  return { type: 'banner', text, phone, href: telephone(phone) };
}

function nameLang(service: Service, lang: string): string {
  if (lang === 'fr' && service.name.fr !== undefined) return 'fr';
  return lang !== 'nl' && lang !== 'fr' && service.name.en !== undefined ? 'en' : 'nl';
}

function renderChannel(
  channel: Service['channels'][number],
  say: (path: string) => string,
): Omit<Channel, 'open' | 'isOpen'> {
  const { kind, value } = channel;
  const href: Record<Channel['kind'], string | null> = {
    phone: telephone(value),
    web: value.startsWith('http') ? value : `https://${value}`,
    chat: value.startsWith('http') ? value : `https://${value}`,
    email: `mailto:${value}`,
    address: null,
  };
  return { kind, value, href: href[kind], label: say(`services.channel.${kind}`) };
}

/** The warning for contact data that is not certain. A website needs none: people can see what it is. */
function unsure(service: Service, texts: TextRenderer, ctx: TextContext): string | null {
  if (service.confidence === 'low') return texts.text(ui('services.low'), ctx);
  const medium = service.channels.some(({ kind, confidence }) => kind !== 'web' && confidence === 'medium');
  if (!medium && service.confidence !== 'medium') return null;
  return texts.text(ui('services.medium', { publisher: { type: 'text', text: service.source.publisher } }), ctx);
}

/** "Reached through CAW (0800 …)": the services through which people reach this one, with their numbers. */
function via(service: Service, content: Content, texts: TextRenderer, ctx: TextContext): string | null {
  const names = service.via.flatMap((id) => {
    const other = content.services.get(id);
    if (!other) return [];
    const name = serviceName(other.name, ctx.lang);
    const phone = other.channels.find(({ kind }) => kind === 'phone')?.value;
    if (phone !== undefined) ctx.phones?.add(phone);
    return [isolate(phone === undefined || name.includes(phone) ? name : `${name} (${phone})`, ctx.lang)];
  });
  if (names.length === 0) return null;
  return texts.text(ui('services.via', { services: { type: 'text', text: anyOfText(names, ctx.lang) } }), ctx);
}

function opening(
  hours: Hours | undefined,
  texts: TextRenderer,
  ctx: TextContext,
  now: LocalNow,
): Pick<RenderedService, 'open' | 'isOpen'> {
  if (!hours) return { open: null, isOpen: null };
  const state = openState(hours, now, isPublicHoliday);
  if (state.open) {
    if (state.always) return { open: texts.text(ui('services.always'), ctx), isOpen: true };
    return { open: `${texts.text(ui('services.open_until'), ctx)} ${isolate(state.until!, ctx.lang)}`, isOpen: true };
  }
  const { time } = state.opens;
  const day = dayOf(state.opens, texts, ctx);
  return { open: `${texts.text(ui('services.closed_opens'), ctx)} ${day} ${isolate(time, ctx.lang)}`, isOpen: false };
}

/** The name of a future day. From a week ahead the date is added, because the weekday alone would mean this week's. */
export function dayOf(
  { date, inDays }: { date: ISODate; inDays: number },
  texts: TextRenderer,
  ctx: TextContext,
): string {
  if (inDays === 0) return texts.text(ui('services.today'), ctx);
  if (inDays === 1) return texts.text(ui('services.tomorrow'), ctx);
  const day = weekdayText(date, ctx.lang);
  return inDays < 7 ? day : `${day} ${isolate(dateText(date, ctx.lang), ctx.lang)}`;
}

function details(service: Service, texts: TextRenderer, ctx: TextContext): string[] {
  const languages = service.languages
    .map((code) => languageText(code, ctx.lang))
    .join(dirOf(ctx.lang) === 'rtl' ? '، ' : ', ');
  const lines: string[] = [];
  if (languages) lines.push(`${texts.text(ui('services.languages'), ctx)} ${languages}`);
  if (service.interpreter) lines.push(texts.text(ui('services.interpreter'), ctx));
  lines.push(texts.text(ui(`services.cost.${service.cost}`), ctx));
  lines.push(texts.text(ui(`services.papers.${service.without_papers}`), ctx));
  return lines;
}
