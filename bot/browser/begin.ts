import type { Lang } from '../model/lang.js';
import type { Activity } from '../web/shared/talk.js';
import { type Heard, openConversation, type Outgoing } from './direct-line.js';
import { newSecret } from './new-key.js';
import { backoff, pause } from './pause.js';
import { keepOpening, readOpening, type Session } from './session.js';

const USUAL_TOKEN_SECONDS = 1800;

export interface Begun {
  session: Session;
  /** The first activities, sent with the answer. */
  first: Heard;
  streamUrl: string | undefined;
}

/** How an attempt to begin ended, and the message that was waiting then. */
export interface Attempt {
  why: 'away' | 'busy';
  /** What the server answered to a person in danger although the talk could not be opened; else null. */
  activities: Activity[] | null;
  /** The key of the message that this answers. */
  key: string | undefined;
}

/**
 * Opens a conversation, and tries again until the server answers; null if `stop` was aborted first. `waiting` gives the
 * message that waits to be sent. `failed` is called after each failed attempt.
 */
export async function begin(
  lang: Lang,
  topic: string | null,
  stop: AbortSignal,
  waiting: () => Outgoing | undefined,
  failed: (attempt: Attempt) => void,
): Promise<Begun | null> {
  let secret = readOpening() ?? newSecret();
  for (let failures = 1; !stop.aborted; failures += 1) {
    keepOpening(secret);
    const message = waiting();
    const result = await openConversation(lang, topic, secret, message?.text);
    if (stop.aborted) break;
    if (result.ok) {
      keepOpening(null);
      const { conversationId: id, token = '', expires_in, streamUrl, activities = [], watermark = '' } = result.value;
      const expires = Date.now() + (expires_in ?? USUAL_TOKEN_SECONDS) * 1000;
      return { session: { id, token, expires, watermark, secret }, first: { activities, watermark }, streamUrl };
    }
    const { why } = result;
    // The talk of this secret was deleted.
    if (why === 'gone') secret = newSecret();
    const key = message?.channelData.clientActivityID;
    failed({ why: why === 'busy' ? 'busy' : 'away', activities: result.activities ?? null, key });
    await pause(backoff(failures));
  }
  return null;
}
