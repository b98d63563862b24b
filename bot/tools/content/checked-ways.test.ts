import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { type Content, loadContent } from '../../content/load.js';
import { loadFlows } from '../../guide/load-flows.js';
import type { Flow, FlowEnv } from '../../model/flow.js';
import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { checkChangedWays } from './checked-ways.js';

let flow: Flow;
let content: Content;
let env: FlowEnv;
let file: string;
let outcomes = 0;
beforeAll(async () => {
  content = loadContent();
  env = { today: '2026-11-30', facts: content.facts, isHoliday: () => false };
  const real = (await loadFlows()).get('arrival.start')!;
  flow = {
    ...real,
    outcome: (...args) => {
      outcomes += 1;
      return real.outcome(...args);
    },
  };
  file = join(await tempFolder(), 'checked.json');
});
afterAll(removeFolders);

/** How many outcomes were made to check these dialogs. */
function madeFor(flows: Flow[], of: Content = content): number {
  const before = outcomes;
  checkChangedWays(flows, of, env, file);
  return outcomes - before;
}

test('a dialog that was sound is not taken again until a name changes that its code can use', () => {
  expect(madeFor([flow])).toBeGreaterThan(100);
  expect(madeFor([flow])).toBe(0);
  const fewer = { ...content, services: new Map([...content.services].slice(1)) } as Content;
  expect(madeFor([flow], fewer)).toBeGreaterThan(100);
});

test('a dialog with a mistake is reported every time', () => {
  const broken: Flow = { ...flow, outcome: () => ({ messages: [[{ block: 'hom' }]], related: [] }) as never };
  for (let time = 0; time < 2; time += 1) {
    expect(checkChangedWays([broken], content, env, file).map(({ code }) => code)).toContain('flow-block');
  }
});

test('a damaged note of what was sound is no note', () => {
  writeFileSync(file, '{');
  expect(madeFor([flow])).toBeGreaterThan(100);
});
