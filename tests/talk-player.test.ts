import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';
import { difference, playAnew, TalkEndsEarly, textOf, writtenAnew } from './support/accept-talk.js';
import { playTalk } from './support/play-talk.js';
import { readSmallDialog, SMALL_TALK, type SmallDialog, withSmallDialog } from './support/small-dialog.js';
import type { TalkChannel } from './support/talk-channels.js';
import { readTalkFile, type TalkFile } from './support/talk-file.js';

/**
 * The player of golden talks, on a dialog of its own, so that changes of the guide's dialogs do not change these tests.
 */
const talk = readTalkFile(SMALL_TALK);
const dialog = readSmallDialog();
const play = (it: TalkFile, channel: TalkChannel = withSmallDialog(dialog)) => playTalk(it, channel, 'here', 'all');

/** The dialog with one more question, before or between the others. */
function asking(id: string, options: Record<string, string>, before: string): SmallDialog {
  const question = [id, { text: `Wat is je ${id}?`, options }] as const;
  return Object.fromEntries(
    Object.entries(dialog).flatMap((entry) => (entry[0] === before ? [question, entry] : [entry])),
  );
}

test('a talk that goes as written passes', () => play(talk));

describe('a talk that goes another way', () => {
  const silent: TalkChannel = {
    open: () => Promise.resolve({ text: 'hallo', choices: [], lang: 'nl', event: 'welcome', topic: null }),
    say: () => silent.open(),
    tap: () => silent.open(),
  };
  const broken = (index: number, change: Partial<TalkFile['talk'][number]>): TalkFile => ({
    ...talk,
    talk: talk.talk.map((step, i) => (i === index ? { ...step, ...change } : step)),
  });

  test('says in which file, line and step, what was expected and what came', async () => {
    await expect(play(talk, silent)).rejects.toThrow(
      /^tests\/fixtures\/small-talk\/talk\.yaml:7, step 1 of 4, here\nthe person taps .*\nexpected: a button topic:small\.start to tap\ncame: no choices$/,
    );
  });

  test.each<[string, number, Partial<TalkFile['talk'][number]>, RegExp]>([
    ['a label', 1, { 'person taps': 'Voor niemand' }, /expected: the button says "Voor niemand"\ncame: "Voor mezelf/],
    ['a question', 1, { question: 'age' }, /expected: the question "age" is open\ncame: "place"/],
    ['what is done', 3, { 'bot does': 'asked' }, /expected: the bot does "asked"\ncame: "outcome"/],
    ['a topic', 3, { about: 'other.start' }, /expected: an answer about other\.start\ncame: one about small\.start/],
    ['words', 3, { 'bot says': ['Begin in Parijs'] }, /expected: the bot says "Begin in Parijs"\ncame:/],
    ['words that must not come', 3, { 'bot never says': ['adult'] }, /does not say "adult"/],
    ['a choice', 3, { offers: ['topic:no.such'] }, /expected: the choice topic:no\.such is offered/],
    ['a language', 3, { speaks: 'fr' }, /expected: the bot speaks fr\ncame: nl/],
  ])('%s', async (_what, index, change, message) => {
    await expect(play(broken(index, change))).rejects.toThrow(message);
    await expect(play(broken(index, change))).rejects.toThrow(`step ${index + 1} of 4`);
  });
});

describe('a talk played anew', () => {
  const before = textOf(talk);
  const anew = async (changed: SmallDialog) => {
    const text = await writtenAnew(before, await playAnew(talk, withSmallDialog(changed)));
    return { text, changes: difference(before, text) };
  };

  test('stays as it is where it goes as written', async () => {
    expect((await anew(dialog)).changes).toEqual([]);
    expect(before).toBe(readFileSync(join(ROOT, SMALL_TALK), 'utf8'));
  });

  test('answers a question that comes in between, and shows what changes', async () => {
    const changed = asking('household', { one: 'Ik alleen', unknown: 'Ik weet het niet' }, 'place');
    const { text, changes } = await anew(changed);
    expect(changes).toEqual([
      '16: +     question: household',
      "17: +   - person taps: 'Ik weet het niet'",
      '18: +     id: small.start:household=unknown',
      "26: -     bot says: ['Je koos: self, south, adult.']",
    ]);
    expect(text).toContain('# In the south everything goes well.');
  });

  test('answers a question that comes last, and what is checked of the outcome moves with it', async () => {
    const last = { ...dialog, household: { text: 'Hoe woon je?', options: { one: 'Alleen', unknown: 'Geen idee' } } };
    const played = await playAnew(talk, withSmallDialog(last));
    expect(played.at(-2)!.step).toEqual({
      'person taps': 'Achttien of ouder',
      id: 'small.start:age=adult',
      question: 'household',
    });
    expect(played.at(-1)).toMatchObject({
      from: null,
      step: {
        'person taps': 'Geen idee',
        id: 'small.start:household=unknown',
        'bot does': 'outcome',
        about: 'small.start',
        'bot never says': ['minor'],
        offers: ['do:menu'],
        speaks: 'nl',
      },
    });
  });

  test('keeps what the outcome says when its question is asked no more', async () => {
    const { age, ...shorter } = dialog;
    expect(age).toBeDefined();
    const played = await playAnew(talk, withSmallDialog(shorter));
    expect(played.at(-1)!.step).toMatchObject({
      id: 'small.start:place=south',
      'bot does': 'outcome',
      'bot never says': ['minor'],
      offers: ['do:menu'],
    });
  });

  test('is refused if it does not come to its outcome', async () => {
    const channel = withSmallDialog(dialog);
    const stuck: TalkChannel = {
      ...channel,
      tap: async (id) => {
        const seen = await channel.tap(id);
        return seen.event === 'outcome' ? { ...seen, event: 'asked', choices: [] } : seen;
      },
    };
    const moved = { ...talk, talk: talk.talk.map((step) => ({ ...step, id: step.id?.replace('=adult', '=gone') })) };
    await expect(playAnew(moved, stuck)).rejects.toThrow(TalkEndsEarly);
    await expect(playAnew(moved, stuck)).rejects.toThrow(
      /talk\.yaml:22: the talk now ends before its outcome; add a step/,
    );
  });

  test('leaves out what is asked no more, and takes new labels', async () => {
    const { age, place, ...rest } = dialog;
    expect(age).toBeDefined();
    const shorter = { ...rest, place: { ...place!, options: { ...place!.options, south: 'In de zon' } } };
    const { changes } = await anew(shorter);
    expect(changes).toEqual(
      expect.arrayContaining([
        "18: -   - person taps: 'In het zuiden'",
        "18: +   - person taps: 'In de zon'",
        "22: -   - person taps: 'Achttien of ouder'",
      ]),
    );
  });

  test('goes as written once it is written', async () => {
    const changed = asking('household', { one: 'Ik alleen' }, 'who');
    const played = await playAnew(talk, withSmallDialog(changed));
    const steps = played.map(({ step }) => ({ 'bot says': [], 'bot never says': [], offers: [], ...step }));
    await play({ ...talk, talk: steps as TalkFile['talk'] }, withSmallDialog(changed));
  });
});
