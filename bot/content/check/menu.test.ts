import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { CONTENT_DIR, loadContent } from '../load.js';
import { menuSchema } from '../schema/topic.js';
import { problemLine, readYaml } from '../yaml-file.js';
import { checkMenu } from './menu.js';

const content = loadContent();
const menu = readFileSync(join(CONTENT_DIR, 'menu.yaml'), 'utf8');
const dir = mkdtempSync(join(tmpdir(), 'menu-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** The problems of the menu after one line of it was changed. */
function found(change: (text: string) => string): string[] {
  const changed = change(menu);
  expect(changed).not.toBe(menu);
  const path = join(dir, 'menu.yaml');
  writeFileSync(path, changed);
  return checkMenu({ ...content, menuFile: readYaml(path, 'menu.yaml', menuSchema, []) }).map(problemLine);
}

test('the order of the menu is complete', () => expect(checkMenu(content)).toEqual([]));

test.each<[string, (text: string) => string, RegExp[]]>([
  [
    'a topic that is missing, with the place where it belongs',
    (text) => text.replace('    - deposit.scam\n', ''),
    [
      /^content\/menu\.yaml:\d+: "deposit\.scam" does not stand here \[menu-missing\]\n {4}mend: Add "- deposit\.scam" under "housing:"/,
    ],
  ],
  [
    'a name that no topic has, and the topic that is then missing',
    (text) => text.replace('deposit.scam', 'deposit.scan'),
    [
      /^content\/menu\.yaml:\d+: "deposit\.scan" is no topic \[menu-unknown\]\n {4}mend: Mend the name/,
      /"deposit\.scam" does not stand/,
    ],
  ],
  [
    'a topic that stands there twice',
    (text) => text.replace('    - deposit.scam\n', '    - deposit.scam\n    - deposit.scam\n'),
    [/"deposit\.scam" stands here again \[menu-twice\]/],
  ],
  [
    'a topic under another area than its own',
    (text) =>
      text
        .replace('  safety:\n', '  safety:\n    - deposit.scam\n')
        .replace(/(loan[^]*?)|(deposit\.start\n) {4}- deposit\.scam\n/, '$1$2'),
    [/"deposit\.scam" is of the area "housing" \[menu-area\]\n {4}mend: Move the line under "housing:"/],
  ],
  [
    'a topic about the bot itself',
    (text) => text.replace('  safety:\n', '  safety:\n    - meta.help\n'),
    [/"meta\.help" is about the bot itself \[menu-unknown\]/],
  ],
  [
    'a dialog that is missing among the first',
    (text) => text.replace('  - deposit.start\n', ''),
    [
      /^content\/menu\.yaml:\d+: "deposit\.start" does not stand here \[menu-missing\]\n {4}mend: Add "- deposit\.start" under "dialogs:"/,
    ],
  ],
  [
    'a tile that opens nothing',
    (text) => text.replace("'menu:housing'", "'menu:houses'"),
    [/^content\/menu\.yaml:\d+: "menu:houses" opens nothing \[menu-unknown\]/],
  ],
  [
    'an answer among the dialogs',
    (text) => text.replace('dialogs:\n', 'dialogs:\n  - deposit.scam\n'),
    [/"deposit\.scam" is no dialog that ends in \.start \[menu-unknown\]/],
  ],
])('the check names %s', (_what, change, messages) => {
  expect(found(change)).toEqual(messages.map((message) => expect.stringMatching(message)));
});
