/** Makes buttons with `data-copy` copy that address, and say so for a moment. */
export function watchCopy(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (button) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const { copy: path = '', copied = '' } = button.dataset;
  const before = button.textContent ?? '';
  try {
    await navigator.clipboard.writeText(new URL(path, location.origin).href);
  } catch {
    return;
  }
  if (before === copied) return;
  button.textContent = copied;
  setTimeout(() => (button.textContent = before), 2500);
}
