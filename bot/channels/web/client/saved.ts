import { FORGET, type Keep, SAVED } from '../saved-answers.js';

/** The answers kept on the device by the service worker, for when there is no internet. */

/**
 * Has the service worker keep the answers of a language, once the page has loaded. Does nothing where the browser
 * cannot, inside another site, or where the person asked to save data.
 */
export function keepAnswers({ worker, ...keep }: Keep & { worker: string }): void {
  if (!('serviceWorker' in navigator) || window.top !== window || savesData()) return;
  void navigator.serviceWorker
    .register(worker)
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage(keep, []))
    .catch(() => undefined);
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/**
 * Removes what is kept, and the service worker. Both are begun at once and here as well as in the worker, which goes on
 * when the page is gone.
 */
export function forgetSaved(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.controller?.postMessage(FORGET);
  void caches?.delete(SAVED).catch(() => undefined);
  void navigator.serviceWorker
    .getRegistrations()
    .then((all) =>
      all.forEach((registration) => {
        registration.active?.postMessage(FORGET);
        void registration.unregister();
      }),
    )
    .catch(() => undefined);
}
