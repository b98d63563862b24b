import type { Talk } from '../web/shared/talk.js';
import { entryId } from './entries.js';

/** What has the whole first screen to itself: the day and whom to call must be seen at once. */
const WHOLE_SCREEN: ReadonlySet<string | null> = new Set(['outcome', 'crisis']);

/**
 * Scrolls to the newest exchange: the person's last message at the top, the answer below; of a result, and in danger,
 * the answer alone. A talk in which nobody has said anything does not scroll.
 */
export function reveal(before: Talk, after: Talk): void {
  const added = after.entries.slice(before.entries.length);
  if (added.length === 0 || before.entries.length === 0) return;
  const whole = added.find((entry) => entry.who === 'bot' && WHOLE_SCREEN.has(entry.reply.shape));
  const last = whole ?? [...after.entries].reverse().find(({ who }) => who !== 'bot');
  if (last) document.getElementById(entryId(last.key))?.scrollIntoView({ block: 'start' });
}
