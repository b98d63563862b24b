import type { Activity } from '../web/shared/talk.js';
import { postActivity, type Outgoing } from './direct-line.js';
import { backoff, pause } from './pause.js';
import type { Session } from './session.js';

const TRIES = 3;

/** Gets the result of each activity, by its clientActivityID. */
export interface OutboxListener {
  sent(key: string): void;
  /** The server could not take it now, but sent an urgent answer. */
  answered(key: string, activities: Activity[]): void;
  failed(key: string): void;
  /** An attempt failed: the server cannot serve it now, or does not answer. */
  tried(why: 'busy' | 'away'): void;
  /** The conversation has ended. Nothing more will be sent. */
  gone(): void;
}

export interface Outbox {
  send(activity: Outgoing): void;
  /** Sends everything again that may not have arrived, in the same order and with the same ids. */
  retry(): void;
  /** The keys of the messages that may not have arrived. */
  pending(): string[];
  /** Its echo came back, so it must not be sent again. */
  arrived(key: string): void;
  /** The first message that may not have arrived. */
  first(): Outgoing | undefined;
  /** Removes everything. */
  clear(): void;
}

/** Sends activities one after the other. Each is tried until the server has it or three attempts have failed. */
export function createOutbox(session: () => Session | null, listener: OutboxListener): Outbox {
  let queue: Outgoing[] = [];
  let sending = false;

  async function pump(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let tries = 0; queue[0] && tries < TRIES;) {
      const activity = queue[0];
      const key = activity.channelData.clientActivityID;
      const current = session();
      if (!current) break;
      const result = await postActivity(current, activity);
      if (!queue.includes(activity)) continue;
      const said = result.ok ? result.value.activities : result.activities;
      if (result.ok || said || result.why === 'refused') {
        arrived(key);
        tries = 0;
        if (said) listener.answered(key, said);
        else if (result.ok) listener.sent(key);
        else listener.failed(key);
      } else if (result.why === 'gone') {
        sending = false;
        return session() === current ? listener.gone() : void pump();
      } else {
        listener.tried(result.why);
        tries += 1;
        if (tries < TRIES) await pause(backoff(tries));
      }
    }
    sending = false;
    for (const { channelData } of session() ? queue : []) listener.failed(channelData.clientActivityID);
  }

  function arrived(key: string): void {
    queue = queue.filter(({ channelData }) => channelData.clientActivityID !== key);
  }

  return {
    send(activity) {
      const { clientActivityID } = activity.channelData;
      if (!queue.some(({ channelData }) => channelData.clientActivityID === clientActivityID))
        queue = [...queue, activity];
      void pump();
    },
    retry: () => void pump(),
    pending: () => queue.map(({ channelData }) => channelData.clientActivityID),
    arrived,
    first: () => queue[0],
    clear() {
      queue = [];
    },
  };
}
