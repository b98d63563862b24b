import { expect, test } from '@jest/globals';

import { calendarFile, dayOfFile } from './calendar.js';

test('an entry holds the day, three reminders and a neutral title', () => {
  const file = calendarFile('2026-12-31', 'Afspraak papieren');
  expect(file).toContain('DTSTART;VALUE=DATE:20261231');
  expect(file).toContain('DTEND;VALUE=DATE:20270101');
  expect(file).toContain('SUMMARY:Afspraak papieren');
  expect(file.match(/TRIGGER:-P(\d+)D/g)).toEqual(['TRIGGER:-P60D', 'TRIGGER:-P30D', 'TRIGGER:-P7D']);
  expect(file).not.toMatch(/asiel|gezin|asylum|family reunification|refugee/i);
});

test('only real days have an address', () => {
  expect(dayOfFile('2026-12-31.ics')).toBe('2026-12-31');
  for (const file of ['2026-02-30.ics', '2026-12-31', 'x.ics', '', '../../etc/passwd.ics'])
    expect(dayOfFile(file)).toBeNull();
});
