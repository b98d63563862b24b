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

const KEPT_PAGES = 500;

/** Makes bodies of rendered pages, keeping the packed forms of the newest so that a page is packed once per change. */
export function createPageCache(): (html: string) => Body {
  const kept = new LRUCache<string, Body>({ max: KEPT_PAGES });
  return (html) => {
    const key = hashOf(html);
    const found = kept.get(key);
    if (found) return found;
    const made = createBody('text/html; charset=utf-8', html, 5);
    kept.set(key, made);
    return made;
  };
}
