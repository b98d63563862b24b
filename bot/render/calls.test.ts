import { describe, expect, test } from '@jest/globals';

import { KEPT_HOURS } from '../config/config.js';
import { loadContent } from '../content/load.js';
import { type LocalNow, localNow } from '../model/calendar.js';
import { type Lang, LANGS } from '../model/lang.js';
import { renderCalls } from './calls.js';
import type { RenderedCall } from './rendered.js';
import { TextRenderer } from './text.js';
import { createTranslations } from './translations.js';

const content = loadContent();
const texts = new TextRenderer(content, createTranslations(content), { kept_hours: KEPT_HOURS });
const DANGER = [...content.topics.values()].filter(({ kind }) => kind === 'crisis');

const MONDAY = '2026-11-23T09:00:00Z';
const EVENING = '2026-11-23T19:30:00Z';
const NIGHT = '2026-11-23T02:00:00Z';
const SUNDAY = '2026-11-22T14:00:00Z';
const HOLIDAY = '2026-07-21T09:00:00Z';

function calls(topic: string, lang: Lang, now: LocalNow | null, day = '2026-11-23'): RenderedCall[] {
  const { call } = content.topics.get(topic)!;
  const ctx = { lang, today: now?.date ?? day, used: [] };
  const [block] = renderCalls({ kind: 'calls', ids: call, danger: true }, ctx, content, texts, now);
  return block?.type === 'calls' ? block.items : [];
}

const at = (time: string): LocalNow => localNow(Date.parse(time));
const numbers = (topic: string, lang: Lang, time: string): string[] =>
  calls(topic, lang, at(time)).map(({ number }) => number);

describe('in danger', () => {
  test.each<[string, Lang, string, string, string[]]>([
    // The line for this danger in the reader's language while it is open, then another that is.
    ['safety.violence', 'nl', 'Monday morning', MONDAY, ['112', '1712', '106']],
    ['safety.violence', 'fr', 'Monday morning', MONDAY, ['112', '0800 30 030', '107']],
    ['safety.violence', 'en', 'Monday morning', MONDAY, ['112', '02 616 26 26', '1712']],
    ['safety.violence', 'ar', 'Monday morning', MONDAY, ['112', '1712', '0800 30 030']],
    // Nothing that is closed, whatever it is for.
    ['safety.violence', 'nl', 'Monday night', NIGHT, ['112', '106', '107']],
    ['safety.violence', 'fr', 'Monday night', NIGHT, ['112', '107', '106']],
    ['safety.violence', 'en', 'Monday night', NIGHT, ['112', '02 616 26 26', '106']],
    ['safety.violence', 'ar', 'Monday night', NIGHT, ['112', '106', '107']],
    ['safety.violence', 'nl', 'Sunday', SUNDAY, ['112', '106', '107']],
    ['safety.violence', 'fr', 'the national holiday', HOLIDAY, ['112', '107', '106']],
    ['safety.suicide', 'nl', 'Monday night', NIGHT, ['112', '1813', '106']],
    ['safety.suicide', 'fr', 'Monday night', NIGHT, ['112', '0800 32 123', '107']],
    ['safety.suicide', 'en', 'Monday night', NIGHT, ['112', '02 616 26 26', '1813']],
    ['safety.suicide', 'ar', 'Monday night', NIGHT, ['112', '1813', '0800 32 123']],
    ['safety.child', 'nl', 'Monday evening', EVENING, ['112', '102', '116 000']],
    ['safety.child', 'fr', 'Monday evening', EVENING, ['112', '103', '116 000']],
    ['safety.child', 'en', 'Monday night', NIGHT, ['112', '116 000', '02 616 26 26']],
    ['safety.child', 'ar', 'Monday night', NIGHT, ['112', '116 000', '106']],
    ['safety.exploitation', 'ar', 'Monday night', NIGHT, ['112', '078 055 800', '106']],
    ['safety.danger', 'nl', 'Monday morning', MONDAY, ['112', '106', '107']],
    ['housing.homeless', 'ar', 'Monday morning', MONDAY, ['112', '0800 99 340', '0800 13 500']],
    ['housing.homeless', 'nl', 'Monday night', NIGHT, ['112', '0800 99 340', '106']],
  ])('%s in %s, %s', (topic, lang, _, time, expected) => {
    expect(numbers(topic, lang, time)).toEqual(expected);
  });

  test('three lines, 112 first, none of them closed and none an authority, at every hour of two weeks', () => {
    const faults: string[] = [];
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      const now = localNow(Date.parse('2026-12-21T00:30:00Z') + hour * 3_600_000);
      for (const { id } of DANGER) {
        for (const lang of LANGS) {
          const found = calls(id, lang, now);
          const where = `${id} ${lang} ${now.date} ${now.minute}`;
          if (found.length !== 3 || found[0]!.number !== '112') faults.push(`${where}: ${found.length}`);
          if (found.some(({ isOpen }) => isOpen === false)) faults.push(`${where}: closed`);
          if (found.some(({ id: line }) => content.services.get(line)!.authority)) faults.push(`${where}: authority`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('on a page that is kept: only lines that are there day and night', () => {
    for (const { id } of DANGER) {
      for (const lang of LANGS) {
        const found = calls(id, lang, null);
        expect(found.map(({ id: line }) => content.services.get(line)!.hours)).toEqual(['always', 'always', 'always']);
      }
    }
  });

  test('what is past its check comes after the national numbers', () => {
    expect(calls('safety.suicide', 'fr', { date: '2028-03-01', minute: 600 }).map(({ number }) => number)).toEqual([
      '112',
      '107',
      '1813',
    ]);
  });

  test('the state, and the language where it is not the reader’s, in words', () => {
    const [, violence, talk] = calls('safety.violence', 'nl', at(MONDAY));
    expect([violence!.what, violence!.state, talk!.state]).toEqual(['Hulp bij geweld', 'tot 18:00', 'dag en nacht']);
    expect(calls('safety.violence', 'nl', at(NIGHT))[2]!.state).toBe('in het Frans, dag en nacht');
    expect(calls('safety.violence', 'ar', at(NIGHT))[1]!.state).toContain('الهولندية');
  });
});

describe('one line to call', () => {
  const one = (ids: readonly string[], time: string, lang: Lang = 'en'): RenderedCall | undefined => {
    const now = at(time);
    const ctx = { lang, today: now.date, used: [] };
    const [block] = renderCalls({ kind: 'calls', ids, danger: false }, ctx, content, texts, now);
    return block?.type === 'calls' ? block.items[0] : undefined;
  };

  test('the first that is open now', () => {
    expect(one(['caw', 'line_1712'], MONDAY)!.id).toBe('caw');
    expect(one(['line_1712', 'line_106'], NIGHT)!.id).toBe('line_106');
  });

  test.each<[Lang, string]>([
    ['nl', 'line_106'],
    ['fr', 'line_107'],
    ['en', 'chs'],
    ['ar', 'line_106'],
  ])('of those that are open, in %s, first one where the reader is understood', (lang, line) => {
    expect(one(['line_106', 'line_107', 'chs'], NIGHT, lang)!.id).toBe(line);
  });

  test('an interpreter, or more languages than one, counts as understood', () => {
    expect(one(['line_106', 'caw'], MONDAY, 'ar')!.id).toBe('caw');
    expect(one(['myria', 'caw'], MONDAY, 'ar')!.id).toBe('myria');
  });

  test('else the one that opens first, with its time', () => {
    const call = one(['awel', 'line_1712'], NIGHT)!;
    expect([call.id, call.isOpen, call.state]).toEqual(['line_1712', false, 'in Dutch, opens today at 09:00']);
  });

  test.each<[string, readonly string[], Lang, string]>([
    ['Flanders', ['line_1700', 'caw'], 'nl', 'line_1700'],
    ['Flanders', ['line_1700', 'caw'], 'fr', 'caw'],
    ['Flanders', ['line_1700', 'caw'], 'ar', 'caw'],
    ['Brussels', ['allo_aide_sociale', 'caw'], 'nl', 'caw'],
    ['Brussels', ['allo_aide_sociale', 'caw'], 'fr', 'allo_aide_sociale'],
    ['Brussels', ['allo_aide_sociale', 'caw'], 'ar', 'caw'],
  ])('help with a deposit in %s, %j: the one that a reader of %s can talk to, open or closed', (_, ids, lang, id) => {
    expect(one(ids, MONDAY, lang)!.id).toBe(id);
    expect(one(ids, SUNDAY, lang)!.id).toBe(id);
  });

  test('a line that is open now comes before one in the reader’s language that is closed', () => {
    expect(one(['line_106', 'ecoute_violences'], NIGHT, 'fr')!.id).toBe('line_106');
  });

  test('nothing where nobody has a number', () => {
    expect(one(['zsg'], MONDAY)).toBeUndefined();
  });
});
