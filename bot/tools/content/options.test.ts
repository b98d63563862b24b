import { expect, test } from '@jest/globals';

import { runTool } from '../../../tests/support/run-tool.js';

test.each([
  ['content-stamp', ['xx'], '"xx" is no language of translations'],
  ['content-stamp', ['nl'], '"nl" is no language of translations'],
  ['content-stamp', ['fr', 'no.such'], 'no topic "no.such"'],
  ['chat', ['--lang', 'xx'], 'no content in "xx"'],
  ['chat', ['--as-of', '2026-02-30'], 'not a day'],
  ['graph', ['arrival.start', '--as-of', 'soon'], 'not a day'],
  ['review', ['--shout'], 'shout'],
  ['content-check', ['--frsh'], 'frsh'],
  ['content-schemas', ['--chek'], 'chek'],
  ['content-schemas', ['check'], 'check'],
  ['new', ['topic', 'deposit.loan'], 'exists already'],
  ['new', ['topic', 'Nope'], 'is no id'],
  ['new', ['song', 'a.b'], 'not one of topic, flow and language'],
  ['new', ['topic'], 'Say what is new'],
  ['new', ['topic', 'a.b', '--wet-run'], 'wet-run'],
  ['teams-package', ['--out', 'app.zip'], 'out'],
])('%s %j ends with exit code 1, the reason and how it is used', async (tool, args, reason) => {
  const { code, stdout, stderr } = await runTool(tool, args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(reason);
  expect(stderr).toContain('usage: npm run ');
});
