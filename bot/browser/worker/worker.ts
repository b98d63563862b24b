import {
  type Deletion,
  type Deletions,
  FORGET,
  type Keep,
  type OfflineAnswers,
  packPath,
  SAVED,
  savedPage,
} from '../../web/shared/saved-answers.js';

/**
 * The service worker. It saves the answers of one language and the files that show them, and serves them without
 * internet. If there is internet, the network always goes first, so that nobody reads old law.
 */
declare const self: ServiceWorkerGlobalScope;

/** Longest wait for the network if a saved page could be shown. In trams there is a signal, but often no data. */
const PATIENCE_MS = 8000;
/** Longest pause between two attempts to delete a talk. */
const LONGEST_PAUSE_MS = 10_000;
const SAVED_ON = 'x-saved-on';

/** Counts requests to save and to delete. Work for an older request stops. */
let order = 0;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const { deletions } = event.data as Partial<Deletions>;
  if (deletions) return event.waitUntil(Promise.all(deletions.map(deleteTalk)));
  order += 1;
  event.waitUntil(event.data === FORGET ? forget() : keep(event.data as Keep, order).catch(() => undefined));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(visit(request, pathname, search));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/**
 * Asks the server to delete a talk until it is done or the browser ends this worker. Kept in memory only: the device
 * must hold no trace of it.
 */
async function deleteTalk({ url, authorization }: Deletion): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const { status } = await fetch(url, { method: 'DELETE', headers: { authorization }, cache: 'no-store' });
      if (status < 500 && status !== 429) return;
    } catch {
      // No connection: try again.
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, 500 * 2 ** tries)));
  }
}

async function forget(): Promise<void> {
  await Promise.all([caches.delete(SAVED), self.registration.unregister()]);
}

async function keep({ lang, files }: Keep, mine: number): Promise<void> {
  if (!('DecompressionStream' in self)) return;
  const path = packPath(lang);
  const old = await caches.match(path, { cacheName: SAVED });
  const etag = old?.headers.get('etag');
  const answer = await fetch(path, { cache: 'no-store', headers: etag ? { 'if-none-match': etag } : {} });
  const offline = answer.status === 304 ? old : answer.ok ? answer : undefined;
  if (!offline || mine !== order) return;
  const headers = { etag: offline.headers.get('etag') ?? '', [SAVED_ON]: new Date().toISOString().slice(0, 10) };
  const body = await offline.arrayBuffer();
  if (mine !== order) return;
  const cache = await caches.open(SAVED);
  await cache.put(path, new Response(body, { headers }));
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (pathname !== path && !files.includes(pathname + search)) await cache.delete(url);
  }
  for (const wanted of files) {
    if (mine !== order) break;
    if (!(await cache.match(wanted))) await keepFile(cache, wanted);
  }
  // A request to delete came meanwhile, so nothing of this may stay.
  if (mine !== order) await caches.delete(SAVED);
}

/** Saves a file, unless the server says that it is from another release. */
async function keepFile(cache: Cache, path: string): Promise<void> {
  const answer = await fetch(path);
  if (answer.ok && answer.headers.get('cache-control')?.includes('immutable')) await cache.put(path, answer);
}

async function visit(request: Request, path: string, query: string): Promise<Response> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const online = fetch(request);
  const first = await Promise.race([online, late]).catch(() => null);
  if (first && first.status < 500) return first;
  return (await savedAnswer(path, query)) ?? online.catch(() => Response.error());
}

async function savedAnswer(path: string, query: string): Promise<Response | null> {
  if (!(await caches.has(SAVED))) return null;
  const cache = await caches.open(SAVED);
  const packed = (await cache.keys()).find(({ url }) => new URL(url).pathname.startsWith('/saved/'));
  const found = packed && (await cache.match(packed));
  if (!found?.body) return null;
  const opened = new Response(found.body.pipeThrough(new DecompressionStream('gzip')));
  const offline = (await opened.json()) as OfflineAnswers;
  const today = new Date().toISOString().slice(0, 10);
  const html = savedPage(offline, path, query, found.headers.get(SAVED_ON) ?? today, today);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': SAVED_POLICY };
  return new Response(html, { headers });
}

/** A saved page has no server to talk to. */
const SAVED_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: SAVED })) ?? fetch(request);
}
