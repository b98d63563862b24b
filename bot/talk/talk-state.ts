import { z } from 'zod/v4';

import { LANGS, type Lang } from '../model/lang.js';

/**
 * All that is kept of a talk between two messages: the language, the place in a dialog, and the answers' ids and
 * dates. No message text, no name, no address.
 */
export const talkStateSchema = z.strictObject({
  v: z.literal(1),
  lang: z.enum(LANGS),
  /** The guided dialog in progress: its answers by question, in the order given. */
  flow: z
    .strictObject({
      id: z.string().max(64),
      answers: z.record(z.string().max(64), z.string().max(64)),
    })
    .nullable(),
  /** The main choices of the last reply, in order, those of a dialog's question too: what a typed number refers to. */
  offered: z.array(z.string().max(128)).max(64),
  lastTopic: z.string().max(64).nullable(),
  /** What answers told about the person (`status`, `granted_on` …), offered again in other dialogs. */
  known: z.record(z.string().max(64), z.string().max(64)).default({}),
});

export type TalkState = z.infer<typeof talkStateSchema>;

/** A talk in which nothing has been said yet. */
export function newTalk(lang: Lang): TalkState {
  return { v: 1, lang, flow: null, offered: [], lastTopic: null, known: {} };
}

/** The state read back from a store; null where it is not one of ours (damaged, or of an older form). */
export function readTalk(stored: unknown): TalkState | null {
  const parsed = talkStateSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
