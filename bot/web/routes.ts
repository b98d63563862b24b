import type { Request, RequestHandler, Response, Server } from 'restify';

import { isMoment } from '../model/calendar.js';
import { isLang, LANGS, type Lang } from '../model/lang.js';
import { loadAssets } from './assets.js';
import { type Body, createBody, createReadyPages } from '../http/body.js';
import { CallerError, setErrorPage } from '../http/errors.js';
import { calendarFile, dayOfFile } from './calendar.js';
import { securityHeaders } from '../http/headers.js';
import { readForm } from './form.js';
import { type Asked, askedOfHeader, askedOfTag, langOfHeader } from '../http/negotiate.js';
import { createPages } from './pages/render-pages.js';
import { packPath } from './shared/saved-answers.js';
import { unavailablePage } from './pages/unavailable-page.js';
import { createOfflineFiles } from './pages/offline-file.js';
import { ASK_AGAIN, FOR_EVER, respond } from '../http/respond.js';
import { DESK_LANGS, deskOf, type WebDeps } from './site.js';
import { tidyAddress } from './tidy-address.js';

/** For files that pages of other sites may load. */
const OPEN = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/**
 * Adds the pages to a server, and an error page for browsers at unknown addresses:
 * - `/` and addresses such as `/uk`, which lead to a language, or show those that there are; `/{lang}`, the chat; `/{lang}/topics`, `/{lang}/topics/{area}` and `/{lang}/tracks`;
 * - `/{lang}/{topic}`, where a dialog's forms are also sent, with `/card` and `/hand-out` below it;
 * - `/{lang}/calendar/{day}.ics`;
 * - `/saved/{lang}.gz` and `/sw.js` for offline reading, `/embed.js` for other sites, `/assets/…` and `/favicon.ico`.
 *
 * Throws if the client was not built.
 */
export function webRoutes(server: Server, deps: WebDeps): void {
  const headers = securityHeaders(deps.publicUrl, deps.frameOrigins);
  const assets = loadAssets(deps.site);
  const pages = createPages(deps, assets);
  const ready = createReadyPages();
  const offlineFiles = createOfflineFiles((lang) => pages.offline(lang));

  const get = (path: string, handler: (req: Request, res: Response) => void): void => {
    const handle: RequestHandler = (req, res, next) => {
      // An error that reaches restify ends the process.
      try {
        handler(req, res);
      } catch (error) {
        return next(error);
      }
      next(false);
    };
    server.get(path, handle);
    server.head(path, handle);
  };
  /** Sends a page. It is made again only when `moment` of the site changes. Returns false if there is no such page. */
  const sendPage = (
    req: Request,
    res: Response,
    status: number,
    key: string,
    make: () => string | null,
    more: Record<string, string> = {},
  ): boolean => {
    const body = ready(key, deps.site.moment(), make);
    if (body) respond(req, res, { status, body, cache: ASK_AGAIN, headers: { ...headers, ...more } });
    return body !== null;
  };
  const asOf = (req: Request): string | undefined => {
    const moment = deps.preview ? new URLSearchParams(req.getQuery()).get('asOf') : null;
    return moment !== null && isMoment(moment) ? moment : undefined;
  };
  /** Leads to the page whose address was typed in another way. Returns false if there is nothing to mend. */
  const sendTidied = (req: Request, res: Response): boolean => {
    const path = tidyAddress(req.getPath());
    if (path !== null) redirect(req, res, path);
    return path !== null;
  };
  const redirect = (req: Request, res: Response, path: string): void => {
    const query = req.getQuery();
    const Location = query ? `${path}?${query}` : path;
    res.sendRaw(308, '', { ...headers, Location, 'Cache-Control': 'public, max-age=3600' });
  };
  const sendMissing = (req: Request, res: Response, lang: Lang): void => {
    if (isVisit(req) && sendTidied(req, res)) return;
    sendPage(req, res, 404, `missing ${lang}`, () => pages.missing(lang));
  };
  /**
   * For a topic without such a page: redirects an old or short id to the current one, and shows the "not found" page
   * for any other.
   */
  const sendMovedOrMissing = (req: Request, res: Response, lang: Lang, rest: string): void => {
    const now = deps.site.movedTo(String(req.params['topic']));
    if (now === null) return sendMissing(req, res, lang);
    redirect(req, res, `/${lang}/${now}${rest}`);
  };
  const sendAsset = (req: Request, res: Response, body: Body | undefined): void => {
    // During a release, pages of the new version may ask the old one for files with hashes that it does not know.
    const cache = assets.lasts(req.url ?? '') ? FOR_EVER : ASK_AGAIN;
    // Where a site shows the guide in a frame without an origin (sandbox), the browser counts our own styles as another
    // site's. They are public, and a page without script is readable with them.
    const open = body?.type.startsWith('text/css') ? OPEN : {};
    if (body) respond(req, res, { status: 200, body, cache, headers: { ...headers, ...open } });
    else sendMissing(req, res, langOfHeader(req.headers['accept-language']));
  };

  /** Leads to the chat in a language, or shows the languages to choose from. */
  const sendAsked = (req: Request, res: Response, asked: Asked): void => {
    const query = req.getQuery();
    if ('lang' in asked) {
      const Location = `/${asked.lang}${query ? `?${query}` : ''}`;
      return void res.sendRaw(302, '', { ...headers, Location, Vary: 'Accept-Language', 'Cache-Control': ASK_AGAIN });
    }
    const named = new URLSearchParams(query).get('topic');
    const topic = named !== null && deps.site.has(named) ? named : null;
    sendPage(req, res, 200, `choose ${asked.reader} ${topic}`, () => pages.choose(asked.reader, topic), {
      Vary: 'Accept-Language',
    });
  };

  get('/', (req, res) => {
    sendAsked(req, res, askedOfHeader(req.headers['accept-language']));
  });
  get('/:tag', (req, res) => {
    if (sendTidied(req, res)) return;
    const asked = askedOfTag(String(req.params['tag']));
    if (asked) return sendAsked(req, res, asked);
    if (readsHtml(req)) return sendMissing(req, res, langOfPath(req));
    throw new CallerError(404, 'not_found', 'There is nothing at this address.');
  });
  get('/favicon.ico', (req, res) => sendAsset(req, res, assets.get('favicon.ico')));
  // At the root, so that it may serve every page. Browsers ask for it each time, so that a new one takes over at once.
  get('/sw.js', (req, res) =>
    respond(req, res, { status: 200, body: assets.get('sw.js')!, cache: ASK_AGAIN, headers }),
  );
  // Other sites load it from an address that never changes.
  get('/embed.js', (req, res) => {
    const open = { ...headers, ...OPEN };
    respond(req, res, { status: 200, body: assets.get('embed.js')!, cache: 'public, max-age=3600', headers: open });
  });
  get('/assets/:name', (req, res) => sendAsset(req, res, assets.get(String(req.params['name']))));
  for (const lang of LANGS) {
    get(`/${lang}`, (req, res) => {
      const fresh = req.getQuery() === '';
      sendPage(req, res, 200, `chat ${lang} ${fresh}`, () => pages.chat(lang, fresh));
    });
    get(`/${lang}/topics`, (req, res) => void sendPage(req, res, 200, `topics ${lang}`, () => pages.topics(lang)));
    get(`/${lang}/topics/:area`, (req, res) => {
      const area = String(req.params['area']);
      const sent = sendPage(req, res, 200, `topics ${lang} ${area}`, () => pages.area(lang, area));
      if (!sent) sendMissing(req, res, lang);
    });
    get(`/${lang}/tracks`, (req, res) => void sendPage(req, res, 200, `tracks ${lang}`, () => pages.tracks(lang)));
    server.get(packPath(lang), async (req: Request, res: Response) => {
      const { etag, bytes } = await offlineFiles(lang, deps.today());
      const body: Body = { type: 'application/gzip', etag, bytes: () => bytes };
      respond(req, res, { status: 200, body, cache: 'no-store', headers });
    });
    get(`/${lang}/calendar/:file`, (req, res) => {
      const day = dayOfFile(String(req.params['file']));
      if (day === null) return sendMissing(req, res, lang);
      const file = calendarFile(day, deps.site.ui(lang)('calendar.title'));
      const type = {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${day}.ics"`,
      };
      res.sendRaw(200, file, { ...headers, ...type, 'Cache-Control': 'no-store' });
    });
    get(`/${lang}/:topic`, (req, res) => {
      const topic = String(req.params['topic']);
      const at = asOf(req);
      const sent = sendPage(req, res, 200, `topic ${lang} ${topic} ${at ?? ''}`, () => pages.topic(lang, topic, at));
      if (!sent) sendMovedOrMissing(req, res, lang, '');
    });
    get(`/${lang}/:topic/card`, (req, res) => {
      const topic = String(req.params['topic']);
      const asked = new URLSearchParams(req.getQuery()).get('desk');
      const desk = DESK_LANGS.find((one) => one === asked) ?? deskOf(lang);
      const sent = sendPage(req, res, 200, `card ${lang} ${topic} ${desk}`, () => {
        const card = deps.site.card(lang, topic, desk);
        return card && pages.card(lang, topic, card);
      });
      if (!sent) sendMovedOrMissing(req, res, lang, '/card');
    });
    get(`/${lang}/:topic/hand-out`, (req, res) => {
      const asked = new URLSearchParams(req.getQuery()).get('for');
      const topic = String(req.params['topic']);
      const reader = isLang(asked) ? asked : lang;
      const make = (): string | null => pages.handOut(lang, topic, reader);
      if (!sendPage(req, res, 200, `hand-out ${lang} ${topic} ${reader}`, make)) {
        sendMovedOrMissing(req, res, lang, '/hand-out');
      }
    });
    server.post(`/${lang}/:topic`, async (req: Request, res: Response) => {
      const topic = String(req.params['topic']);
      const form = readForm(req.body, topic);
      const shared = form.kind === 'shared';
      const step = shared
        ? deps.site.shared(lang, topic, form.answers ?? {}, asOf(req))
        : deps.site.step(lang, topic, form.kept, form.input, asOf(req));
      if (!step) return sendMovedOrMissing(req, res, lang, '');
      const body = createBody('text/html; charset=utf-8', pages.step(lang, topic, step, shared, asOf(req)), 1);
      respond(req, res, { status: 200, body, cache: 'no-store', headers });
    });
  }

  const unavailable = unavailableBodies(deps);
  setErrorPage(server, (req, res, { status }) => {
    if ((status !== 429 && status < 500) || !takesHtml(req)) return false;
    respond(req, res, { status, body: unavailable[langOfPath(req)], cache: 'no-store', headers });
    return true;
  });

  server.on('NotFound', (req: Request, res: Response, _error: unknown, done: () => void) => {
    if (isVisit(req) && sendTidied(req, res)) return done();
    if (readsHtml(req)) sendMissing(req, res, langOfPath(req));
    done();
  });
}

/**
 * The pages for requests that cannot be served. Made once, because their phone numbers must not depend on anything that
 * fails.
 */
function unavailableBodies({ site, exitUrl }: WebDeps): Record<Lang, Body> {
  const made = LANGS.map((lang) => [
    lang,
    createBody('text/html; charset=utf-8', unavailablePage(site, [lang], exitUrl), 5),
  ]);
  return Object.fromEntries(made) as Record<Lang, Body>;
}

function langOfPath(req: Request): Lang {
  const [, first] = req.getPath().split('/');
  return isLang(first) ? first : langOfHeader(req.headers['accept-language']);
}

function takesHtml(req: Request): boolean {
  return (req.headers.accept ?? '').includes('text/html');
}

function isVisit({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether the request comes from a person's browser and not from a program. */
function readsHtml(req: Request): boolean {
  return isVisit(req) && takesHtml(req);
}
