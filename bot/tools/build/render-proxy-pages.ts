import { createBotParts } from '../../guide/create-guide.js';
import { LANGS } from '../../model/lang.js';
import { createSite } from '../../web/create-site.js';
import { unavailablePage } from '../../web/pages/unavailable-page.js';

/** What HAProxy answers by itself: too many requests, or no instance answers. */
const STATUSES: readonly [status: number, reason: string][] = [
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
];

/** The page of the quick exit link if EXIT_URL is not set. */
const EXIT_URL = 'https://www.meteo.be/';

/** The proxy's files by name. Each is a whole HTTP answer in all languages, and the same every day. */
export async function proxyPages(): Promise<ReadonlyMap<string, string>> {
  const site = createSite(await createBotParts(), () => 0);
  const html = unavailablePage(site, LANGS, EXIT_URL);
  return new Map(STATUSES.map(([status, reason]) => [`${status}.http`, answer(status, reason, html)]));
}

function answer(status: number, reason: string, html: string): string {
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(html)}`,
    'Cache-Control: no-store',
    'Retry-After: 30',
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Referrer-Policy: no-referrer',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${html}`;
}
