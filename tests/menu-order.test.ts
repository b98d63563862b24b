import { expect, test } from '@jest/globals';

import { createBotParts } from '../bot/guide/create-guide.js';
import { createTeamsWords } from '../bot/teams/create-words.js';
import { createSite } from '../bot/web/create-site.js';
import { copyContentForEach } from './support/content-copy.js';

const copy = copyContentForEach();
const now = (): number => Date.parse('2026-11-22T10:00:00+01:00');

/** The menus of the chat, the site and Teams, as ids. */
async function menus(dir?: string) {
  const parts = await createBotParts(dir);
  const site = createSite(parts, now);
  const welcome = site.welcome('nl').choices.map(({ id }) => id);
  return {
    chat: welcome.filter((id) => /^(topic|menu):/.test(id)),
    areas: site.topics('nl').map(({ area }) => area),
    housing: site
      .topics('nl')
      .find(({ area }) => area === 'housing')!
      .items.map(({ id }) => id),
    teams: createTeamsWords(parts, site, now)
      .search('nl', '')
      .map(({ topic }) => topic),
  };
}

test('menus stand in the order of need, not of the alphabet', async () => {
  const { chat, areas, housing, teams } = await menus();
  expect(chat).toEqual([
    'menu:reunification',
    'menu:housing',
    'menu:arrival',
    'topic:meta.person',
    'topic:safety.danger',
  ]);
  expect(areas[0]).toBe('safety');
  expect(housing.slice(0, 2)).toEqual(['housing.homeless', 'deposit.start']);
  expect(teams.slice(0, 2)).toEqual(['reunification.start', 'deposit.start']);
});

test('whoever changes a line of content/menu.yaml changes every menu', async () => {
  copy.edit('menu.yaml', (text) =>
    text
      .replace("'menu:housing'", "'menu:safety'")
      .replace('  - reunification.start\n  - deposit.start\n', '  - deposit.start\n  - reunification.start\n')
      .replace('    - housing.homeless\n    - deposit.start\n', '    - deposit.start\n    - housing.homeless\n'),
  );
  const { chat, housing, teams } = await menus(copy.dir);
  expect(chat.slice(0, 2)).toEqual(['menu:reunification', 'menu:safety']);
  expect(housing.slice(0, 2)).toEqual(['deposit.start', 'housing.homeless']);
  expect(teams[0]).toBe('deposit.start');
});
