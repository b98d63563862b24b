import { isLang } from '../model/lang.js';
import type { Chat } from './chat.js';

/** Lets the language menu change the language of the running talk, and closes the menu when the focus leaves it. */
export function watchMenu(chat: Chat): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest<HTMLElement>('a[data-lang]');
    const wanted = link?.dataset['lang'];
    if (isLang(wanted) && chat.talk().entries.length > 0) {
      event.preventDefault();
      if (wanted !== chat.lang()) chat.turnTo(wanted);
      close(true);
    } else if (!target?.closest('details.languages')) {
      close(false);
    }
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape') close(target instanceof Element && target.closest('details.languages') !== null);
  });
}

function close(focus: boolean): void {
  const menu = document.querySelector<HTMLDetailsElement>('details.languages');
  if (!menu?.open) return;
  menu.open = false;
  if (focus) menu.querySelector('summary')?.focus();
}
