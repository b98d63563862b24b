import { dayFrom, longDay, weekdayName } from '../../model/day-text.js';
import type { Lang } from '../../model/lang.js';

/** Arabic-Indic and Persian digits as Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * The day of three fields with its weekday, so that a slip is seen before anything is reckoned with it: `woensdag 15 juli
 * 2026`. Empty while it is no whole, real day.
 */
export function readBack(fields: { day: string; month: string; year: string }, lang: Lang): string {
  const [day, month, year] = [fields.day, fields.month, fields.year].map((part) => latinDigits(part.trim()));
  const date = dayFrom(year!, month!, day!);
  return date === null ? '' : `${weekdayName(date, lang)} ${longDay(date, lang)}`;
}
