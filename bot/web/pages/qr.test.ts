import { expect, test } from '@jest/globals';

import { qrCode } from './qr.js';

test('a code has a quiet zone of four modules on each side, and the three corner squares', () => {
  const { size, path } = qrCode('https://guide.example/nl/deposit.rules');
  const rows = new Map<number, [start: number, length: number][]>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    rows.set(Number(y), [...(rows.get(Number(y)) ?? []), [Number(x), Number(length)]]);
  }
  expect(Math.min(...rows.keys())).toBe(4);
  expect(Math.max(...rows.keys())).toBe(size - 5);
  expect(rows.get(4)![0]).toEqual([4, 7]);
  expect(rows.get(4)!.at(-1)).toEqual([size - 11, 7]);
  expect(rows.get(size - 5)![0]).toEqual([4, 7]);
});
