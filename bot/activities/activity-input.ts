import { z } from 'zod/v4';

import type { Input } from '../talk/input.js';
import { parseChoiceId } from '../model/choice-id.js';
import { langOfTag, type Lang, type PlannedLang, SOURCE_LANG, unservedLangOfTag } from '../model/lang.js';
import { CallerError } from '../http/errors.js';

const account = z.object({ id: z.string().max(512).nullish(), name: z.string().max(256).nullish() });

/** Clients can put anything into a value. We keep only the fields that the bot uses. */
const value = z
  .union([
    z.string(),
    z.object({
      choice: z.string().optional().catch(undefined),
      language: z.string().optional().catch(undefined),
      topic: z.string().optional().catch(undefined),
      switch: z.boolean().optional().catch(undefined),
    }),
  ])
  .optional();

/** The fields of a client's activity that we read. All others are ignored. */
const incoming = z.object({
  type: z.string().min(1).max(64),
  id: z.string().max(512).nullish(),
  name: z.string().max(256).nullish(),
  text: z.string().nullish(),
  value: value.catch(undefined),
  locale: z.string().max(64).nullish(),
  from: account.nullish(),
  membersAdded: z.array(account).max(100).nullish(),
  membersRemoved: z.array(account).max(100).nullish(),
  /** Only of what kind each is. What is in them is dropped here. */
  attachments: z
    .array(z.object({ contentType: z.string().max(256).nullish().catch(null) }))
    .nullish()
    .catch(null),
  channelData: z
    .object({
      clientActivityID: z.string().max(256).nullish().catch(null),
      messageBack: z
        .object({ displayText: z.string().max(256).nullish() })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

export type IncomingActivity = z.infer<typeof incoming>;

/** Checks an activity from a client. Throws a CallerError (400) that names the bad field. */
export function readActivity(body: unknown): IncomingActivity {
  const parsed = incoming.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.length > 0 ? `"${issue.path.join('.')}" of the activity` : 'The body';
  const wanted = issue.path.length > 0 ? issue.message : 'it must be an activity as a JSON object';
  throw new CallerError(400, 'bad_activity', `${field} cannot be read: ${wanted}.`);
}

/**
 * The id of a tapped choice: the activity's value, the value's `choice`, or a text that is exactly a choice's id. If
 * the value is not a known id and the activity has a text, the text counts.
 */
function choiceOf(activity: { text?: string | null | undefined; value?: unknown }): string | null {
  const { value } = activity;
  const text = activity.text?.trim() ?? '';
  const inside = typeof value === 'object' && value !== null ? (value as { choice?: unknown }).choice : value;
  if (typeof inside === 'string' && inside !== '' && (isChoice(inside) || text === '')) return inside;
  return isChoice(text) ? text : null;
}

function isChoice(id: string): boolean {
  return !/\s/.test(id) && parseChoiceId(id) !== null;
}

/** What the person did with a message: a tapped choice, or typed words. */
export function inputOf(activity: { text?: string | null | undefined; value?: unknown; attachments?: unknown }): Input {
  const id = choiceOf(activity);
  if (id !== null) return { kind: 'choice', id };
  return { kind: 'text', text: activity.text ?? '', ...(hadFiles(activity) ? { files: true } : {}) };
}

/**
 * Attachments that are no files of a person: Teams sends each message once more as HTML, and names the message that it
 * answers and the card that was shared with it.
 */
const NO_FILE = /^(?:text\/html$|application\/vnd\.microsoft\.card\.|(?:forwarded)?messageReference$)/i;

/** Whether photos or files came with an activity. They are never opened. */
export function hadFiles({ attachments }: { attachments?: unknown }): boolean {
  if (!Array.isArray(attachments)) return false;
  return attachments.some((one: { contentType?: unknown } | null) => !NO_FILE.test(String(one?.contentType ?? '')));
}

/** What the person did with an activity of any kind; null if it needs no answer. */
export function inputOfAny(activity: {
  type: string;
  name?: string | null | undefined;
  text?: string | null | undefined;
  value?: unknown;
  attachments?: unknown;
}): Input | null {
  // A changed message is answered like a new one.
  if (activity.type === 'message' || activity.type === 'messageUpdate') return inputOf(activity);
  return activity.type === 'event' && activity.name === 'webchat/join'
    ? { kind: 'open', topic: topicOf(activity), lang: langToSwitchTo(activity), reader: readerOf(activity) }
    : null;
}

/** The language that a client asks for: the page's if the activity names one, else the activity's, else Dutch. */
export function langOf(activity: { locale?: string | null | undefined; value?: unknown }): Lang {
  return langNamed(activity) ?? SOURCE_LANG;
}

/** As `langOf`, but null if the client names no language that the bot speaks. */
export function langNamed(activity: { locale?: string | null | undefined; value?: unknown }): Lang | null {
  const asked = (activity.value as { language?: unknown } | null | undefined)?.language;
  return langOfTag(typeof asked === 'string' ? asked : null) ?? langOfTag(activity.locale);
}

/** The language that a client names where it has no content, and the client names no other. */
export function readerOf(activity: { locale?: string | null | undefined; value?: unknown }): PlannedLang | undefined {
  if (langNamed(activity)) return undefined;
  const asked = (activity.value as { language?: unknown } | null | undefined)?.language;
  const named = unservedLangOfTag(typeof asked === 'string' ? asked : null) ?? unservedLangOfTag(activity.locale);
  return named ?? undefined;
}

/** The topic that a page asks to open. */
export function topicOf(activity: { value?: unknown }): string | undefined {
  const topic = (activity.value as { topic?: unknown } | null | undefined)?.topic;
  return typeof topic === 'string' && topic.length <= 64 ? topic : undefined;
}

/** The language to which an open talk must switch, if the page that joins it asks for it (`switch: true`). */
export function langToSwitchTo(activity: { value?: unknown }): Lang | undefined {
  const { language, switch: asked } = (activity.value ?? {}) as { language?: unknown; switch?: unknown };
  return asked === true && typeof language === 'string' ? (langOfTag(language) ?? undefined) : undefined;
}
