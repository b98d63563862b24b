import { createRequire } from 'node:module';

import { addDays, isISODate, type ISODate } from '../model/calendar.js';

/** Days before the day on which the calendar reminds, and the hour at which it does. */
const REMINDERS = [30, 7, 1];
const REMINDER_HOUR = 9;

/** The day in a calendar address (`2026-12-31.ics`); null if there is none. */
export function dayOfFile(file: string): ISODate | null {
  const day = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
  return isISODate(day) ? day : null;
}

/**
 * A day as a calendar entry (RFC 5545) with reminders. The title must be neutral, because others may see the calendar.
 */
export function calendarFile(day: ISODate, title: string): string {
  const parts = (date: ISODate) => date.split('-').map(Number) as [number, number, number];
  // Loaded for the first entry, not at every start.
  const { createEvent } = createRequire(import.meta.url)('ics') as typeof import('ics');
  const { error, value } = createEvent({
    // The same for a day each time, so that a calendar holds the entry once.
    uid: `${day}@guide`,
    productId: '-//guide//EN',
    title,
    start: parts(day),
    end: parts(addDays(day, 1)),
    // Outlook reads the one, Google and Apple the other.
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
    classification: 'PRIVATE',
    alarms: REMINDERS.map((days) => ({
      action: 'display',
      description: title,
      // From the midnight at which the day begins. In hours, because for days the library writes "P60DT", which RFC 5545
      // does not allow.
      trigger: { hours: 24 * days - REMINDER_HOUR, before: true },
    })),
  });
  if (!value) throw error ?? new Error('no calendar entry');
  // It is an entry to keep, not a calendar that somebody publishes: with these lines Outlook opens a new calendar.
  return value.replace(/^(?:METHOD|X-WR-CALNAME|X-PUBLISHED-TTL):.*\r\n/gm, '');
}
