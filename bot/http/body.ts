import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';

import type { Encoding } from './negotiate.js';

/** A body to send, and its compressed forms. Each form is made at first use and then kept. */
export interface Body {
  type: string;
  etag: string;
  bytes(encoding: Encoding): Buffer;
}

const SMALLEST_WORTH_PACKING = 200;

/**
 * A body with its content type. `quality` is Brotli's, 0–11: use a high one for what is compressed once and sent for
 * years.
 */
export function createBody(type: string, content: string | Buffer, quality: number): Body {
  const raw = Buffer.from(content);
  const packed = new Map<Encoding, Buffer>([['identity', raw]]);
  return {
    type,
    etag: `W/"${hashOf(raw)}"`,
    bytes(encoding) {
      const found = packed.get(encoding);
      if (found) return found;
      const made = pack(raw, encoding, quality);
      packed.set(encoding, made);
      return made;
    },
  };
}

/** Whether compressing makes the body smaller. */
export function isWorthPacking(body: Body): boolean {
  return (
    /^(text\/|application\/json|image\/svg)/.test(body.type) && body.bytes('identity').length > SMALLEST_WORTH_PACKING
  );
}

/** A short hash of content: the same bytes always give the same hash. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}

function pack(raw: Buffer, encoding: Encoding, quality: number): Buffer {
  if (encoding === 'gzip') return gzipSync(raw, { level: 9 });
  return brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
}

/** Most bytes of pages to keep ready, with their compressed forms. All pages of the site take less. */
const KEPT_BYTES = 40 * 1024 * 1024;
/** Size of a page with its compressed forms, as a multiple of the page's size. */
const WITH_PACKED = 1.6;

/**
 * A page ready to send. `make` makes it at the first request, and again when `mark` has changed; null if `make` gives
 * null.
 */
export type ReadyPages = (key: string, mark: string, make: () => string | null) => Body | null;

/** Keeps pages ready by key, up to KEPT_BYTES. The pages that were not asked for longest are dropped first. */
export function createReadyPages(): ReadyPages {
  const kept = new LRUCache<string, { mark: string; body: Body }>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ body }) => Math.ceil(body.bytes('identity').length * WITH_PACKED) + 1,
  });
  return (key, mark, make) => {
    const found = kept.get(key);
    if (found?.mark === mark) return found.body;
    const html = make();
    if (html === null) return null;
    const body = createBody('text/html; charset=utf-8', html, 5);
    // A new mark may give the same page. Then its compressed forms still fit.
    const same = found?.body.etag === body.etag ? found.body : body;
    kept.set(key, { mark, body: same });
    return same;
  };
}
