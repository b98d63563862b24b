import { beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';

import { blocksFor, type Topic, voicesOf } from '../bot/model/topic.js';
import { OTHER_VOICES, type Voice } from '../bot/model/voice.js';
import { answerOf } from '../bot/talk/replies/answer-messages.js';
import { Talk } from './support/core-talk.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** Who reads is asked once, where it changes the words, and remembered. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const begin = (lang: (typeof WHOLE_LANGS)[number] = 'nl'): Talk => new Talk(parts.bot, NOW, lang).open();
const blockOf = (lang: (typeof WHOLE_LANGS)[number], topic: string, block: string): string => {
  const words = parts.content.words[lang].get(topic)!.value.blocks[block];
  if (typeof words !== 'string') throw new Error(`${topic} has no text ${block}`);
  return words;
};

describe.each(WHOLE_LANGS)('in %s', (lang) => {
  test('the family abroad reads "you" about filing, once it has said who it is', () => {
    const talk = begin(lang).tap('topic:reunification.apply');
    expect(talk.text).toContain(blockOf(lang, 'reunification.apply', 'book'));
    expect(talk.choices).toContain('voice:abroad');
    talk.tap('voice:abroad');
    expect(talk.last.event).toMatchObject({ kind: 'answered', topic: 'reunification.apply' });
    expect(talk.text).toContain(blockOf(lang, 'reunification.apply', 'book_abroad'));
    expect(talk.text).not.toContain(blockOf(lang, 'reunification.apply', 'book'));
    expect(talk.last.reply.folds[0]).toMatchObject({ id: 'reunification.apply/abroad', open: true });
    // Said once: it is not asked again, and holds in the next answer too.
    expect(talk.choices).not.toContain('voice:abroad');
    talk.tap('topic:deposit.rules').tap('topic:reunification.apply');
    expect(talk.text).toContain(blockOf(lang, 'reunification.apply', 'book_abroad'));
    // The way back.
    expect(talk.choices).toContain('voice:self');
    expect(talk.tap('voice:self').text).toContain(blockOf(lang, 'reunification.apply', 'book'));
  });

  test('who came by family reunification reads "you" about the health fund, in a dialog of its own too', () => {
    const talk = begin(lang).tap('topic:arrival.health');
    expect(talk.text).toContain(blockOf(lang, 'arrival.health', 'what'));
    talk.tap('voice:arrived');
    expect(talk.text).toContain(blockOf(lang, 'arrival.health', 'what_arrived'));
    expect(talk.text).not.toContain(blockOf(lang, 'arrival.health', 'what'));
    const asked = begin(lang).tap('topic:arrival.start').tap('arrival.start:who=arrived');
    // Who came is here: that is not asked.
    expect(asked.openQuestion).toBe('done');
    asked.give({ done: 'nothing', arrived_on: 'unknown', region: 'flanders', kids: 'none' });
    expect(asked.text).toContain(blockOf(lang, 'arrival.start', 'register_first_arrived'));
    expect(asked.tap('topic:arrival.register').last.reply.folds[0]).toMatchObject({
      id: 'arrival.register/first_years',
      open: true,
    });
  });

  test('a note for minors stands where a minor reads it: first, and open', () => {
    const talk = begin(lang).tap('topic:reunification.start').tap('reunification.start:who=minor');
    talk.tap('topic:reunification.tracing');
    expect(talk.last.reply.folds[0]).toMatchObject({ id: 'reunification.tracing/minor', open: true });
    expect(begin(lang).tap('topic:reunification.tracing').last.reply.folds[0]?.open).toBeUndefined();
  });
});

test('the guided check speaks of the person in Belgium to the family abroad, and tells it what it does itself', () => {
  const talk = begin().tap('topic:reunification.start').tap('reunification.start:who=abroad');
  talk.tap('reunification.start:stage=not_yet');
  expect(talk.text).toContain(parts.content.words.nl.get('reunification.start')!.value.questions['status']!.helper);
  talk.tap('reunification.start:status=pending');
  expect(talk.last.event.kind).toBe('outcome');
  expect(talk.last.reply.folds[0]).toMatchObject({ id: 'reunification.start/from_abroad', open: true });
});

test('who reads is forgotten with everything else', () => {
  const talk = begin().tap('topic:reunification.apply').tap('voice:abroad').tap('topic:meta.forget');
  talk.tap('topic:reunification.apply');
  expect(talk.choices).toContain('voice:abroad');
});

test.each(['voice:nobody', 'voice:', 'voice:abroad '])('%j is no choice of ours, and says so', (id) => {
  expect(begin().tap('topic:reunification.apply').tap(id).last.event.kind).toBe('bad_input');
});

test('who reads, before anything was shown: an old button', () => {
  expect(begin().tap('voice:abroad').last.event.kind).toBe('bad_input');
});

describe('each topic, for each reader of whom it says something else', () => {
  const topics = [...loadContent().topics.values()].filter(({ kind }) => kind !== 'flow');
  const cases = topics.flatMap((topic) =>
    OTHER_VOICES.filter((voice) => voicesOf(topic).includes(voice) || topic.voices[voice] !== undefined).map(
      (voice) => [voice, topic.id, topic] as const,
    ),
  );
  const headlines = (topic: Topic, voice: Voice | null): string[] =>
    blocksFor(topic, voice)
      .filter(({ role, fold }) => role === 'headline' && fold === undefined)
      .map(({ id, instead }) => instead ?? id);

  test.each(cases)('%s reads %s in own words or a fold of its own, under the same headline', (voice, _id, topic) => {
    expect(answerOf(topic, voice)).not.toEqual(answerOf(topic));
    expect(headlines(topic, voice)).toEqual(headlines(topic, null));
    if (topic.voices[voice] !== undefined) expect(answerOf(topic, voice).folds?.[0]?.open).toBe(true);
  });

  test.each(['minor', 'helper', 'abroad', 'arrived'] as const)('there is something for %s', (voice) => {
    expect(cases.filter(([of]) => of === voice).length).toBeGreaterThan(1);
  });
});
