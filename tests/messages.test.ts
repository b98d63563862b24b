import { afterEach, expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { call } from '../../../tests/support/direct-line-call.js';
import { countingBot } from '../../../tests/support/fake-bot.js';
import { startServer, stopAll } from '../../../tests/support/server.js';

const closers: (() => void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await stopAll();
});

/** Stands where a channel's connector does and keeps what the bot sends it. */
async function startConnector() {
  const replies: Partial<Activity>[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      replies.push(JSON.parse(body));
      res.setHeader('content-type', 'application/json');
      res.end('{"id":"1"}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { replies, serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function activity(serviceUrl: string, parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'a1',
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: 'talk' },
    from: { id: 'ann' },
    recipient: { id: 'bot' },
    text: 'hello',
    locale: 'fr-BE',
    ...parts,
  };
}

const APP = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  MicrosoftAppPassword: 'x',
};

test('a channel on this machine gets the replies, with the choices on the last', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const { replies, serviceUrl } = await startConnector();
  expect((await call('POST', `${url}/api/messages`, { body: activity(serviceUrl) })).status).toBe(200);
  expect(replies.map((reply) => reply.text)).toEqual(['1: hello', 'lang fr']);
  expect(replies[1]?.suggestedActions?.actions[0]).toMatchObject({ type: 'messageBack', value: 'do:continue' });
  expect(await store.read(['connector:msteams:talk'])).not.toEqual({});
  expect(await store.read(['web:talk'])).toEqual({});
});

test('a message that the channel sends again is not answered again', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { replies, serviceUrl } = await startConnector();
  const post = () => call('POST', `${url}/api/messages`, { body: activity(serviceUrl) });
  expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
  expect(replies).toHaveLength(2);
});

test('who adds the bot is welcomed', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { replies, serviceUrl } = await startConnector();
  const added = { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }], text: undefined };
  await call('POST', `${url}/api/messages`, { body: activity(serviceUrl, added) });
  expect(replies[0]?.text).toBe('1: open');
});

test('with an app id only signed requests are served, and the reason is not printed', async () => {
  const logged: string[] = [];
  const { url } = await startServer({ bot: countingBot(), env: APP, logged });
  const { replies, serviceUrl } = await startConnector();
  for (const authorization of [undefined, 'Bearer abc', 'Basic eDp5', 'Bearer a.b.c']) {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const answer = await call('POST', `${url}/api/messages`, { body: activity(serviceUrl), headers });
    expect(answer).toMatchObject({ status: 401, body: { error: { message: expect.any(String) } } });
  }
  expect(replies).toEqual([]);
  expect(logged.join('')).not.toContain('abc');
});

/** Without an app id anyone could make the bot post to an address of their choice. */
test.each([
  ['from another machine, by way of a proxy', {}, { 'x-forwarded-for': '10.0.0.1' }, 401],
  ['in production', { NODE_ENV: 'production' }, {}, 404],
])('without an app id nothing is served %s', async (_, env, headers, status) => {
  const { url } = await startServer({ bot: countingBot(), env });
  const { replies, serviceUrl } = await startConnector();
  const answer = await call('POST', `${url}/api/messages`, { body: activity(serviceUrl), headers });
  expect(answer).toMatchObject({ status, body: { error: { message: expect.any(String) } } });
  expect(replies).toEqual([]);
});
