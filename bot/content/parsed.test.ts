import { appendFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { removeFolders, tempFolder } from '../../tests/support/temp-folder.js';
import { type Content, CONTENT_DIR, loadContent } from './load.js';
import { readBefore } from './parsed.js';

afterAll(removeFolders);

const yamlIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
/** Read by `content:check` alone, so that the build keeps nothing of them. */
const OF_CHECKS = ['terms.yaml', 'terms-due.yaml'];
const known = (name: string): boolean => readBefore(name, readFileSync(join(CONTENT_DIR, name), 'utf8')) !== undefined;
/** The content without its functions, because functions cannot be compared. */
const plain = ({ dir: _, ...content }: Content): unknown =>
  JSON.parse(
    JSON.stringify(
      { ...content, facts: content.facts.ids().map((id) => content.facts.get(id)) },
      (_key, value: unknown) => (value instanceof Map ? [...value] : value),
    ),
  );

test('what the build kept is what every file says when it is read in full', async () => {
  const names = yamlIn(CONTENT_DIR);
  expect(names.length).toBeGreaterThan(300);
  expect(names.filter((name) => !known(name) && !OF_CHECKS.includes(name))).toEqual([]);
  const changed = await tempFolder();
  cpSync(CONTENT_DIR, changed, { recursive: true });
  for (const name of yamlIn(changed)) appendFileSync(join(changed, name), '# changed\n');
  expect(plain(loadContent(changed))).toEqual(plain(loadContent()));
});

test('a text that changed since, or stands in another file, is not known', () => {
  const text = readFileSync(join(CONTENT_DIR, 'services.yaml'), 'utf8');
  expect(readBefore('services.yaml', text)).toBeDefined();
  expect(readBefore('services.yaml', `${text}# changed\n`)).toBeUndefined();
  expect(readBefore('facts.yaml', text)).toBeUndefined();
});
