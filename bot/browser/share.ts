/** Makes the share buttons work: copy a link, send it to an app on the phone, print. */
export function watchShare(): void {
  // CSS shows only the buttons that work on this device.
  if ('share' in navigator) document.documentElement.dataset['canShare'] = '';
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const { copy, share } = button?.dataset ?? {};
    if (!button) return;
    if (copy !== undefined) void copyLink(button, copy);
    else if (share !== undefined) void shareLink(share, button.dataset['title'] ?? '');
    else if ('print' in button.dataset) printPart(button.closest<HTMLElement>('.turn'));
  });
}

/** Prints a reply alone, where the button belongs to one with folds; else the page, or the whole talk. */
function printPart(turn: HTMLElement | null): void {
  const root = document.documentElement;
  if (turn?.querySelector('.folds')) {
    turn.dataset['printed'] = root.dataset['printOne'] = '';
    const after = (): void => {
      delete root.dataset['printOne'];
      delete turn.dataset['printed'];
    };
    addEventListener('afterprint', after, { once: true });
  }
  print();
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

/** The phone's share menu. Closing it without a choice is no error. */
async function shareLink(url: string, title: string): Promise<void> {
  await navigator.share({ url, title }).catch(() => undefined);
}
