import { createHash } from 'node:crypto';

import type { Activity } from 'botbuilder';

/** What tells one change of a message from another. */
export interface Changed {
  id?: string | undefined;
  timestamp?: Date | undefined;
  text?: string | undefined;
  value?: unknown;
}

/**
 * The id of a change of a message. It is another than the message's own, which was answered already; each change has one
 * of its own, and the same when it is sent again. The time alone would not tell changes apart: some clients give none.
 */
export function editId(change: Changed): string {
  const { id, timestamp, text, value } = change;
  // As a digest, because ids are compared and kept longer than what was typed.
  const wording = createHash('sha256')
    .update(JSON.stringify([text, value]))
    .digest('hex')
    .slice(0, 16);
  // The time comes as text in the channel's JSON, whatever its type says.
  return `${id ?? ''} edit ${timestamp === undefined ? '' : String(timestamp)} ${wording}`;
}

/** Whether a person changed a message in Teams; one that was deleted and is put back says nothing new. */
export function isEdit({ type, channelData }: Pick<Activity, 'type' | 'channelData'>): boolean {
  return type === 'messageUpdate' && (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage';
}
