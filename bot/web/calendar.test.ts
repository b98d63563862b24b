import { expect, test } from '@jest/globals';

import { LANGS } from '../model/lang.js';
import { readLocale } from '../content/locale.js';
import { calendarFile, dayOfFile } from './calendar.js';

test('an entry holds the day and three reminders, at nine in the morning thirty, seven and one day before', () => {
  const file = calendarFile('2026-12-31', 'Afspraak papieren');
  expect(file).toContain('DTSTART;VALUE=DATE:20261231');
  expect(file).toContain('DTEND;VALUE=DATE:20270101');
  expect(file).toContain('SUMMARY:Afspraak papieren');
  // RFC 5545, 3.3.6: a time must follow the "T".
  expect(file.match(/TRIGGER:.*/g)).toEqual(['TRIGGER:-PT711H', 'TRIGGER:-PT159H', 'TRIGGER:-PT15H']);
});

test('an entry that is taken twice stands in the calendar once', () => {
  const uid = (day: string): string | undefined => /^UID:.*$/m.exec(calendarFile(day, 'Afspraak papieren'))?.[0];
  expect(uid('2026-12-31')).toBe(uid('2026-12-31'));
  expect(uid('2026-12-31')).not.toBe(uid('2026-12-30'));
  expect(calendarFile('2026-12-31', 'Afspraak papieren')).not.toContain('METHOD');
});

/** What the guide is about, in all its languages. None of these words may appear in a person's calendar. */
const TELLTALE =
  /asiel|asyl|asile|vlucht|r[eé]fug|gezin|famil|hereniging|reuni|regroup|waarborg|deposit|garantie|لجوء|لاجئ|شمل|[أا]سرة|عائل|ضمان/i;

test.each(LANGS)('an entry in %s tells nothing of what it is about', (lang) => {
  const { title } = readLocale(lang)['calendar'] as { title: string };
  const file = calendarFile('2026-12-31', title);
  expect(file).toContain(`SUMMARY:${title}`);
  expect(file).not.toMatch(TELLTALE);
});

test('only real days have an address', () => {
  expect(dayOfFile('2026-12-31.ics')).toBe('2026-12-31');
  for (const file of ['2026-02-30.ics', '2026-12-31', 'x.ics', '', '../../etc/passwd.ics'])
    expect(dayOfFile(file)).toBeNull();
});
