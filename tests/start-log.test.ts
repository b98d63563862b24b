import { once } from 'node:events';

import { afterEach, expect, test } from '@jest/globals';

import { killPrograms, startProgram } from './support/program.js';

afterEach(killPrograms);

/** The lines that the program logs until it listens, by event. */
async function logOf(env: Record<string, string>): Promise<Map<string, Record<string, unknown>>> {
  const { address, child, out } = startProgram({ STATE_DIR: ':memory:', ...env });
  await address;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
  const lines = out.stderr.trim().split('\n');
  return new Map(lines.map((line) => JSON.parse(line)).map((line) => [line.event, line]));
}

test('the log says where talks are kept, also where that is only the memory', async () => {
  const log = await logOf({});
  expect(log.get('listening')).toMatchObject({ store: 'memory' });
  expect(log.has('public_url_missing')).toBe(false);
});

test('where links would lead nobody to the site, the log warns of it', async () => {
  expect((await logOf({ HOST: '0.0.0.0' })).get('public_url_missing')).toMatchObject({
    level: 'warn',
    links: expect.stringContaining('http://0.0.0.0:'),
  });
});

test('a misspelt setting is refused with the name that was meant', async () => {
  const { ended, out } = startProgram({ STATE_DIR: ':memory:', STATE_TTL_HOUR: '3' });
  expect(await ended).toEqual([1, null]);
  expect(out.stderr).toBe('Bad setting: STATE_TTL_HOUR is no setting; STATE_TTL_HOURS is\n');
});

test('a setting that nothing reads is named on standard error and in the log, without its value', async () => {
  const { address, out } = startProgram({ STATE_DIR: ':memory:', LIMIT_PER_DAY: 'secret' });
  await address;
  expect(out.stderr).toMatch(
    /^Nothing reads these settings: LIMIT_PER_DAY\. See \.env\.example for those there are\.\n/,
  );
  expect(out.stderr).toMatch(/"level":"warn".*"event":"settings_unread".*LIMIT_PER_DAY/);
  expect(out.stderr).not.toContain('secret');
});

test('outside production the log warns where other machines can reach the program, and only there', async () => {
  expect((await logOf({ HOST: '0.0.0.0' })).get('not_production')).toMatchObject({ level: 'warn', host: '0.0.0.0' });
  expect((await logOf({ HOST: '127.0.0.1' })).has('not_production')).toBe(false);
});
