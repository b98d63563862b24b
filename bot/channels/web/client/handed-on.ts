import { readFragment } from '../fragment.js';

/**
 * Where the address carries answers that somebody handed on, sends them in the page's form, so that they show the
 * result here; they are taken out of the address at once. Says kindly so where they cannot be read.
 */
export function offerHandedOn(): void {
  const found = readFragment(location.hash);
  const form = document.querySelector<HTMLFormElement>('form#begin');
  if (found.kind === 'none' || !form) return;
  history.replaceState(null, '', location.pathname + location.search);
  if (found.kind === 'damaged') {
    document.getElementById('damaged')!.hidden = false;
    form.scrollIntoView();
    return;
  }
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'answers';
  field.value = new URLSearchParams(found.answers).toString();
  form.append(field);
  form.submit();
}
