import { createBotParts } from '../../guide/create-guide.js';
import { LANGS } from '../../model/lang.js';
import { createSite } from '../../web/create-site.js';
import { unavailablePage } from '../../web/pages/unavailable-page.js';

/** What HAProxy answers by itself: too many requests, and no instance that answers. */
const STATUSES: readonly [status: number, reason: string][] = [
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
];

/** The page to which the link to leave leads where nobody set EXIT_URL. */
const EXIT_URL = 'https://www.meteo.be/';

/** The files of the proxy by name, each a whole HTTP answer in all languages; nothing in them depends on the day. */
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
