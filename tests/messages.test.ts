import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { APP_ID } from './support/signed-bot.js';
import { startTeamsService, type TeamsService } from './support/teams-service.js';

/** `/api/messages` for a channel that is not Teams: plain texts, with choices as suggested actions. */
let service: TeamsService;
beforeEach(async () => {
  service = await startTeamsService();
});
afterEach(async () => {
  await stopAll();
  await service.close();
});

function activity(parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'a1',
    channelId: 'emulator',
    serviceUrl: service.url,
    conversation: { id: 'talk' },
    from: { id: 'ann' },
    recipient: { id: 'bot' },
    text: 'hello',
    locale: 'fr-BE',
    ...parts,
  };
}

const replies = (): any[] => service.calls.map((sent) => sent.activity);

test('a channel on this machine gets the replies, with the choices on the last', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  expect((await call('POST', `${url}/api/messages`, { body: activity() })).status).toBe(200);
  expect(replies().map(({ text }) => text)).toEqual(['1: hello', 'lang fr']);
  expect(replies()[1].suggestedActions.actions[0]).toMatchObject({ type: 'messageBack', value: 'do:continue' });
  expect(await store.read(['connector:emulator:talk'])).not.toEqual({});
  expect(await store.read(['web:talk'])).toEqual({});
});

test('a choice is tapped by its id, whatever words came with it', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const tapped = activity({ text: 'Next', value: { choice: 'do:continue' } });
  expect((await call('POST', `${url}/api/messages`, { body: tapped })).status).toBe(200);
  expect(replies()[0].text).toBe('1: do:continue');
});

test('a message that the channel sends again is not answered again', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const post = () => call('POST', `${url}/api/messages`, { body: activity() });
  expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
  expect(replies()).toHaveLength(2);
});

test('who adds the bot is welcomed', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const added = { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], text: undefined };
  await call('POST', `${url}/api/messages`, { body: activity(added) });
  expect(replies()[0].text).toBe('1: open');
});

/** With the check that the settings ask for. `teams-signed.test.ts` tests all forgeries, with keys of its own. */
test.each(['Bearer abc', 'Basic eDp5', 'Bearer a.b.c'])(
  'with an app id "%s" gets 401, and the reason is not printed',
  async (authorization) => {
    const logged: string[] = [];
    const env = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x' };
    const { url } = await startServer({ bot: countingBot(), env, logged });
    const answer = await call('POST', `${url}/api/messages`, { body: activity(), headers: { authorization } });
    expect(answer).toMatchObject({ status: 401, body: { error: { message: expect.any(String) } } });
    expect(replies()).toEqual([]);
    expect(logged.join('')).not.toContain(authorization.split(' ')[1]);
  },
);

/** Without an app id anybody could make the bot post to any address. */
test.each([
  ['from another machine, by way of a proxy', {}, { 'x-forwarded-for': '10.0.0.1' }, 401],
  ['in production', { NODE_ENV: 'production' }, {}, 404],
])('without an app id nothing is served %s', async (_, env, headers, status) => {
  const { url } = await startServer({ bot: countingBot(), env });
  const answer = await call('POST', `${url}/api/messages`, { body: activity(), headers });
  expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
  expect(replies()).toEqual([]);
});
