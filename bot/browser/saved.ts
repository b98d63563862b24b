import { FORGET, type Keep, SAVED } from '../web/shared/saved-answers.js';

/** The answers kept on the device by the service worker, for when there is no internet. */

/**
 * Has the service worker keep the answers of a language, once the page has loaded. Does nothing where the browser
 * cannot or may not, inside another site, or where the person asked to save data.
 */
export async function keepAnswers({ worker, ...keep }: Keep & { worker: string }): Promise<void> {
  if (!('serviceWorker' in navigator) || window.top !== window || savesData()) return;
  try {
    await navigator.serviceWorker.register(worker);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(keep, []);
  } catch {
    return;
  }
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/**
 * Removes what is kept, and the service worker. Both are begun at once and here as well as in the worker, which goes on
 * when the page is gone. A browser that refuses either has kept nothing there.
 */
export function forgetSaved(): void {
  forgetWorkers().catch(() => undefined);
  forgetCache().catch(() => undefined);
}

async function forgetWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.controller?.postMessage(FORGET);
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    registration.active?.postMessage(FORGET);
    void registration.unregister();
  }
}

async function forgetCache(): Promise<void> {
  await caches.delete(SAVED);
}
