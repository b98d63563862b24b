import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import { createBody, createPageCache, isWorthPacking } from './body.js';

const text = 'Huurwaarborg. '.repeat(50);

test('every packed form opens to the same bytes, under one mark', () => {
  const body = createBody('text/html; charset=utf-8', text, 5);
  expect(brotliDecompressSync(body.bytes('br')).toString()).toBe(text);
  expect(gunzipSync(body.bytes('gzip')).toString()).toBe(text);
  expect(body.bytes('identity').toString()).toBe(text);
  expect(createBody('text/html; charset=utf-8', text, 11).etag).toBe(body.etag);
});

test('pictures and very short texts are sent as they are', () => {
  expect(isWorthPacking(createBody('image/x-icon', text, 5))).toBe(false);
  expect(isWorthPacking(createBody('text/html; charset=utf-8', 'short', 5))).toBe(false);
});

test('the same page is packed once', () => {
  const bodyOf = createPageCache();
  expect(bodyOf(text).bytes('br')).toBe(bodyOf(text).bytes('br'));
  expect(bodyOf(`${text}!`).etag).not.toBe(bodyOf(text).etag);
});
