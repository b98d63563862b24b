import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { CONTENT_DIR } from './load.js';
import { parsedBefore } from './parsed.js';

const files = readdirSync(CONTENT_DIR, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

test('what the build kept is what every file says', () => {
  expect(files.length).toBeGreaterThan(300);
  for (const name of files) {
    const text = readFileSync(join(CONTENT_DIR, name), 'utf8');
    expect({ name, value: parsedBefore(text) }).toEqual({ name, value: parse(text) });
  }
});

test('a text that changed since is not known', () => {
  const text = readFileSync(join(CONTENT_DIR, 'services.yaml'), 'utf8');
  expect(parsedBefore(`${text}# changed\n`)).toBeUndefined();
});
