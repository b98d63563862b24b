import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { readableContent, readArgs } from '../talk/fail.js';
import { RELEASED_LINKS, unreleased, withReleased } from './released-links.js';

/**
 * `npm run release:links [-- --check]`: part of a release. Records the addresses that the release publishes first; they
 * must work for ever. With --check it only prints them, with exit code 1 if there are any.
 */
const { values } = readArgs(
  { options: { check: { type: 'boolean', default: false } } },
  'usage: npm run release:links [-- --check]',
);
const path = join(ROOT, RELEASED_LINKS);
const file = readFileSync(path, 'utf8');
const content = readableContent();
const links = unreleased(file, content);
for (const link of links) console.log(link);
if (links.length === 0) console.log('every address of today has been released');
else if (values.check) process.exitCode = 1;
else {
  writeFileSync(path, withReleased(file, content));
  console.log(`${links.length} address(es) added to ${RELEASED_LINKS}`);
}
