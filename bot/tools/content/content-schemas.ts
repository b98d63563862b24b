import { join } from 'node:path';

import { CONTENT_DIR } from '../../content/load.js';
import { readArgs } from '../talk/fail.js';
import { outdatedSchemas, writeSchemas } from './schema-files.js';

/**
 * `npm run content:schemas [-- --check]`: writes the JSON Schemas for editors. With --check it only says if they are
 * out of date.
 */
const USAGE = 'usage: npm run content:schemas [-- --check]';
const { values } = readArgs({ options: { check: { type: 'boolean', default: false } } }, USAGE);
const dir = join(CONTENT_DIR, 'schemas');

if (!values.check) writeSchemas(dir);
else
  for (const name of outdatedSchemas(dir)) {
    console.log(`content/schemas/${name} is out of date: run npm run content:schemas`);
    process.exitCode = 1;
  }
