import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import type { Answers } from '../../bot/model/flow.js';
import { linesInDanger, NEEDS, PROBLEMS, routeOf, urgentServices } from './policy.js';

const { services, topics } = loadContent();
const REGIONS = ['flanders', 'brussels', 'wallonia', 'unknown'];
const situations = REGIONS.flatMap((region) =>
  ['adult', 'minor'].flatMap((age) => ['yes', 'none', 'unknown'].map((papers) => ({ region, age, papers }))),
);

/** The answers that lead to a problem. */
function asked(problem: string): Answers {
  const need = Object.keys(NEEDS).find((id) => NEEDS[id]!.includes(problem)) ?? problem;
  return { need, ...(NEEDS[need]!.length > 0 ? { [`what_${need}`]: problem } : {}) };
}

describe.each([...PROBLEMS])('%s', (problem) => {
  test.each(situations)('$region, $age, papers: $papers', (situation) => {
    const { first, others, call, related } = routeOf({ ...asked(problem), ...situation });
    expect(call.length).toBeGreaterThan(0);
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
    for (const id of [first, ...others, ...call]) {
      const { regions, without_papers: papers } = services.get(id)!;
      // An organisation of another region would send the person away.
      const here =
        situation.region === 'unknown' || regions.some((region) => region === 'belgium' || region === situation.region);
      expect({ id, here }).toEqual({ id, here: true });
      if (situation.papers === 'none') expect({ id, papers }).not.toEqual({ id, papers: 'no' });
    }
    // Whom the button calls stands among the services, and has a number.
    for (const id of call) {
      expect([first, ...others]).toContain(id);
      expect(services.get(id)!.channels.some(({ kind }) => kind === 'phone')).toBe(true);
    }
    for (const id of related) expect(topics.has(id)).toBe(true);
  });

  test('help today names services that exist; in danger it begins with 112', () => {
    const ids = [...linesInDanger(asked(problem)), ...urgentServices(asked(problem))];
    expect(ids[0]).toBe('emergency');
    expect(ids.filter((id) => !services.has(id))).toEqual([]);
  });
});

test('every problem belongs to one need', () => {
  const all = Object.entries(NEEDS).flatMap(([need, inside]) => (inside.length > 0 ? inside : [need]));
  expect([...all].sort()).toEqual([...PROBLEMS].sort());
});

test.each([
  ['a child in Wallonia who is hit', 'violence', { region: 'wallonia', age: 'minor', papers: 'yes' }, 'ecoute_enfants'],
  ['a child in Flanders who is hit', 'violence', { region: 'flanders', age: 'minor', papers: 'none' }, 'awel'],
  ['a child alone', 'guardian', { region: 'brussels', age: 'minor', papers: 'yes' }, 'dienst_voogdij'],
  ['a child alone, without papers', 'guardian', { region: 'brussels', age: 'minor', papers: 'none' }, 'caw'],
  ['refused by a landlord in Flanders', 'discrimination', { region: 'flanders', age: 'adult', papers: 'yes' }, 'vmri'],
  ['refused by a landlord in Brussels', 'discrimination', { region: 'brussels', age: 'adult', papers: 'yes' }, 'unia'],
  ['ill without papers', 'ill', { region: 'flanders', age: 'adult', papers: 'none' }, 'caw'],
  ['no deposit', 'home', { region: 'flanders', age: 'adult', papers: 'yes' }, 'ocmw'],
  ['no deposit, without papers', 'home', { region: 'flanders', age: 'adult', papers: 'none' }, 'caw'],
  ['no deposit, without papers in Wallonia', 'home', { region: 'wallonia', age: 'adult', papers: 'none' }, 'jrs'],
  ['a relative in a closed centre', 'detained', { region: 'wallonia', age: 'adult', papers: 'yes' }, 'bjb'],
  ['forced to work', 'exploited', { region: 'wallonia', age: 'adult', papers: 'none' }, 'trafficking_line'],
])('%s is sent first to the right place', (_, problem, situation, first) => {
  expect(routeOf({ ...asked(problem), ...situation }).first).toBe(first);
});
