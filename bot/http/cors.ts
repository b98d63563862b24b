import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Config } from '../config/config.js';
import { CallerError } from './errors.js';

/**
 * Whether to serve a request by its origin: pages of our own site and of ALLOWED_ORIGINS. A request without an origin
 * does not come from another site's script or form. Our own plain forms send `null`, because our pages send no
 * referrer; if the browser says where such a request comes from, it must be this site.
 */
export function isFromHere(req: IncomingMessage, config: Config): boolean {
  const { origin } = req.headers;
  if (origin !== 'null') return mayTalk(req, config);
  const site = req.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** As `isFromHere`, for WebSockets, which no form can open. If PUBLIC_URL is set, only its host is our own. */
export function mayTalk(req: IncomingMessage, config: Config): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined || config.allowedOrigins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  // PUBLIC_URL decides, not the Host header: a stranger can point another name at our address.
  return new URL(origin).host === (config.publicUrl === null ? host : new URL(config.publicUrl).host);
}

/**
 * Whether a style sheet is asked for. In a frame without an origin of its own (`sandbox`), our own page asks for it as
 * another site would. It is the same for everybody, so any page may have it.
 */
function isStyle({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/assets\/[a-z]+\.css(\?|$)/.test(url);
}

/**
 * Refuses requests from pages of other sites, before they are counted. Bot Framework's endpoint checks signatures
 * instead.
 */
export function refuseOtherSites(server: restify.Server, config: Config): void {
  server.pre((req, _res, next) => {
    if (req.getPath() === '/api/messages' || isStyle(req) || isFromHere(req, config)) return next();
    return next(otherOrigin());
  });
}

/** The error for a page of another site. */
export function otherOrigin(): CallerError {
  return new CallerError(403, 'other_origin', 'Pages of this origin may not talk to the bot.');
}

/** Lets browsers on pages of ALLOWED_ORIGINS use the Direct Line endpoint. */
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
