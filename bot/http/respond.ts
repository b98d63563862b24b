import type { Request, Response } from 'restify';

import { type Body, isWorthPacking } from './body.js';
import { encodingOfHeader } from './negotiate.js';

/** A file whose address changes with its content. */
export const FOR_EVER = 'public, max-age=31536000, immutable';
/** A page: browsers keep it, but ask each time whether it has changed. */
export const ASK_AGAIN = 'no-cache';

export interface Answer {
  status: number;
  body: Body;
  cache: string;
  headers: Record<string, string>;
}

/** Sends a body in the smallest form that the browser accepts; 304 without a body if the browser already has it. */
export function respond(req: Request, res: Response, { status, body, cache, headers }: Answer): void {
  const packs = isWorthPacking(body);
  const encoding = packs ? encodingOfHeader(header(req, 'accept-encoding')) : 'identity';
  const all: Record<string, string> = { ...headers, 'Cache-Control': cache, ETag: body.etag };
  if (packs) all['Vary'] = all['Vary'] === undefined ? 'Accept-Encoding' : `${all['Vary']}, Accept-Encoding`;
  if (status === 200 && header(req, 'if-none-match')?.includes(body.etag)) {
    res.sendRaw(304, '', all);
    return;
  }
  if (encoding !== 'identity') all['Content-Encoding'] = encoding;
  const bytes = body.bytes(encoding);
  all['Content-Type'] = body.type;
  all['Content-Length'] = String(bytes.length);
  res.sendRaw(status, req.method === 'HEAD' ? '' : bytes, all);
}

function header(req: Request, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
