import { expect, test } from '@jest/globals';

import { runTool } from '../../../tests/support/run-tool.js';

test.each([
  ['content/content-stamp', ['xx'], '"xx" is no language of translations'],
  ['content/content-stamp', ['nl'], '"nl" is no language of translations'],
  ['content/content-stamp', ['fr', 'no.such'], 'no topic "no.such"'],
  ['talk/chat', ['--lang', 'xx'], 'no content in "xx"'],
  ['talk/chat', ['--as-of', '2026-02-30'], 'not a day'],
  ['talk/chat', ['--as-of', '2026-11-30T25:00'], 'not a day'],
  ['content/graph', ['arrival.start', '--as-of', 'soon'], 'not a day'],
  ['content/review', ['--shout'], 'shout'],
  ['content/content-check', ['--frsh'], 'frsh'],
  ['content/content-schemas', ['--chek'], 'chek'],
  ['content/content-schemas', ['check'], 'check'],
  ['content/new', ['topic', 'deposit.loan'], 'exists already'],
  ['content/new', ['topic', 'Nope'], 'is no id'],
  ['content/new', ['song', 'a.b'], 'not one of topic, flow, language, service and question'],
  ['content/new', ['topic'], 'Say what is new'],
  ['content/new', ['topic', 'a.b', '--wet-run'], 'wet-run'],
  ['teams/teams-package', ['--out', 'app.zip'], 'out'],
])('%s %j ends with exit code 1, the reason and how it is used', async (tool, args, reason) => {
  const { code, stdout, stderr } = await runTool(tool, args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(reason);
  expect(stderr).toContain('usage: npm run ');
});
