import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Lang } from '../bot/model/lang.js';
import { newTalk } from '../bot/talk/talk-state.js';
import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';

/** What a person types or taps at a question, and which answer it gives. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const NOW = { date: '2026-11-23', minute: 10 * 60 };
const talkIn = (lang?: Lang): Talk => new Talk(parts.bot, NOW, lang);
const deposit = (lang?: Lang): Talk => talkIn(lang).open('deposit.start');

describe('from a question to the dialog, in every language', () => {
  test.each<[Lang, string]>([
    ['nl', 'ik heb een appartement gevonden, ze willen 2400 euro voor ik de sleutel krijg en ik heb dat niet'],
    ['fr', "j'ai trouvé un appartement, ils veulent 2400 euros avant de me donner la clé et je ne les ai pas"],
    ['en', "I found a flat, they want 2400 euro before I get the key and I don't have it"],
    ['ar', 'لقيت شقة وبدهم 2400 يورو قبل ما يعطوني المفتاح وما معي المبلغ'],
  ])('%s', (lang, question) => {
    const talk = talkIn(lang).say(question);
    expect(talk.last.event).toEqual({ kind: 'asked', topic: 'deposit.start' });
    expect(talk.openQuestion).toBe('who');
  });
});

describe('answers', () => {
  test('are taken as number, in any script, as label, as keyword, as id, and in free words', () => {
    expect(deposit().say('1').openQuestion).toBe('region');
    expect(deposit('ar').say('٢').state!.flow!.answers).toEqual({ who: 'minor' });
    expect(deposit('ar').say('۳.').state!.flow!.answers).toEqual({ who: 'helper' });
    expect(deposit().say('voor mezelf of mijn gezin').openQuestion).toBe('region');
    expect(deposit().say('voogd').state!.flow!.answers).toEqual({ who: 'helper' });
    expect(deposit().give({ who: 'self' }).say('de woning is in Gent').openQuestion).toBe('lease');
    expect(deposit().say('helper').state!.flow!.answers).toEqual({ who: 'helper' });
  });

  test('"I don’t know" is an answer', () => {
    const talk = deposit('en').give({ who: 'self' }).say("I don't know");
    expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'unknown' });
  });

  test('a day is taken in words, numbers and any script', () => {
    const before = { who: 'self', region: 'flanders', lease: 'signed' };
    for (const [lang, typed] of [
      ['nl', '2 november 2026'],
      ['fr', '02/11/2026'],
      ['ar', '٢/١١/٢٠٢٦'],
    ] as const) {
      const talk = deposit(lang).give(before).say(typed);
      expect(talk.state!.flow!.answers['signed_on']).toBe('2026-11-02');
    }
  });

  test('an impossible, vague or future day is asked again with the reason, and nothing is lost', () => {
    const talk = deposit('en').give({ who: 'self', region: 'flanders', lease: 'signed' });
    for (const typed of ['31/02/2026', 'December 2026', '31/12/2030', '01/01/1950']) {
      talk.say(typed);
      expect(talk.last.event.kind).toBe('bad_input');
      expect(talk.openQuestion).toBe('signed_on');
      expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'flanders', lease: 'signed' });
    }
  });
});

describe('input that cannot be used', () => {
  test.each(['', '   ', '🙂🙂🙂', '???', '\u200f\u200f'])('"%s" gets a kind sentence, and nothing is lost', (text) => {
    const talk = deposit().give({ who: 'self', region: 'flanders' }).say(text);
    expect(talk.last.event.kind).toBe('bad_input');
    expect(talk.openQuestion).toBe('lease');
  });

  test('five thousand characters', () => {
    const talk = deposit().give({ who: 'self' }).say('woord '.repeat(834));
    expect(talk.last.event.kind).toBe('bad_input');
    expect(talk.openQuestion).toBe('region');
  });

  test.each([
    'deposit.start:region=mars',
    'deposit.start:nothing=yes',
    'topic:no.such',
    'menu:none',
    'lang:xx',
    'do:harm',
    'change:who',
  ])('the unknown choice %s', (id) => {
    const talk = talkIn();
    expect(talk.tap(id).last.event.kind).not.toBe('crisis');
    expect(talk.last.reply.messages.length).toBeGreaterThan(0);
    expect(talk.choices.length).toBeGreaterThan(0);
  });

  test('a question we cannot answer is not guessed at: a person and the menu are offered', () => {
    const talk = talkIn('en').say('who won the football match yesterday');
    expect(['not_understood', 'offered']).toContain(talk.last.event.kind);
    expect(talk.choices.some((id) => id === 'topic:meta.person' || id === 'do:none')).toBe(true);
  });

  test('a state of an older form is no reason to fail', () => {
    const kept = { ...newTalk('nl'), flow: { id: 'gone.flow', answers: { x: 'y' } }, lastTopic: 'gone' };
    expect(new Talk(parts.bot, NOW, 'nl', kept).open().last.event.kind).toBe('welcome');
  });
});
