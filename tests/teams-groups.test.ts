import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readLocale } from '../bot/content/locale.js';
import { BOT, botParts, GROUP, startTeams, stopTeams, textOf, type Teams } from './support/teams.js';
import type { ServiceCall } from './support/teams-service.js';

beforeAll(botParts);
afterEach(stopTeams);

const NAMED = [{ type: 'mention', text: '<at>Wegwijs</at>', mentioned: { id: BOT.id, name: 'Wegwijs' } }];
const say = (teams: Teams, text: string, more: Record<string, unknown> = {}): Promise<ServiceCall[]> =>
  teams.say('', { conversation: GROUP, entities: NAMED, text: `<at>Wegwijs</at> ${text}`, ...more });
const OTHERS_READ = 'Iedereen in dit gesprek kan meelezen';
const isWarned = (upon: ServiceCall[]): boolean => upon.map(textOf).join('\n').includes(OTHERS_READ);

test('where a talk in a group begins with danger, that others read along is said with the next answer', async () => {
  const teams = await startTeams();
  expect(isWarned(await say(teams, 'mijn man slaat mij'))).toBe(false);
  expect(isWarned(await say(teams, 'mijn man slaat mij'))).toBe(false);
  expect(isWarned(await say(teams, 'topic:deposit.start'))).toBe(true);
  expect(isWarned(await say(teams, 'menu'))).toBe(false);
});

test('the same after a restart, or at another instance', async () => {
  const before = await startTeams();
  expect(isWarned(await say(before, 'mijn man slaat mij'))).toBe(false);
  const env = { STATE_DIR: before.server.stateDir };
  await before.server.stop();
  const after = await startTeams({ env });
  expect(isWarned(await say(after, 'menu', { id: 'second' }))).toBe(true);
  expect(isWarned(await say(after, 'menu', { id: 'third' }))).toBe(false);
});

test('it is said also where the first answer did not arrive', async () => {
  const teams = await startTeams();
  teams.service.refuse.push(404);
  await expect(say(teams, 'topic:deposit.start', { id: 'same' })).rejects.toThrow(/400/);
  expect(isWarned(await say(teams, 'topic:deposit.start', { id: 'same' }))).toBe(true);
  expect(isWarned(await say(teams, 'menu'))).toBe(false);
});

test('that a talk was lost is told once, and in a group nothing of it is told beside danger', async () => {
  const lost = readLocale('nl')['lost'] as unknown as string;
  for (const [conversation, text, times] of [
    [{ conversationType: 'personal', id: 'a:personal' }, 'menu', 1],
    [GROUP, 'menu', 1],
    [GROUP, 'mijn man slaat mij', 0],
  ] as const) {
    const before = await startTeams();
    await say(before, 'topic:deposit.start', { conversation });
    const { stateDir } = before.server;
    await before.server.stop();
    const [name] = (await readdir(stateDir, { recursive: true })).filter((path) => path.endsWith('.json'));
    const file = join(stateDir, name!);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40));
    const after = await startTeams({ env: { STATE_DIR: stateDir } });
    const upon = await say(after, text, { conversation, id: 'after' });
    expect([text, upon.map(textOf).join('\n').split(lost).length - 1]).toEqual([text, times]);
  }
});
