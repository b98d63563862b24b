/**
 * The person's own result, for a page that is opened again without internet: a phone closes pages that are not looked at.
 * It stands in the storage of this tab only, as the talk's key does: gone with the tab, with quick exit and "forget me",
 * and never shown after a day. Another tab of a shared device does not see it.
 */
const KEY = 'own';
const DAY_MS = 86_400_000;

/** Keeps what an element shows, under a title. */
export function keepOwn(shown: Element, title: string): void {
  const heading = document.createElement('h2');
  heading.textContent = title;
  const html = `<section class="own">${heading.outerHTML}${shown.outerHTML}</section>`;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ html, until: Date.now() + DAY_MS }));
  } catch {
    return;
  }
}

/** Shows what was kept before a notice of a saved page. */
export function showOwn(notice: Element): void {
  try {
    const { html, until } = JSON.parse(sessionStorage.getItem(KEY)!) as { html: string; until: number };
    if (until > Date.now()) notice.insertAdjacentHTML('beforebegin', html);
  } catch {
    return;
  }
}

/** Deletes what was kept. */
export function forgetOwn(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}
