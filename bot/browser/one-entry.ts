/**
 * Where the browser stores nothing, a page cannot know that the person left, so that "Back" would show it again. There
 * the tab keeps one entry of ours in its history, which quick exit replaces: each link and form of ours replaces the
 * page. "Back" then leads out of the site at once.
 */
export function keepOneEntry(): void {
  // On the window, so that what the page itself does with a click or a form comes first.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || event.defaultPrevented || !isPlain(event) || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin) return;
    event.preventDefault();
    location.replace(link.href);
  });
  addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    if (submitter instanceof HTMLButtonElement && submitter.name) fields.append(submitter.name, submitter.value);
    // Without an answer the browser sends the form itself: one entry more is better than no way on.
    showAnswer(form.action, fields).catch(() => form.submit());
  });
}

/** The first button, without Control and the like, which open a tab or save. */
function isPlain({ button, ctrlKey, shiftKey, altKey, metaKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !shiftKey && !altKey && !metaKey;
}

/** Sends a form's fields, and writes the page that comes back in the place of this one. */
async function showAnswer(address: string, fields: URLSearchParams): Promise<void> {
  const answer = await fetch(address, { method: 'POST', body: fields });
  const page = await answer.text();
  history.replaceState(null, '', answer.url);
  document.open();
  document.write(page);
  document.close();
  scrollTo(0, 0);
}
