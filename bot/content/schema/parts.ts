import { z } from 'zod/v4';

import { isISODate } from '../../model/calendar.js';

/** Shared parts of the schemas of content files. `npm run content:schemas` writes the same schemas for editors. */

export const isoDate = z.string().refine(isISODate, 'a real day written YYYY-MM-DD');
const url = z.string().regex(/^https:\/\/\S+$/, 'an address that begins with https://');
/** The id of a topic. Its files have the same name. */
export const topicId = z.string().regex(/^[a-z]+(\.[a-z]+(-[a-z]+)*)$/, 'an id such as deposit.other-region');
export const region = z.enum(['flanders', 'brussels', 'wallonia']);
/** `url` may be absent only for a printed source. */
export const source = z.strictObject({
  publisher: z.string().min(1),
  url: url.optional(),
  date: z
    .string()
    .regex(
      /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
      'a day, a month or a year: 2024-03-05, 2024-03 or 2024',
    )
    .optional(),
});
