import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import { PROBLEMS, routeOf, urgentServices } from './policy.js';

const { services, topics } = loadContent();
const situations = ['flanders', 'brussels', 'wallonia'].flatMap((region) =>
  ['adult', 'minor'].flatMap((age) => ['yes', 'none'].map((papers) => ({ region, age, papers }))),
);

describe.each([...PROBLEMS])('%s', (problem) => {
  test.each(situations)('$region, $age, papers: $papers', (situation) => {
    const { first, second, related } = routeOf({ problem, ...situation });
    expect(second.length).toBeGreaterThan(0);
    expect(new Set([first, ...second]).size).toBe(second.length + 1);
    for (const id of [first, ...second]) {
      const { regions, without_papers: papers } = services.get(id)!;
      // An organisation of another region would send the person away.
      expect({ id, here: regions.some((region) => region === 'belgium' || region === situation.region) }).toEqual({
        id,
        here: true,
      });
      if (situation.papers === 'none') expect({ id, papers }).not.toEqual({ id, papers: 'no' });
    }
    for (const id of related) expect(topics.has(id)).toBe(true);
  });

  test('help today begins with 112 and names services that exist', () => {
    const ids = urgentServices({ problem });
    expect(ids[0]).toBe('emergency');
    expect(ids.filter((id) => !services.has(id))).toEqual([]);
  });
});

test.each([
  ['a child in Wallonia who is hit', 'violence', { region: 'wallonia', age: 'minor', papers: 'yes' }, 'ecoute_enfants'],
  ['a child in Flanders who is hit', 'violence', { region: 'flanders', age: 'minor', papers: 'none' }, 'awel'],
  ['a child alone', 'guardian', { region: 'brussels', age: 'minor', papers: 'none' }, 'dienst_voogdij'],
  ['refused by a landlord in Flanders', 'discrimination', { region: 'flanders', age: 'adult', papers: 'yes' }, 'vmri'],
  ['refused by a landlord in Brussels', 'discrimination', { region: 'brussels', age: 'adult', papers: 'yes' }, 'unia'],
  ['ill without papers', 'ill', { region: 'flanders', age: 'adult', papers: 'none' }, 'ocmw'],
  ['no deposit', 'home', { region: 'flanders', age: 'adult', papers: 'yes' }, 'ocmw'],
  ['a relative in a closed centre', 'detained', { region: 'wallonia', age: 'adult', papers: 'yes' }, 'bjb'],
  ['forced to work', 'exploited', { region: 'wallonia', age: 'adult', papers: 'none' }, 'trafficking_line'],
])('%s is sent first to the right place', (_, problem, situation, first) => {
  expect(routeOf({ problem, ...situation }).first).toBe(first);
});
