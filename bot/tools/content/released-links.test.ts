import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { ROOT } from '../../config/paths.js';
import { loadContent } from '../../content/load.js';
import { linksOf, RELEASED_LINKS, unreleased, withReleased } from './released-links.js';

const content = loadContent();
const released = readFileSync(join(ROOT, RELEASED_LINKS), 'utf8');
const topics = new Map(content.topics).set('deposit.of-a-test', {
  ...content.topics.get('deposit.ocmw')!,
  id: 'deposit.of-a-test',
});

test('a new topic is released with its card by the next release, and until then needs no line', () => {
  const before = withReleased(released, content);
  const grown = { ...content, topics };
  expect(unreleased(before, grown)).toEqual(['/deposit.of-a-test', '/deposit.of-a-test/card']);
  const after = withReleased(before, grown);
  expect(after).toBe(`${before}/deposit.of-a-test\n/deposit.of-a-test/card\n`);
  expect(withReleased(after, grown)).toBe(after);
});

test('old ids and pages to hand out are addresses too, and nothing is taken out', () => {
  const links = linksOf(content);
  for (const id of content.redirects.keys()) expect(links).toContain(`/${id}`);
  expect(links.some((link) => link.endsWith('/hand-out'))).toBe(true);
  expect(withReleased(released, { topics: new Map(), redirects: new Map() }).startsWith(released)).toBe(true);
});
