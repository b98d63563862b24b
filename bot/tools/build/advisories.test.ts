import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { advisoriesOf, lockedPackages, weaknesses, type Snapshot } from './advisories.js';

const snapshot = JSON.parse(readFileSync(join(ROOT, '.github/advisories.json'), 'utf8')) as Snapshot;
const locked = lockedPackages(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as never);

test('no version that we lock has a weakness in the snapshot', () => {
  expect(locked.length).toBeGreaterThan(200);
  expect(weaknesses(locked, snapshot).map(({ name, version, by }) => `${name} ${version}: ${by.id}`)).toEqual([]);
});

test.each([
  ['ws', '8.18.3', ['GHSA-96hv-2xvq-fx4p', 'GHSA-58qx-3vcg-4xpx']],
  ['ws', '8.20.1', ['GHSA-96hv-2xvq-fx4p']],
  ['ws', '8.21.0-beta.1', ['GHSA-96hv-2xvq-fx4p']],
  ['ws', '8.21.0', []],
  ['ws', '7.5.10', ['GHSA-96hv-2xvq-fx4p']],
  ['find-my-way', '7.7.0', ['GHSA-rrr8-f88r-h8q6']],
  ['jws', '4.0.0', ['GHSA-869p-cjfg-cm3x']],
])('%s %s would be found by %p', (name, version, ids) => {
  expect(weaknesses([{ name, version }], snapshot).map(({ by }) => by.id)).toEqual(ids);
});

test('what is accepted needs a reason, and is not found', () => {
  for (const { why } of snapshot.accepted) expect(why).not.toBe('');
  const accepted = { ...snapshot, accepted: [{ id: 'GHSA-869p-cjfg-cm3x', why: 'keys never come from the token' }] };
  expect(weaknesses([{ name: 'jws', version: '4.0.0' }], accepted)).toEqual([]);
});

test("OSV's records are read: pairs of events, other packages left out, withdrawn ones too", () => {
  const record = {
    id: 'X',
    summary: 's',
    database_specific: { severity: 'HIGH' },
    affected: [
      { package: { name: 'other', ecosystem: 'npm' }, ranges: [{ events: [{ introduced: '0' }] }] },
      {
        package: { name: 'a', ecosystem: 'npm' },
        ranges: [{ events: [{ introduced: '1.0.0' }, { fixed: '1.2.0' }, { introduced: '2.0.0' }] }],
      },
    ],
  };
  expect(advisoriesOf(record, 'a')).toEqual([
    {
      id: 'X',
      aliases: [],
      package: 'a',
      severity: 'high',
      summary: 's',
      affected: [
        { introduced: '1.0.0', fixed: '1.2.0' },
        { introduced: '2.0.0', fixed: null },
      ],
    },
  ]);
  expect(advisoriesOf({ ...record, withdrawn: '2026-01-01' }, 'a')).toEqual([]);
});
