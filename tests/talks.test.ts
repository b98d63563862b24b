import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { BotParts } from '../bot/guide/create-guide.js';

import { playTalk } from './support/play-talk.js';
import { inCore, overDirectLine } from './support/talk-channels.js';
import { stopAll } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { readTalks, type TalkFile } from './support/talk-file.js';
import { inTeams } from './support/talk-in-teams.js';
import { botParts, startTeams, stopTeams, type Teams } from './support/teams.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** The golden talks, as a person would have them on each channel. `tests/talks/README.md` explains them. */
const talks = readTalks();

let parts: BotParts;
let teams: Teams;
let clock = TEST_DAY;
beforeAll(async () => {
  parts = await botParts();
  teams = await startTeams({ now: () => clock });
});
afterAll(async () => {
  await stopAll();
  await stopTeams();
});

describe.each(talks.map((talk) => [talk.file, talk.title, talk] as const))('%s: %s', (_file, _title, talk) => {
  test('the bot itself', () => playTalk(talk, inCore(parts.bot, talk.language, talk.at), 'the bot itself', 'all'));

  test('over Direct Line', () => {
    clock = talk.at;
    return playTalk(talk, overDirectLine(teams.server.url, talk.language), 'over Direct Line', 'all');
  });

  test('in Teams, on its cards', () => {
    clock = talk.at;
    return playTalk(talk, inTeams(teams, talk.language), 'in Teams', 'all');
  });
});

/** A talk with taps only contains no text in any language, so it runs the same in all of them. */
const tapped = talks.filter(({ talk }) => talk.every(({ id }) => id !== undefined && !id.startsWith('lang:')));

test.each(WHOLE_LANGS)('talks of taps alone go the same way in %s', async (lang) => {
  expect(tapped.length).toBeGreaterThan(10);
  for (const talk of tapped) await playTalk(talk, inCore(parts.bot, lang, talk.at), `in ${lang}`, 'ids');
});

describe('there are enough talks', () => {
  const count = (does: string, about: string, all: readonly TalkFile[] = talks): number =>
    all.filter(({ talk }) => talk.some((step) => step['bot does'] === does && step.about === about)).length;

  test('three or more to an outcome of every dialog', () => {
    const few = [...parts.context.flows.keys()].filter((id) => count('outcome', id) < 3);
    expect(few).toEqual([]);
  });

  test('one or more for every crisis topic', () => {
    const crises = [...parts.content.topics.values()].filter(({ kind }) => kind === 'crisis').map(({ id }) => id);
    expect(crises.filter((id) => count('crisis', id) < 1)).toEqual([]);
  });
});
