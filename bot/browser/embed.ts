/**
 * Runs on pages of other sites: shows the guide in a frame at `<div data-family-guide>`, in the language and at the
 * topic that they name, as high as its content. It stores nothing and reads nothing of their page.
 */
const LOWEST = 320;
/** Most of the window's height that the frame may take. Higher content scrolls inside the frame. */
const LARGEST_SHARE = 0.85;

const site = new URL((document.currentScript as HTMLScriptElement).src).origin;

function addressFor({ lang = '', topic = '' }: DOMStringMap): string {
  const address = new URL(/^[a-z]{2,3}$/.test(lang) ? `/${lang}` : '/', site);
  if (topic !== '') address.searchParams.set('topic', topic);
  return address.href;
}

function show(place: HTMLElement): void {
  const frame = document.createElement('iframe');
  frame.src = addressFor(place.dataset);
  frame.title = place.dataset['title'] ?? 'Information';
  frame.referrerPolicy = 'no-referrer';
  frame.allow = 'clipboard-write; web-share';
  Object.assign(frame.style, { width: '100%', height: `${LOWEST}px`, border: '0', display: 'block' });
  addEventListener('message', ({ origin, source, data }: MessageEvent<{ guideHeight?: unknown } | null>) => {
    if (origin !== site || source !== frame.contentWindow) return;
    const height = data?.guideHeight;
    if (typeof height !== 'number' || !Number.isFinite(height)) return;
    frame.style.height = `${Math.max(LOWEST, Math.min(height, innerHeight * LARGEST_SHARE))}px`;
  });
  place.replaceChildren(frame);
}

document.querySelectorAll<HTMLElement>('[data-family-guide]').forEach(show);
