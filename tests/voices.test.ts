import { beforeAll, describe, expect, test } from '@jest/globals';

import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { LANGS } from '../bot/model/lang.js';
import { Talk } from './support/core-talk.js';

/** Who reads is asked once, where it changes the words, and remembered. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const begin = (lang: (typeof LANGS)[number] = 'nl'): Talk => new Talk(parts.bot, NOW, lang).open();
const blockOf = (lang: (typeof LANGS)[number], topic: string, block: string): string => {
  const words = parts.content.words[lang].get(topic)!.value.blocks[block];
  if (typeof words !== 'string') throw new Error(`${topic} has no text ${block}`);
  return words;
};

describe.each(LANGS)('in %s', (lang) => {
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
