import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../content/load.js';
import { type LocalNow, localNow } from '../core/calendar.js';
import type { Lang } from '../core/lang.js';
import { LANGS } from '../core/lang.js';
import { plainText } from './plain.js';
import type { RenderedService } from './rendered.js';
import { renderService } from './services.js';
import { TextRenderer } from './text.js';
import { createTranslations } from './translations.js';

const content = loadContent();
const texts = new TextRenderer(content, createTranslations(content));
const MORNING = localNow(Date.parse('2026-11-24T09:30:00Z'));

function shown(id: string, now: LocalNow = MORNING, lang: Lang = 'en'): RenderedService {
  return renderService(content.services.get(id)!, content, texts, { lang, today: now.date, used: [] }, now);
}

describe('by the clock in Brussels', () => {
  test.each([
    ['a Tuesday morning', '2026-11-24T09:30:00Z', { line_1712: true, caw: true, awel: false, line_106: true }],
    ['a Tuesday night', '2026-11-24T22:30:00Z', { line_1712: false, caw: false, awel: false, line_106: true }],
    ['a Sunday afternoon', '2026-11-22T14:30:00Z', { line_1712: false, caw: false, awel: false, line_106: true }],
    // 14:30 in summer time; Belgium's national day, a Tuesday in 2026.
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
    // The chat of 106 is there on 21 July, which is a Tuesday: from six in the evening.
    expect(chatOf('line_106', '2026-07-21T16:30:00Z')).toMatchObject({ isOpen: true });
    expect(chatOf('line_106', '2026-07-21T12:30:00Z')).toMatchObject({ isOpen: false });
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
  test('a medium number says according to whom', () => {
    expect(shown('payoke').unsure).toContain('According to Payoke');
    expect(shown('line_1712').unsure).toBeNull();
  });

  test('a low entry has a website alone', () => {
    const low = [...content.services.values()].filter(({ confidence }) => confidence === 'low');
    expect(low.length).toBeGreaterThan(0);
    for (const { id } of low) {
      expect(shown(id).channels.map(({ kind }) => kind)).toEqual(['web']);
      expect(shown(id).unsure).toContain('could not confirm');
    }
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
