/** Makes the share buttons work: copy a link, hand it to an app of the phone, print. */
export function watchShare(): void {
  // Styles show the buttons that this device can do something with.
  if ('share' in navigator) document.documentElement.dataset['canShare'] = '';
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const { copy, share } = button?.dataset ?? {};
    if (!button) return;
    if (copy !== undefined) void copyLink(button, copy);
    else if (share !== undefined) void shareLink(share, button.dataset['title'] ?? '');
    else if ('print' in button.dataset) print();
  });
}

async function copyLink(button: HTMLElement, href: string): Promise<void> {
  const { copied = '' } = button.dataset;
  const before = button.textContent ?? '';
  try {
    await navigator.clipboard.writeText(href);
  } catch {
    return;
  }
  if (before === copied) return;
  button.textContent = copied;
  setTimeout(() => (button.textContent = before), 2500);
}

/** The phone's own share sheet; closing it without choosing is no fault. */
async function shareLink(url: string, title: string): Promise<void> {
  await navigator.share({ url, title }).catch(() => undefined);
}
