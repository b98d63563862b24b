import { afterEach, beforeAll, expect, test } from '@jest/globals';

import { botParts, inChannel, startTeams, stopTeams, textOf, type Teams } from './support/teams.js';

/** In Teams, too, a person in danger gets an answer if the talk cannot be stored or a limit is reached. */
beforeAll(botParts);
afterEach(stopTeams);

const lose = ({ server: { store } }: Teams): void => {
  store.read = () => Promise.reject(new Error('away'));
};

test('the store is away: the cards come, and a group reads no more than where to go on', async () => {
  const teams = await startTeams();
  lose(teams);
  const said = await teams.say('mijn man slaat mij');
  expect(said.map(textOf).join('\n')).toContain('1712');
  const before = teams.service.calls.length;
  expect((await teams.send(inChannel('mijn man slaat mij'))).status).toBe(200);
  const group = teams.service.calls.slice(before).map(textOf);
  expect(group).toHaveLength(1);
  expect(group[0]).toContain('112');
  expect(group[0]).not.toContain('1712');
});

test('a message that only sounds like danger: one line with a number to tap, above the cards that come anyway', async () => {
  const teams = await startTeams();
  const said = (await teams.say('ik ben bang, is cash vragen oplichting?')).map(textOf);
  expect(said[0]).toMatch(/In gevaar\? Bel .?\[112\]\(tel:112\)/u);
  expect(said.join('\n').match(/In gevaar\?/g)).toHaveLength(1);
  expect(said.join('\n')).toContain('Betaal nooit cash');
});

test('the store does not answer: the cards come all the same', async () => {
  const teams = await startTeams();
  teams.server.store.read = () => new Promise(() => undefined);
  expect((await teams.say('زوجي يضربني', { locale: 'ar-SA' })).map(textOf).join('\n')).toContain('112');
});

test('too many messages: danger is answered, other messages are refused', async () => {
  const teams = await startTeams({ env: { LIMIT_MESSAGES: '1' } });
  await teams.say('hallo');
  expect((await teams.send({ text: 'hoeveel huurwaarborg' })).status).toBe(429);
  expect((await teams.say('je veux mourir', { locale: 'fr-BE' })).map(textOf).join('\n')).toContain('1813');
});

test('the store is away: a message that can wait is refused, and answered when it is sent again', async () => {
  const teams = await startTeams();
  const { read } = teams.server.store;
  lose(teams);
  const message = { id: 'x', text: 'hoeveel huurwaarborg' };
  expect((await teams.send(message)).status).toBe(503);
  teams.server.store.read = read;
  expect((await teams.send(message)).status).toBe(200);
  expect(teams.service.calls.length).toBeGreaterThan(0);
});

test('an answer that is long on its way to Teams is not said twice', async () => {
  const teams = await startTeams();
  const once = await teams.say('mijn man slaat mij');
  teams.service.delay = 1500;
  expect((await teams.say('mijn man slaat mij')).length).toBe(once.length);
});

test('other channels get plain texts', async () => {
  const teams = await startTeams();
  lose(teams);
  await teams.send({ channelId: 'emulator', text: 'my husband beats me', locale: 'en' });
  expect(teams.service.calls.map(({ activity }) => activity.text).join('\n')).toContain('112');
});
