import type { Talk } from '../web/shared/talk.js';
import { entryId } from './entries.js';

/**
 * After something was added, brings the newest exchange into sight from its beginning: the person's last words at the
 * top, the answer under them. The very first message is left where it stands.
 */
export function reveal(before: Talk, after: Talk): void {
  const added = after.entries.slice(before.entries.length);
  if (added.length === 0 || before.entries.length === 0) return;
  const last = [...after.entries].reverse().find(({ who }) => who === 'user') ?? added[0];
  if (last) document.getElementById(entryId(last.key))?.scrollIntoView({ block: 'start' });
}
