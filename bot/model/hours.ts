import { addDays, type ISODate, type LocalNow, weekday } from './calendar.js';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export interface Opening {
  days: readonly Weekday[];
  /** `HH:MM`, Europe/Brussels. */
  from: string;
  to: string;
  /** True if it is also open on public holidays. */
  on_holidays?: boolean | undefined;
}
export type Hours = 'always' | readonly Opening[];

export type OpenState =
  | { open: true; always: boolean; until: string | null }
  | { open: false; opens: { date: ISODate; inDays: number; time: string } };

/**
 * Enough for a service that opens once a week: Christmas and New Year fall on the same weekday, and a third holiday may
 * follow.
 */
const LOOK_AHEAD_DAYS = 28;

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Minutes since midnight of `HH:MM`. */
function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The minutes since midnight at which any of these hours can begin or end on any day, in order. */
export function turningMinutes(all: readonly (Hours | undefined)[]): number[] {
  const openings = all.flatMap((hours) => (hours === undefined || hours === 'always' ? [] : hours));
  const turns = new Set(openings.flatMap(({ from, to }) => [minutes(from), minutes(to)]));
  return [...turns].sort((a, b) => a - b);
}

type IsHoliday = (date: ISODate) => boolean;

function openingsOn(hours: readonly Opening[], date: ISODate, isHoliday: IsHoliday): Opening[] {
  const holiday = isHoliday(date);
  const day = DAYS[weekday(date) - 1]!;
  return hours
    .filter((opening) => opening.days.includes(day) && (!holiday || opening.on_holidays === true))
    .sort((a, b) => minutes(a.from) - minutes(b.from));
}

/**
 * Whether a service with these hours is open at a moment in Brussels, and until when; or when it opens next. On public
 * holidays it counts as open only if it is open day and night, or has `on_holidays`.
 */
export function openState(hours: Hours, now: LocalNow, isHoliday: IsHoliday): OpenState {
  if (hours === 'always') return { open: true, always: true, until: null };
  const current = openingsOn(hours, now.date, isHoliday).find(
    (o) => minutes(o.from) <= now.minute && now.minute < minutes(o.to),
  );
  if (current) return { open: true, always: false, until: current.to };
  for (let inDays = 0; inDays <= LOOK_AHEAD_DAYS; inDays++) {
    const date = addDays(now.date, inDays);
    const next = openingsOn(hours, date, isHoliday).find((o) => inDays > 0 || minutes(o.from) > now.minute);
    if (next) return { open: false, opens: { date, inDays, time: next.from } };
  }
  throw new Error('opening hours without a day');
}
