import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import type { Answers, FlowEnv } from '../../bot/core/flow.js';
import { deadlineParts } from './deadline-parts.js';

const { facts } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: () => false };
const blocks = (answers: Answers): string[] =>
  deadlineParts(answers, env).flatMap((part) => ('block' in part ? [part.block] : []));

// The time without conditions is for a family that existed before the sponsor came (`family.exemption_tie`).
test.each([
  ['refugee of the old law', { status: 'refugee', granted_on: '2025-03-01' }, ['tie_after', 'old_until']],
  ['refugee of the new law', { status: 'refugee', granted_on: '2026-01-10' }, ['tie_after']],
  ['refugee within the time', { status: 'refugee', granted_on: '2026-07-01' }, ['tie_after']],
  [
    'subsidiary protection of the old law',
    { status: 'subsidiary', granted_on: '2025-03-01' },
    ['tie_after', 'old_until', 'suspended_note'],
  ],
])('a family that began later never had the time: %s', (_, answers, expected) => {
  expect(blocks({ ...answers, tie: 'after' })).toEqual(expected);
});

test('for a family that existed before, the time that is over is named', () => {
  expect(blocks({ status: 'refugee', granted_on: '2025-03-01', tie: 'before' })[0]).toBe('over_old');
  expect(blocks({ status: 'refugee', granted_on: '2026-01-10', tie: 'before' })).toEqual(['over_new']);
});
