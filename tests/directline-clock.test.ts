import { afterEach, expect, test } from '@jest/globals';

import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { nextTurn } from './support/under-load.js';

afterEach(stopAll);

test('the clock jumps: an hour back the talk goes on, and its expired tokens are renewed; a day ahead it is over', async () => {
  let now = TEST_DAY;
  const { url } = await startServer({ bot: countingBot(), now: () => now });
  const talk = await beginTalk(url);
  await talk.say('one');
  now -= 3_600_000;
  const refresh = (token: string) => call('POST', `${url}/v3/directline/tokens/refresh`, { token });
  const renewed = await refresh(talk.token);
  expect(renewed.status).toBe(200);
  const back = resumeTalk(url, talk.id, renewed.body.token, talk.started);
  expect(await nextTurn(back)).toBe(3);
  now += 3 * 3_600_000;
  const later = await refresh(renewed.body.token);
  expect(await nextTurn(resumeTalk(url, talk.id, later.body.token, talk.started))).toBe(4);
  now += 25 * 3_600_000;
  expect((await refresh(later.body.token)).status).toBe(403);
});
