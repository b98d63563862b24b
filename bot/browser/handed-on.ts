import { readFragment } from '../web/shared/fragment.js';

/**
 * If the address carries answers that somebody passed on, sends them as a form, so that the page shows the result.
 * Removes them from the address at once. If they cannot be read, tells the person so.
 */
export function watchHandedOn(): void {
  show();
  // The link may be opened on the page that it leads to.
  addEventListener('hashchange', show);
  document.addEventListener('click', keepAnswers);
}

function show(): void {
  const found = readFragment(location.hash);
  const isDialog = document.querySelector('form[method=post]') !== null;
  if (found.kind === 'none' || !isDialog) return;
  history.replaceState(null, '', location.pathname + location.search);
  const { href } = location;
  if (found.kind === 'answers') return post(href, { answers: new URLSearchParams(found.answers).toString() });
  const notice = document.getElementById('damaged');
  if (notice) notice.hidden = false;
  notice?.scrollIntoView({ block: 'center' });
}

/** In the middle of a dialog, or at its result, the language changes and the answers stay. */
function keepAnswers(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-lang]') : null;
  const kept = document.querySelector<HTMLInputElement>('input[name=kept]')?.value;
  if (!link || !kept) return;
  event.preventDefault();
  post(link.href, { kept, choice: 'do:continue' });
}

function post(address: string, fields: Readonly<Record<string, string>>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = address;
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  // As by a button, so that it is also heard where the page keeps one entry in the history.
  if ('requestSubmit' in form) form.requestSubmit();
  else (form as HTMLFormElement).submit();
}
