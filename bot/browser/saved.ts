import { type Deletion, type Deletions, FORGET, type Keep, SAVED } from '../web/shared/saved-answers.js';
import { canStore } from './session.js';

/** The answers kept on the device by the service worker, for when there is no internet. */

/**
 * Asks the service worker to save the answers of a language after the page has loaded. Does nothing in a frame of
 * another site, if the browser cannot save or must not, or if the person asked to save data. Firefox reports an attempt
 * where nothing may be stored as an error of the page.
 */
export async function keepAnswers({ worker, ...keep }: Keep & { worker: string }): Promise<void> {
  if (!('serviceWorker' in navigator) || window.top !== window || savesData() || !canStore()) return;
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
 * Deletes the saved answers and the service worker. The page and the worker both do it at once. The worker continues
 * when the page is closed, and goes on trying to delete the talk (`deletion`) if the connection is weak. A browser that
 * refuses any of it has saved nothing.
 */
export function forgetSaved(deletion: Deletion | null = null): void {
  if (!canStore()) return;
  forgetWorkers(deletion).catch(() => undefined);
  forgetCache().catch(() => undefined);
}

async function forgetWorkers(deletion: Deletion | null): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  tell(navigator.serviceWorker.controller, deletion);
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.active !== navigator.serviceWorker.controller) tell(registration.active, deletion);
    void registration.unregister();
  }
}

function tell(worker: ServiceWorker | null, deletion: Deletion | null): void {
  if (deletion) worker?.postMessage({ deletions: [deletion] } satisfies Deletions, []);
  worker?.postMessage(FORGET, []);
}

async function forgetCache(): Promise<void> {
  await caches.delete(SAVED);
}
