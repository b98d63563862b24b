import { z } from 'zod/v4';

import type { Input } from '../talk/input.js';
import { parseChoiceId } from '../model/choice-id.js';
import { langOfTag, SOURCE_LANG, type Lang } from '../model/lang.js';
import { CallerError } from '../http/errors.js';

const account = z.object({ id: z.string().max(512).nullish(), name: z.string().max(256).nullish() });

/** Cards and clients put anything into a value; no more of it is kept than what the bot may use. */
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

/** What is read of an activity that a client sends; everything else in it is passed over. */
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

/** Checks an activity as it came over the wire. Throws a CallerError (400) that names the field. */
export function readActivity(body: unknown): IncomingActivity {
  const parsed = incoming.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.length > 0 ? `"${issue.path.join('.')}" of the activity` : 'The body';
  const wanted = issue.path.length > 0 ? issue.message : 'it must be an activity as a JSON object';
  throw new CallerError(400, 'bad_activity', `${field} cannot be read: ${wanted}.`);
}

/**
 * A tapped choice: in the activity's value or its value's `choice`, or as a text that is exactly a choice's id. A value
 * that is no id of ours gives way to a text beside it.
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
export function inputOf(activity: { text?: string | null | undefined; value?: unknown }): Input {
  const id = choiceOf(activity);
  return id === null ? { kind: 'text', text: activity.text ?? '' } : { kind: 'choice', id };
}

/** What the person did with an activity of any kind; null where it is nothing that asks for an answer. */
export function inputOfAny(activity: {
  type: string;
  name?: string | null | undefined;
  text?: string | null | undefined;
  value?: unknown;
}): Input | null {
  if (activity.type === 'message') return inputOf(activity);
  return activity.type === 'event' && activity.name === 'webchat/join'
    ? { kind: 'open', topic: topicOf(activity), lang: langToSwitchTo(activity) }
    : null;
}

/** The language that a client asks for: of the page that it joined, else of the activity, else Dutch. */
export function langOf(activity: { locale?: string | null | undefined; value?: unknown }): Lang {
  return langNamed(activity) ?? SOURCE_LANG;
}

/** As `langOf`; null where a client names none that the bot speaks. */
export function langNamed(activity: { locale?: string | null | undefined; value?: unknown }): Lang | null {
  const asked = (activity.value as { language?: unknown } | null | undefined)?.language;
  return langOfTag(typeof asked === 'string' ? asked : null) ?? langOfTag(activity.locale);
}

/** The topic with which a page asks for the talk to be opened. */
export function topicOf(activity: { value?: unknown }): string | undefined {
  const topic = (activity.value as { topic?: unknown } | null | undefined)?.topic;
  return typeof topic === 'string' && topic.length <= 64 ? topic : undefined;
}

/** The language in which an open talk is to go on, where the page that joins it asks for that (`switch: true`). */
export function langToSwitchTo(activity: { value?: unknown }): Lang | undefined {
  const { language, switch: asked } = (activity.value ?? {}) as { language?: unknown; switch?: unknown };
  return asked === true && typeof language === 'string' ? (langOfTag(language) ?? undefined) : undefined;
}
