import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Config } from '../config/config.js';

/**
 * Whether a page of this origin may talk to the bot: pages of the bot's own site and of the sites in ALLOWED_ORIGINS.
 * A request without origin does not come from a page.
 */
export function mayTalk(req: IncomingMessage, config: Config): boolean {
  const origin = req.headers.origin;
  if (origin === undefined || origin === config.publicUrl || config.allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === req.headers.host;
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
