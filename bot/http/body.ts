import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';

import type { Encoding } from './negotiate.js';

/** Something to send, with its packed forms; each is made when it is first asked for, and then kept. */
export interface Body {
  type: string;
  etag: string;
  bytes(encoding: Encoding): Buffer;
}

const SMALLEST_WORTH_PACKING = 200;

/** A body of a content type. `quality` is Brotli's, 0–11: high for what is packed once and sent for years. */
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

/** Whether packing makes the body smaller than it is. */
export function isWorthPacking(body: Body): boolean {
  return (
    /^(text\/|application\/json|image\/svg)/.test(body.type) && body.bytes('identity').length > SMALLEST_WORTH_PACKING
  );
}

/** A short mark of content: the same bytes always have the same. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}

function pack(raw: Buffer, encoding: Encoding, quality: number): Buffer {
  if (encoding === 'gzip') return gzipSync(raw, { level: 9 });
  return brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
}

/** Bytes of pages kept ready, with their packed forms, at most. All pages of the site take less. */
const KEPT_BYTES = 40 * 1024 * 1024;
/** A page and its packed forms, in bytes of the page. */
const WITH_PACKED = 1.6;

/** A page ready to be sent: made by `make` when it is asked for first, and again when `mark` has changed; null where it gives none. */
export type ReadyPages = (key: string, mark: string, make: () => string | null) => Body | null;

/** Keeps pages ready by key, up to a number of bytes; those not asked for longest are made anew. */
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
    // Unchanged by the new hour: packed already.
    const same = found?.body.etag === body.etag ? found.body : body;
    kept.set(key, { mark, body: same });
    return same;
  };
}
