import { z } from 'zod/v4';

import type { Input } from '../talk/input.js';
import { isISODate } from '../model/calendar.js';
import { langOfTag, type Lang } from '../model/lang.js';

/** What a button on one of our cards sends. */
export interface Tap {
  input: Input;
  /** The choice, for the card that replaces the tapped one. */
  choice: string;
  /** The language of the tapped card. */
  lang: Lang | null;
  /** Whose talk the card belongs to; null if it is everybody's. */
  by: string | null;
}

const id = z.string().min(1).max(128);
const sent = z.object({
  choice: id.optional(),
  /** The question that a day or an amount answers, as `flow:question`. */
  asks: id.optional(),
  day: z.string().max(32).optional(),
  // Teams sends a number field as text or as a number.
  amount: z.coerce.string().max(32).optional(),
  lang: z.string().max(16).optional().catch(undefined),
  by: z.string().max(64).optional().catch(undefined),
});

/** Reads the value of an activity; null if it does not come from one of our buttons. */
export function readTap(value: unknown): Tap | null {
  const parsed = sent.safeParse(value);
  if (!parsed.success) return null;
  const { choice, asks, day, amount, lang, by } = parsed.data;
  const whose = { lang: langOfTag(lang), by: by ?? null };
  if (choice !== undefined) return { ...whose, choice, input: { kind: 'choice', id: choice } };
  if (asks === undefined) return null;
  // A day or an amount is handled like a typed one, so that the person is told why it is not accepted.
  const given = amount ?? (day !== undefined && isISODate(day) ? day : '');
  return { ...whose, choice: `${asks}=${given}`, input: { kind: 'text', text: given } };
}
