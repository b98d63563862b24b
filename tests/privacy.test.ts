import { afterEach, expect, jest, test } from '@jest/globals';

import { deriveKeys } from '../bot/store/keys.js';
import { speakEverywhere } from './support/all-doors.js';
import { canaries, canary, contentsOf, expectNone } from './support/canaries.js';
import { freePort } from './support/free-port.js';
import { killPrograms, startProgram, STATE_KEY } from './support/program.js';
import { removeRedises, startRedis } from './support/redis.js';
import { statesInFiles, statesInRedis } from './support/stored-states.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { describeWithRedis } from './support/with-redis.js';

/**
 * Unique words are sent through every door of the whole program, and then searched in everything that it leaves behind.
 */

// The whole program starts slowly on a busy machine. How slowly is not tested here.
jest.setTimeout(600_000);

const keys = deriveKeys(Buffer.from(STATE_KEY, 'base64'));

afterEach(async () => {
  await killPrograms();
  await removeRedises();
  await removeFolders();
});

async function metricsOf(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

const watched = async (env: Record<string, string>) => {
  const port = await freePort();
  const program = startProgram({
    STATE_KEY,
    LOG_LEVEL: 'debug',
    METRICS_ADDR: `127.0.0.1:${port}`,
    TRUSTED_PROXIES: '127.0.0.1',
    ...env,
  });
  return { program, port };
};

/** The stored talks, as text. Fails if they are not the talks of this test. */
function textOf(states: readonly unknown[]): string {
  // One by Direct Line, and two by Bot Framework.
  expect(states).toHaveLength(3);
  const text = JSON.stringify(states);
  expect(text).toContain('"answers":{"who":"self"}');
  return text;
}

test('no word of a person, no name and no address stands in files, logs or metrics', async () => {
  const STATE_DIR = await tempFolder();
  const { program, port } = await watched({ STATE_DIR });
  await speakEverywhere(program);
  const [files, metrics] = [await contentsOf(STATE_DIR), await metricsOf(port)];
  const sinks = { files, states: textOf(await statesInFiles(STATE_DIR, keys)), metrics, ...program.out };
  expect(sinks.metrics).toMatch(/guide_turns_total\{kind="welcome"\} [1-9]/);
  expect(sinks.stderr).toContain('"event":"turn"');
  expect(sinks.files).toContain('"kid"');
  expectNone(sinks);
  // And the lines have the form that log collectors expect.
  for (const line of program.out.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event');
});

describeWithRedis('with Redis', () => {
  test('no word of a person, no name, no address and no conversation id stands in Redis', async () => {
    const redis = await startRedis();
    const { program, port } = await watched({ REDIS_URL: redis.url, STATE_DIR: await tempFolder() });
    await speakEverywhere(program);
    const { createClient } = await import('@redis/client');
    const client = await createClient({ url: redis.url, RESP: 2 }).connect();
    await client.sendCommand(['SAVE']);
    const names = (await client.keys('*')).join('\n');
    client.destroy();
    expect(names).toMatch(/:state\n?/);
    expect(names).toMatch(/:words\n?/);
    expect(names.split('\n').every((name) => /^guide:\{[0-9a-f]{32}\}:\w+$/.test(name))).toBe(true);
    const states = textOf(await statesInRedis(redis.url, keys));
    expectNone({ names, redis: await contentsOf(redis.dir), states, metrics: await metricsOf(port), ...program.out });
  });
});

test('this search finds what is there', () => {
  canaries.length = 0;
  const word = canary('proof');
  for (const shown of [word, word.toUpperCase(), Buffer.from(`{"text":"${word}"}`).toString('base64')]) {
    expect(() => expectNone({ sink: shown })).toThrow(/proof/);
  }
  expectNone({ sink: 'nothing here' });
});
