import { readFragment } from '../web/shared/fragment.js';

/**
 * If the address carries answers that somebody passed on, sends them as a form, so that the page shows the result.
 * Removes them from the address at once. If they cannot be read, tells the person so.
 */
export function watchHandedOn(): void {
  show();
  // The link may be opened on the page that it leads to.
  addEventListener('hashchange', show);
}

function show(): void {
  const found = readFragment(location.hash);
  const isDialog = document.querySelector('form[method=post]') !== null;
  if (found.kind === 'none' || !isDialog) return;
  history.replaceState(null, '', location.pathname + location.search);
  if (found.kind === 'answers') return post(new URLSearchParams(found.answers).toString());
  const notice = document.getElementById('damaged');
  if (notice) notice.hidden = false;
  notice?.scrollIntoView({ block: 'center' });
}

function post(answers: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'answers';
  field.value = answers;
  form.append(field);
  document.body.append(form);
  form.submit();
}
