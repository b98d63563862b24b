import { afterEach, expect, test } from '@jest/globals';

import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

afterEach(stopAll);

test('a refusal is an answer, no fault: nobody can fill the log with them', async () => {
  const logged: string[] = [];
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_TALKS_OF_ALL: '1' }, logged });
  await beginTalk(url);
  await beginTalk(url);
  const refused = await call('POST', `${url}/v3/directline/conversations`, { body: { locale: 'nl' } });
  expect(refused).toMatchObject({ status: 503, body: { error: { code: 'too_many_talks_of_all' } } });
  expect(logged.join('')).not.toContain('request_failed');
});

test('a fault is logged, with where it was thrown and without its words', async () => {
  const logged: string[] = [];
  const fault = (): never => {
    throw new Error('my words');
  };
  const { url } = await startServer({
    bot: countingBot(),
    logged,
    routes: [(server) => server.get('/fault', async () => fault())],
  });
  expect(await call('GET', `${url}/fault`)).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
  expect(logged.join('')).toContain('request_failed');
  expect(logged.join('')).not.toContain('my words');
});
