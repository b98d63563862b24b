import type { Talk } from '../web/shared/talk.js';
import { entryId } from './entries.js';

/**
 * Scrolls to the newest exchange: the person's last message at the top, the answer below. A talk in which
 * nobody has said anything does not scroll.
 */
export function reveal(before: Talk, after: Talk): void {
  const added = after.entries.slice(before.entries.length);
  if (added.length === 0 || before.entries.length === 0) return;
  const last = [...after.entries].reverse().find(({ who }) => who !== 'bot');
  if (last) document.getElementById(entryId(last.key))?.scrollIntoView({ block: 'start' });
}
