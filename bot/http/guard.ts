import type { IncomingMessage, ServerResponse } from 'node:http';
import type restify from 'restify';

import { errorBody } from './errors.js';

/** Largest request body in bytes, and largest activity that comes with files. */
export const MAX_BODY = 16 * 1024;
/**
 * Longest path, and longest target (path and query), in characters: several times our longest. There is a limit because
 * the router decodes the path again for each `%25` in it.
 */
const MAX_PATH = 512;
const MAX_TARGET = 4096;
/** Largest activity of a channel: Teams sends a long message twice, as text and as HTML. */
const MAX_CHANNEL_BODY = 256 * 1024;
/** Largest upload: several photos of a telephone. No part of it is kept, not even in memory. */
const MAX_UPLOAD = 32 * 1024 * 1024;

/** The largest body, in bytes, for a request to this target. */
export function bodyLimit(target: string): number {
  if (isUpload(target)) return MAX_UPLOAD;
  return target === '/api/messages' ? MAX_CHANNEL_BODY : MAX_BODY;
}

/** Whether a request to this target brings files. Its route reads the body itself. */
export function isUpload(target: string): boolean {
  return /^\/v3\/directline\/conversations\/[^/?]+\/upload(?:\?|$)/.test(target);
}

/** Why a request must not reach restify; null if it may. */
export function refusal(req: IncomingMessage): [status: number, code: string, message: string] | null {
  const target = req.url ?? '';
  if (!target.startsWith('/') && target !== '*') {
    return [400, 'bad_target', 'The request target must be a path that begins with /.'];
  }
  if (target.length > MAX_TARGET || target.split('?', 1)[0]!.length > MAX_PATH) {
    return [414, 'uri_too_long', `The path is longer than ${MAX_PATH} characters, or the whole than ${MAX_TARGET}.`];
  }
  const host = req.headers.host ?? '';
  if (!/^[\w.\-[\]:]+$/.test(host) || !URL.canParse(`http://${host}${target}`)) {
    return [400, 'bad_host', 'The Host header or the request target is not a valid address.'];
  }
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return [415, 'unsupported_encoding', 'Send the body without Content-Encoding.'];
  }
  const limit = bodyLimit(target);
  if (Number(req.headers['content-length'] ?? 0) > limit) {
    return [413, 'too_large', `The body is larger than ${limit / 1024} KB.`];
  }
  return null;
}

/**
 * Keeps requests away from restify that would end the process: restify throws on an odd target, host or encoding
 * outside its error handling. Also sets these headers on every answer. Runs before everything else, even `Expect:
 * 100-continue`.
 */
export function installGuard(server: restify.Server, headers: Record<string, string>): void {
  const early = server as unknown as {
    first(handler: (req: IncomingMessage, res: ServerResponse) => boolean): void;
  };
  early.first((req, res) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const refused = refusal(req);
    if (!refused) {
      // restify does not know "identity" and would refuse it.
      delete req.headers['content-encoding'];
      return true;
    }
    const [status, code, message] = refused;
    const body = JSON.stringify(errorBody(code, message));
    res.writeHead(status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Connection: 'close',
    });
    res.end(body);
    return false;
  });
}
