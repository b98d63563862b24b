import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { BotParts } from '../bot/guide/create-guide.js';
import { LANGS } from '../bot/model/lang.js';
import { playTalk } from './support/play-talk.js';
import { inCore, overDirectLine, type TalkChannel } from './support/talk-channels.js';
import { stopAll } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { readTalks, type TalkFile } from './support/talk-file.js';
import { inTeams } from './support/talk-in-teams.js';
import { botParts, startTeams, stopTeams, type Teams } from './support/teams.js';

/** The golden talks, as a person would have them on each channel. What they look like: `tests/talks/README.md`. */
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

/** A talk of taps alone says nothing in any one language: it goes the same way in all of them. */
const tapped = talks.filter(({ talk }) => talk.every(({ id }) => id !== undefined && !id.startsWith('lang:')));

test.each(LANGS)('talks of taps alone go the same way in %s', async (lang) => {
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

describe('a talk that goes another way', () => {
  const talk = talks.find(({ file }) => file.endsWith('/change-an-answer.yaml'))!;
  const silent: TalkChannel = {
    open: () => Promise.resolve({ text: 'hallo', choices: [], lang: 'nl', event: 'welcome', topic: null }),
    say: () => silent.open(),
    tap: () => silent.open(),
  };
  const broken = (index: number, change: Partial<TalkFile['talk'][number]>): TalkFile => ({
    ...talk,
    talk: talk.talk.map((step, i) => (i === index ? { ...step, ...change } : step)),
  });
  const play = (it: TalkFile) => playTalk(it, inCore(parts.bot, it.language, it.at), 'the bot itself', 'all');

  test('says in which file, line and step, what was expected and what came', async () => {
    await expect(playTalk(talk, silent, 'nowhere', 'all')).rejects.toThrow(
      /^tests\/talks\/change-an-answer\.yaml:\d+, step 1 of 12, nowhere\nthe person taps .*\nexpected: a button topic:deposit\.start to tap\ncame: no choices$/,
    );
  });

  test.each<[string, number, Partial<TalkFile['talk'][number]>, RegExp]>([
    ['a label', 1, { 'person taps': 'Voor niemand' }, /expected: the button says "Voor niemand"\ncame: "Voor mezelf/],
    ['a question', 1, { question: 'lease' }, /expected: the question "lease" is open\ncame: "region"/],
    ['what is done', 8, { 'bot does': 'asked' }, /expected: the bot does "asked"\ncame: "outcome"/],
    ['a topic', 8, { about: 'arrival.start' }, /expected: an answer about arrival\.start\ncame: one about deposit/],
    ['words', 8, { 'bot says': ['Begin in Parijs'] }, /expected: the bot says "Begin in Parijs"\ncame:/],
    ['words that must not come', 8, { 'bot never says': ['Woningfonds'] }, /does not say "Woningfonds"/],
    ['a choice', 8, { offers: ['topic:no.such'] }, /expected: the choice topic:no\.such is offered/],
    ['a language', 8, { speaks: 'fr' }, /expected: the bot speaks fr\ncame: nl/],
  ])('%s', async (_what, index, change, message) => {
    await expect(play(broken(index, change))).rejects.toThrow(message);
    await expect(play(broken(index, change))).rejects.toThrow(`step ${index + 1} of 12`);
  });
});
