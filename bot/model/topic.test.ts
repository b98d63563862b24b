import { expect, test } from '@jest/globals';

import { areasOf, menuTopics, type Topic } from './topic.js';

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
