import { describe, expect, test } from '@jest/globals';

import { KEPT_HOURS } from '../config/config.js';
import { loadContent } from '../content/load.js';
import type { Service } from '../content/schema/services.js';
import { type LocalNow, localNow } from '../model/calendar.js';
import type { Lang } from '../model/lang.js';
import { LANGS } from '../model/lang.js';
import { plainText } from './plain.js';
import type { RenderedService } from './rendered.js';
import { renderBanner, renderService } from './services.js';
import { TextRenderer } from './text.js';
import { createTranslations } from './translations.js';

const content = loadContent();
const texts = new TextRenderer(content, createTranslations(content), { kept_hours: KEPT_HOURS });
const MORNING = localNow(Date.parse('2026-11-24T09:30:00Z'));

function shown(id: string, now: LocalNow = MORNING, lang: Lang = 'en'): RenderedService {
  return rendered(content.services.get(id)!, now, lang);
}

function rendered(service: Service, now: LocalNow = MORNING, lang: Lang = 'en'): RenderedService {
  return renderService(service, content, texts, { lang, today: now.date, used: [] }, now);
}

describe('by the clock in Brussels', () => {
  test.each([
    ['a Tuesday morning', '2026-11-24T09:30:00Z', { line_1712: true, caw: true, awel: false, line_106: true }],
    ['a Tuesday night', '2026-11-24T22:30:00Z', { line_1712: false, caw: false, awel: false, line_106: true }],
    ['a Sunday afternoon', '2026-11-22T14:30:00Z', { line_1712: false, caw: false, awel: false, line_106: true }],
    // 14:30 in summer time, on Belgium's national day (a Tuesday in 2026).
    ['21 July', '2026-07-21T12:30:00Z', { line_1712: false, caw: false, ecoute_enfants: true, line_106: true }],
    ['22 July', '2026-07-22T12:30:00Z', { line_1712: true, caw: true, ecoute_enfants: true, awel: true }],
  ])('%s', (_, at, expected) => {
    const now = localNow(Date.parse(at));
    const open = Object.fromEntries(Object.keys(expected).map((id) => [id, shown(id, now).isOpen]));
    expect(open).toEqual(expected);
  });

  test('a chat keeps hours of its own', () => {
    const chatOf = (id: string, at: string) =>
      shown(id, localNow(Date.parse(at))).channels.find(({ kind }) => kind === 'chat')!;
    // A Tuesday at 18:30: the phone of 1712 is closed, its chat is open.
    expect(shown('line_1712', localNow(Date.parse('2026-11-24T17:30:00Z'))).isOpen).toBe(false);
    expect(chatOf('line_1712', '2026-11-24T17:30:00Z')).toMatchObject({ isOpen: true });
    expect(chatOf('line_1712', '2026-11-24T09:30:00Z')).toMatchObject({ isOpen: false });
    // The chat of 106 is open on 21 July, a Tuesday, from six in the evening.
    expect(chatOf('line_106', '2026-07-21T16:30:00Z')).toMatchObject({ isOpen: true });
    expect(chatOf('line_106', '2026-07-21T12:30:00Z')).toMatchObject({ isOpen: false });
  });
});

describe('closed', () => {
  const desk = (now: LocalNow, lang: Lang): string | null =>
    rendered(
      { ...content.services.get('caw')!, hours: [{ days: ['mon', 'tue'], from: '13:00', to: '15:00' }] },
      now,
      lang,
    ).open;

  test('it opens today, tomorrow or on a day of the week', () => {
    expect(desk({ date: '2027-03-23', minute: 10 * 60 }, 'en')).toMatch(/today at 13:00$/);
    expect(desk({ date: '2027-03-14', minute: 10 * 60 }, 'en')).toMatch(/tomorrow at 13:00$/);
    expect(desk({ date: '2027-03-17', minute: 10 * 60 }, 'en')).toMatch(/ Monday 13:00$/);
  });

  test('from a week on the day of the week alone would be taken for this week’s', () => {
    // A Tuesday after closing time. The next Monday is Easter Monday.
    const tuesday = { date: '2027-03-23', minute: 16 * 60 };
    expect(desk(tuesday, 'en')).toMatch(/ Tuesday 30 March 2027 13:00$/);
    expect(desk(tuesday, 'nl')).toMatch(/ dinsdag 30 maart 2027 13:00$/);
    expect(desk(tuesday, 'ar')).toContain('30 آذار (مارس) 2027');
  });
});

describe('past its check', () => {
  const LATER: LocalNow = { date: '2028-03-01', minute: 600 };

  test('an emergency or national crisis number stays as it is', () => {
    const national = [...content.services.values()].filter((service) => service.national);
    expect(
      national.flatMap(({ channels }) => channels.find(({ kind }) => kind === 'phone')?.value ?? []).sort(),
    ).toEqual(['101', '102', '103', '106', '107', '112', '116 000', '1712', '1813']);
    for (const { id } of national) {
      const service = shown(id, LATER);
      expect(service.overdue).toBeNull();
      expect(service.channels[0]!.kind).toBe('phone');
    }
  });

  test.each(['caw', 'cps', 'zsg', 'bjb'])('%s leads with its website and tells its age', (id) => {
    const service = shown(id, LATER);
    expect(service.overdue).toContain('Last checked on');
    expect(service.channels[0]!.kind).toBe('web');
    expect(shown(id).overdue).toBeNull();
  });

  test('a number in the words tells its age too', () => {
    const say = (id: string, today: string) =>
      texts.fill(`{service:${id}.phone}`, { lang: 'en', today, used: [] }, 'test');
    expect(say('caw', '2026-11-24')).toBe('0800 13 500');
    expect(say('caw', LATER.date)).toContain('last checked on');
    expect(say('line_1712', LATER.date)).toBe('1712');
  });
});

describe('what is less than certain', () => {
  const sure: Service = {
    ...content.services.get('caw')!,
    source: { publisher: 'The town' },
    confidence: 'high',
    channels: [
      { kind: 'phone', value: '02 000 00 00', confidence: 'high' },
      { kind: 'web', value: 'town.example', confidence: 'low' },
    ],
  };
  const [phone, web] = sure.channels as [Service['channels'][number], Service['channels'][number]];

  test('a service, or a number, of medium confidence says according to whom', () => {
    const [service, number] = [
      { ...sure, confidence: 'medium' as const },
      { ...sure, channels: [{ ...phone, confidence: 'medium' as const }, web] },
    ];
    for (const unsure of [service, number]) expect(rendered(unsure).unsure).toContain('According to The town');
    expect(rendered(sure).unsure).toBeNull();
  });

  test('one of low confidence says that nobody could confirm it', () => {
    const low = { ...sure, confidence: 'low' as const, channels: [web] };
    expect(rendered(low).unsure).toContain('could not confirm');
  });

  test('what is of low confidence has a website alone', () => {
    const low = [...content.services.values()].filter(({ confidence }) => confidence === 'low');
    for (const { channels } of low) expect(channels.map(({ kind }) => kind)).toEqual(['web']);
  });

  test('a secret shelter is reached through others, by name and number', () => {
    const { via, channels } = shown('safe_shelter');
    expect(channels).toEqual([]);
    expect(via).toContain('1712');
    expect(via).toContain('0800 13 500');
  });
});

test.each([...content.services.keys()])('%s can be told in every language', (id) => {
  for (const lang of LANGS) {
    const service = shown(id, MORNING, lang);
    const text = plainText({ blocks: [{ type: 'services', title: '', items: [service] }] });
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(service.channels.length + (service.via === null ? 0 : 1)).toBeGreaterThan(0);
  }
});

describe('the line above an answer that is not about danger', () => {
  test.each([
    ['nl', 'In gevaar? Bel 112'],
    ['fr', 'En danger ? Appelez le 112'],
    ['en', 'In danger? Call 112'],
    ['ar', 'في خطر؟ اتصلوا بـ \u2068112\u2069'],
  ] as const)('in %s has one number, which can be called', (lang, text) => {
    const banner = renderBanner('emergency', { lang, today: MORNING.date, used: [] }, { content, texts, now: MORNING });
    expect(banner).toEqual({ type: 'banner', text, phone: '112', href: 'tel:112' });
    expect(plainText({ blocks: [banner] })).toBe(text);
  });

  test('is not made for a service that has no number', () => {
    const ctx = { lang: 'nl', today: MORNING.date, used: [] } as const;
    expect(() => renderBanner('nobody', { ...ctx, used: [] }, { content, texts, now: MORNING })).toThrow('no number');
  });
});
