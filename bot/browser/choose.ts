import type { RenderedChoice } from '../render/rendered.js';
import type { Chat } from './chat-api.js';

/** The id of the group of choices. It gets the focus when one of its buttons was used and is removed. */
export const CHOICES_ID = 'choices';

/** Taps a choice, and leaves the focus where the next choices come. */
export function choose(chat: Chat, choice: RenderedChoice): void {
  chat.choose(choice);
  focusChoices();
}

/** Gives the focus to the group of choices, so that the next ones follow for the keyboard and for screen readers. */
export function focusChoices(): void {
  document.getElementById(CHOICES_ID)?.focus({ preventScroll: true });
}
