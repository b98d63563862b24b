import type { Activity } from 'botbuilder';

/**
 * The id of a change of a message. It is another than the message's own, which was answered already; each change has one
 * of its own, and the same when the channel sends it again.
 */
export function editId({ id, timestamp }: Pick<Activity, 'id' | 'timestamp'>): string {
  // The time comes as text in the channel's JSON, whatever its type says.
  return `${id ?? ''} edit ${timestamp === undefined ? '' : String(timestamp)}`;
}

/** Whether a person changed a message in Teams; one that was deleted and is put back says nothing new. */
export function isEdit({ type, channelData }: Pick<Activity, 'type' | 'channelData'>): boolean {
  return type === 'messageUpdate' && (channelData as { eventType?: unknown } | undefined)?.eventType === 'editMessage';
}
