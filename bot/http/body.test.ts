import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import { createBody, createReadyPages, isWorthPacking } from './body.js';

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

test('a page is made once for each mark, and packed once for each text', () => {
  const ready = createReadyPages();
  let made = 0;
  const page = (mark: string, html: string | null = text) =>
    ready('page', mark, () => {
      made += 1;
      return html;
    });
  const first = page('9 h')!;
  expect(page('9 h')).toBe(first);
  expect(made).toBe(1);
  expect(page('17 h')!.bytes('br')).toBe(first.bytes('br'));
  expect(made).toBe(2);
  expect(page('18 h', `${text}!`)!.etag).not.toBe(first.etag);
  expect(page('19 h', null)).toBeNull();
});
