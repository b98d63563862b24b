import { createRequire } from 'node:module';

import { addDays, isISODate, type ISODate } from '../model/calendar.js';

/** Days before the day itself on which the calendar reminds. */
const REMINDERS = [60, 30, 7];

/** The day that a calendar address names (`2026-12-31.ics`); null where it names none. */
export function dayOfFile(file: string): ISODate | null {
  const day = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
  return isISODate(day) ? day : null;
}

/**
 * A day as a calendar entry (RFC 5545) with reminders. The title is neutral: whoever looks into the calendar learns
 * nothing of what it is about.
 */
export function calendarFile(day: ISODate, title: string): string {
  const parts = (date: ISODate) => date.split('-').map(Number) as [number, number, number];
  // Loaded when the first entry is asked for, not at every start.
  const { createEvent } = createRequire(import.meta.url)('ics') as typeof import('ics');
  const { error, value } = createEvent({
    productId: 'guide',
    calName: title,
    title,
    start: parts(day),
    end: parts(addDays(day, 1)),
    busyStatus: 'FREE',
    classification: 'PRIVATE',
    alarms: REMINDERS.map((days) => ({
      action: 'display',
      description: title,
      // In hours: of days alone the library makes "P60DT", which is no duration of RFC 5545.
      trigger: { hours: 24 * days, before: true },
    })),
  });
  if (!value) throw error ?? new Error('no calendar entry');
  return value;
}
