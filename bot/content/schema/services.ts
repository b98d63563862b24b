import { z } from 'zod/v4';

import { isPhone, PHONE_FORM } from './phone.js';
import { isoDate, region, source } from './parts.js';

/** The schemas of content/services.yaml, of its words, and of content/places.yaml. */

/** `low` is only for websites. A phone number that nobody could confirm is not shown. */
const confidence = z.enum(['high', 'medium', 'low']);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30');
const opening = z
  .strictObject({
    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
    from: clock,
    to: clock,
    /** Open on public holidays too. */
    on_holidays: z.boolean().optional(),
  })
  .refine(({ from, to }) => from < to, 'the end lies before the begin; divide a night at 24:00');
/** `always`: day and night. */
const hours = z.union([z.literal('always'), z.array(opening).min(1)]);
const channel = z
  .strictObject({
    kind: z.enum(['phone', 'web', 'chat', 'email', 'address']),
    value: z.string().min(2),
    confidence,
    /** Only if this channel has other hours than the service. */
    hours: hours.optional(),
  })
  .refine(({ kind, value }) => kind !== 'phone' || isPhone(value), { path: ['value'], message: PHONE_FORM });

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Whether a text is the code of a language that has a name, since readers are shown the name. */
function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z]+)*$/.test(code) && LANGUAGE_NAMES.of(code) !== undefined;
}

const serviceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    /** The organisation's name in the languages that it uses itself. People reading other languages see `en`. */
    name: z.strictObject({ nl: z.string().min(1), fr: z.string().optional(), en: z.string().optional() }),
    /** It helps in danger. It is checked every 30 days instead of every 90. */
    crisis: z.boolean().default(false),
    /**
     * An emergency or national crisis number. It is shown even if its check is too old, so that nobody is left without
     * a number.
     */
    national: z.boolean().default(false),
    /** It decides about people and is not confidential. */
    authority: z.boolean().default(false),
    regions: z.array(z.union([region, z.literal('belgium')])).min(1),
    languages: z.array(z.string().refine(isLanguage, 'the code of a language, such as "nl"')),
    interpreter: z.boolean().default(false),
    cost: z.enum(['free', 'normal_rate', 'fee', 'ask']),
    without_papers: z.enum(['yes', 'no', 'ask']),
    channels: z.array(channel).default([]),
    /** Services through which people reach this one, if it has no public contact or should not be called first. */
    via: z.array(z.string()).default([]),
    /** Hours of its phone or desk. Absent: not known. */
    hours: hours.optional(),
    source,
    checked_on: isoDate,
    check_by: isoDate,
    confidence,
  })
  .refine(({ channels, via }) => channels.length + via.length > 0, 'no way to reach it: give "channels" or "via"');
export const servicesSchema = z.array(serviceSchema);

/** Names of places in other languages and scripts: content/places.yaml. */
export const placesSchema = z.array(z.strictObject({ region, names: z.array(z.string().min(2)).min(1) }));

/** What a service is for, per language: content/<lang>/services.yaml. */
export const serviceWordsSchema = z.record(
  z.string(),
  z.strictObject({
    what: z.string().min(1),
    note: z.string().optional(),
    /** What its button says beside the number, in one to three words: what one gets there. */
    call: z.string().min(1).optional(),
  }),
);

export type PlaceNames = z.infer<typeof placesSchema>[number];
export type Service = z.infer<typeof serviceSchema>;
export type ServiceWords = z.infer<typeof serviceWordsSchema>;
