import { afterEach, beforeAll, expect, test } from '@jest/globals';

import { botParts, startTeams, stopTeams } from './support/teams.js';

/** If a message cannot be answered, the caller gets the real reason, not "the reply did not arrive". */
beforeAll(botParts);
afterEach(stopTeams);

const CHANNELS = ['msteams', 'emulator'];

test.each(CHANNELS)('on %s, too many messages are refused with 429 and for how long', async (channelId) => {
  const logged: string[] = [];
  const teams = await startTeams({ env: { LIMIT_MESSAGES: '1' }, logged });
  await teams.say('topic:deposit.start', { channelId });
  const refused = await teams.send({ text: 'menu', channelId });
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_messages' } } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // A person who sends too much must not fill the log.
  expect(logged.join('')).not.toMatch(/message_refused|request_failed/);
});

test.each(CHANNELS)('on %s, a store out of reach is told with 503 and when to try again', async (channelId) => {
  const logged: string[] = [];
  const teams = await startTeams({ logged });
  const { write } = teams.server.store;
  teams.server.store.write = () => Promise.reject(new Error('disk full'));
  const refused = await teams.send({ id: 'again', text: 'topic:deposit.start', channelId });
  expect(refused).toMatchObject({ status: 503, body: { error: { code: 'state_unavailable' } } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(logged.filter((line) => line.includes('request_failed'))).toHaveLength(1);
  teams.server.store.write = write;
  expect(await teams.say('topic:deposit.start', { id: 'again', channelId })).not.toEqual([]);
});

test('a reply that the channel does not take is still told as such, and logged', async () => {
  const logged: string[] = [];
  const teams = await startTeams({ logged });
  teams.service.refuse.push(404);
  const refused = await teams.send({ text: 'topic:deposit.start' });
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 'reply_not_delivered' } } });
  expect(logged.join('')).toContain('message_refused');
});
