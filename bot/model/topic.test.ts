import { expect, test } from '@jest/globals';

import { areaScreen, areasOf, menuTopics, type Topic } from './topic.js';

const topic = (id: string, area: string): [string, Topic] => [id, { id, area } as Topic];
const topics = new Map([
  topic('rent.cold', 'housing'),
  topic('meta.help', 'meta'),
  topic('safety.danger', 'safety'),
  topic('rent.end', 'housing'),
]);

test('areas and their topics keep their order, and the topics about the guide itself are in none', () => {
  const ids = [...areasOf(topics)].map(([area, inside]) => [area, inside.map(({ id }) => id)]);
  expect(ids).toEqual([
    ['housing', ['rent.cold', 'rent.end']],
    ['safety', ['safety.danger']],
  ]);
  expect(menuTopics(topics).map(({ id }) => id)).toEqual(['rent.cold', 'safety.danger', 'rent.end']);
});

test('an area stands on screens of seven at most, each topic on one of them', () => {
  const screens = (count: number): string[] => {
    const all = Array.from({ length: count }, (_, i) => i);
    const pages = [1, 2, 3, 4].map((page) => areaScreen(all, page)).filter(({ shown }) => shown.length > 0);
    expect(pages.flatMap(({ shown }) => shown)).toEqual(all);
    return pages.map(({ shown, more }) => `${shown.length}${more ? ' and more' : ''}`);
  };
  expect(screens(7)).toEqual(['7']);
  expect(screens(8)).toEqual(['6 and more', '2']);
  expect(screens(18)).toEqual(['6 and more', '6 and more', '6']);
});
