import { afterEach, expect, test } from '@jest/globals';

import { stopAll } from './support/server.js';
import { cardIn, choicesIn, startTeams, stopServices, textOf } from './support/teams.js';

afterEach(async () => {
  await stopAll();
  await stopServices();
});

test('a whole deposit talk by buttons, each card closed once it was answered', async () => {
  const teams = await startTeams();
  let [card] = (await teams.say('huurwaarborg betalen')).slice(-1);
  for (let step = 0; step < 20; step++) (console.log(JSON.stringify(choicesIn(card!)), textOf(card!)), (step = 99));
  const next = await teams.tap(card!, choicesIn(card!)[0]!);
  for (const { method, path, activity } of next) console.log(method, path, JSON.stringify(activity).slice(0, 1500));
  expect(cardIn(card!)).toBeTruthy();
});
