import { isLang, type Lang } from '../model/lang.js';

/**
 * Closes the language menu on Escape, and when the person taps elsewhere. `turn` is told of a language that was chosen,
 * and returns whether it changes it itself, without opening another page.
 */
export function watchMenu(turn: (wanted: Lang) => boolean = () => false): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest<HTMLElement>('a[data-lang]');
    const wanted = link?.dataset['lang'];
    if (isLang(wanted) && turn(wanted)) {
      event.preventDefault();
      close(true);
    } else if (!target?.closest('details.languages')) {
      close(false);
    }
  });
  document.addEventListener('keydown', ({ key, isComposing, target }) => {
    if (key !== 'Escape' || isComposing) return;
    close(target instanceof Element && target.closest('details.languages') !== null);
  });
}

function close(focus: boolean): void {
  const menu = document.querySelector<HTMLDetailsElement>('details.languages');
  if (!menu?.open) return;
  menu.open = false;
  if (focus) menu.querySelector('summary')?.focus();
}
