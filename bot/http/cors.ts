import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Config } from '../config/config.js';
import { CallerError } from './errors.js';

/**
 * Whether a request of this origin is served: pages of the bot's own site and of the sites in ALLOWED_ORIGINS. A request
 * without origin does not come from another site's script or form. Our own plain forms send `null`, since our pages name
 * no referrer; a browser that tells where a request comes from must then say that it is this site.
 */
export function isFromHere(req: IncomingMessage, config: Config): boolean {
  const { origin } = req.headers;
  if (origin !== 'null') return mayTalk(req, config);
  const site = req.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** As `isFromHere`, for streams, which no form opens. Where PUBLIC_URL is set only its host is the own one. */
export function mayTalk(req: IncomingMessage, config: Config): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined || config.allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  // By its host: a request whose Host was chosen by a stranger's name for our address is not one of our pages.
  return new URL(origin).host === (config.publicUrl === null ? host : new URL(config.publicUrl).host);
}

/** Refuses what pages of other sites send, before it counts. Bot Framework's endpoint checks signatures instead. */
export function refuseOtherSites(server: restify.Server, config: Config): void {
  server.pre((req, _res, next) => {
    if (req.getPath() === '/api/messages' || isFromHere(req, config)) return next();
    return next(otherOrigin());
  });
}

/** Why a page of another site is not served. */
export function otherOrigin(): CallerError {
  return new CallerError(403, 'other_origin', 'Pages of this origin may not talk to the bot.');
}

/** Lets the pages of ALLOWED_ORIGINS use the Direct Line endpoint from their browsers. */
export function installCors(server: restify.Server, config: Config): void {
  server.pre((req, res, next) => {
    const origin = req.headers.origin;
    if (!req.url?.startsWith('/v3/directline/')) return next();
    res.setHeader('Vary', 'Origin');
    res.setHeader('Cache-Control', 'no-store');
    if (origin !== undefined && config.allowedOrigins.includes(origin)) {
      res.setHeader('Access-Control-Allow-Origin', origin);
    }
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return next();
    res.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    res.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With');
    res.setHeader('Access-Control-Max-Age', '86400');
    res.send(204);
    return next(false);
  });
}
