import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { ROOT } from '../bot/config/paths.js';

/** People who have only this repository must be able to follow every citation of the rules and facts. */
const { facts } = loadContent();
const sources = readdirSync(join(ROOT, 'dialogs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!citations\.test)\.(ts|md)$/.test(path))
  .map((path) => `dialogs/${path}`);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test.each([...sources, 'content/facts.yaml', 'tests/law/cases.yaml'])(
  '%s cites nothing that is kept elsewhere',
  (path) => {
    // Numbers of private lists that readers do not have: "R 2.7c", "H-24 g", "D-5", "referrals 8.1", "seed 004".
    const elsewhere =
      /\b(R \d[\d.]*[a-z]?|[HD]-\d+|H \d\.\d|(referrals|seed|section|design) (section )?\d[\d.]*|dossier)\b/g;
    expect(
      read(path)
        .replaceAll(/https:\S+/g, '')
        .match(elsewhere) ?? [],
    ).toEqual([]);
  },
);

test('every fact that a rule cites exists', () => {
  const families = new Set(facts.ids().map((id) => id.split('.')[0]));
  const cited = sources
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...read(path).matchAll(/`([a-z]+)\.([a-z_]+)`/g)])
    .filter(([, family, name]) => families.has(family!) && !['yaml', 'ts'].includes(name!))
    .map(([text]) => text.slice(1, -1));
  expect(cited.length).toBeGreaterThan(40);
  expect(cited.filter((id) => !facts.get(id))).toEqual([]);
});
