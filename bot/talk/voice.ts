import { ASKER, type Voice, voiceNamed } from '../model/voice.js';
import type { Turn } from './turn-context.js';

/** Who reads, as the running dialog or an earlier one was told; null where nobody said it. */
export function voiceOf({ running, state }: Pick<Turn, 'running' | 'state'>): Voice | null {
  const asked = running?.flow.questions['who']?.about === ASKER ? running.answers['who'] : undefined;
  return voiceNamed(asked ?? (Object.hasOwn(state.known, ASKER) ? state.known[ASKER] : undefined));
}
