import { expect, test } from '@jest/globals';

import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { runTool } from '../../../tests/support/run-tool.js';
import { findTests } from './find-tests.js';

const TESTS = [
  'bot/model/calendar.test.ts',
  'bot/web/calendar.test.ts',
  'tests/forms.test.ts',
  'tests/forms-old.test.ts',
];

test.each([
  ['bot/model/calendar.test.ts', ['bot/model/calendar.test.ts']],
  ['bot/model/calendar.ts', ['bot/model/calendar.test.ts']],
  ['model/cal', ['bot/model/calendar.test.ts']],
  ['calendar', ['bot/model/calendar.test.ts', 'bot/web/calendar.test.ts']],
  ['tests/forms.test.ts', ['tests/forms.test.ts']],
  ['bot\\web\\calendar.test.ts', ['bot/web/calendar.test.ts']],
])('%s means %j', (asked, found) => {
  expect(findTests(asked, TESTS)).toEqual({ found, near: [] });
});

test('a name with a slip finds nothing, but what was meant', () => {
  expect(findTests('tests/froms.test.ts', TESTS)).toEqual({ found: [], near: ['tests/forms.test.ts'] });
  expect(findTests('tests/nothing-like-it.test.ts', TESTS)).toEqual({ found: [], near: [] });
});

test('test:one says which file it does not know, and how it is called', async () => {
  const cwd = await tempFolder();
  const { code, stderr } = await runTool('build/test-one', ['bot/model/calender.test.ts'], { cwd });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /no test "bot\/model\/calender\.test\.ts"\. Is it bot\/model\/calendar\.test\.ts[\s\S]*usage:/,
    ),
  ]);
  expect((await runTool('build/test-one', [], { cwd })).stderr).toContain('No file was named.');
  await removeFolders();
});
