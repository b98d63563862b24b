import { expect, test } from '@jest/globals';
import ICAL from 'ical.js';

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
});

test.each(LANGS)(
  'another program reads the entry in %s: one whole free day to add, and no calendar of its own',
  (lang) => {
    const { title } = readLocale(lang)['calendar'] as { title: string };
    const calendar = ICAL.Component.fromString(calendarFile('2028-02-29', title));
    expect(
      calendar
        .getAllProperties()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['calscale', 'prodid', 'version']);
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vevent']);
    const entry = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(entry.summary).toBe(title);
    expect([entry.startDate.toString(), entry.endDate.toString()]).toEqual(['2028-02-29', '2028-03-01']);
    expect(entry.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    const alarms = entry.component.getAllSubcomponents('valarm');
    const at = alarms.map((alarm) => {
      const time = entry.startDate.clone();
      time.isDate = false;
      time.addDuration(alarm.getFirstPropertyValue('trigger') as ICAL.Duration);
      return time.toString();
    });
    expect(at).toEqual(['2028-01-30T09:00:00', '2028-02-22T09:00:00', '2028-02-28T09:00:00']);
  },
);

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
