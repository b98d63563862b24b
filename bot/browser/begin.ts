import type { Lang } from '../model/lang.js';
import { type Heard, openConversation } from './direct-line.js';
import { backoff, pause } from './pause.js';
import type { Session } from './session.js';

const USUAL_TOKEN_SECONDS = 1800;

export interface Begun {
  session: Session;
  /** The first activities, which came with the answer. */
  first: Heard;
  streamUrl: string | undefined;
}

/**
 * Begins a conversation, trying again until the server answers; null where `stop` was aborted meanwhile. `failed` is
 * called after each attempt in vain.
 */
export async function begin(
  lang: Lang,
  topic: string | null,
  stop: AbortSignal,
  failed: () => void,
): Promise<Begun | null> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    const result = await openConversation(lang, topic);
    if (stop.aborted) break;
    if (result.ok) {
      const { conversationId: id, token = '', expires_in, streamUrl, activities = [], watermark = '' } = result.value;
      const expires = Date.now() + (expires_in ?? USUAL_TOKEN_SECONDS) * 1000;
      return { session: { id, token, expires, watermark }, first: { activities, watermark }, streamUrl };
    }
    failed();
    await pause(backoff(failures));
  }
  return null;
}
