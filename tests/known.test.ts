import { beforeAll, describe, expect, test } from '@jest/globals';

import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';

/**
 * What a person said once is not asked again. In another dialog the bot says what it knows and asks whether it is
 * right.
 */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const talk = (): Talk => new Talk(parts.bot, { date: '2026-11-22', minute: 600 });

function toldDeadline() {
  const it = talk();
  it.tap('topic:reunification.deadline');
  it.tap('reunification.deadline:status=refugee');
  it.say('1 juli 2026');
  it.tap('reunification.deadline:prior=none');
  it.tap('reunification.deadline:young=no');
  it.tap('reunification.deadline:tie=before');
  return it;
}

describe('what is known from another dialog', () => {
  test('is said and asked about, and a yes carries it over', () => {
    const it = toldDeadline();
    expect(it.text).toContain('31 december 2026');
    it.tap('topic:reunification.income');
    expect(it.text).toContain('Erkend vluchteling');
    expect(it.text).toContain('1 juli 2026');
    expect(it.choices).toEqual(expect.arrayContaining(['keep:reunification.income', 'fresh:reunification.income']));
    it.say('ja');
    expect(it.state!.flow).toEqual({
      id: 'reunification.income',
      answers: { status: 'refugee', granted_on: '2026-07-01', prior: 'none' },
    });
    expect(it.choices).toContain('reunification.income:persons=one');
  });

  test('is dropped on a no, as far as this dialog asks it', () => {
    const it = toldDeadline();
    it.tap('topic:reunification.income');
    it.say('nee');
    expect(it.state!.flow).toEqual({ id: 'reunification.income', answers: {} });
    expect(it.state!.known).toEqual({ young: 'no', tie: 'before' });
  });

  test('a changed answer is what is known from then on, and "I don’t know" is not knowledge', () => {
    const it = toldDeadline();
    it.tap('change:status');
    it.tap('reunification.deadline:status=subsidiary');
    expect(it.state!.known['status']).toBe('subsidiary');
    it.tap('change:status');
    it.tap('reunification.deadline:status=unknown');
    expect(it.state!.known['status']).toBeUndefined();
  });

  test('says nothing in a dialog that asks nothing of it', () => {
    const it = toldDeadline();
    it.tap('topic:deposit.start');
    expect(it.choices).toContain('deposit.start:who=self');
  });

  test('goes with "forget me"', () => {
    const it = toldDeadline();
    it.say('vergeet mij');
    expect(it.state).toBeNull();
  });
});

test('the number of questions told is not cut short by a day that is not given yet', () => {
  const it = talk();
  it.tap('topic:reunification.deadline');
  it.tap('reunification.deadline:status=refugee');
  expect(it.last.reply.progress).toMatchObject({ step: 2, of: 5 });
});

describe('answers that cannot be taken', () => {
  const atStatus = () => {
    const it = talk();
    it.tap('topic:reunification.deadline');
    return it;
  };

  test('two statuses at once are asked apart', () => {
    const it = atStatus();
    it.say('erkend vluchteling en subsidiaire bescherming');
    expect(it.text).toContain('meer dan één antwoord');
    expect(it.choices).toContain('reunification.deadline:status=refugee');
  });

  test.each([
    ['vorig jaar in de lente', 'de dag, de maand en het jaar'],
    ['31/02/2026', 'bestaat niet'],
    ['31 december 2030', 'moet nog komen'],
    ['1 januari 1950', 'Zo lang geleden'],
    ['juli 2026', 'de dag, de maand en het jaar'],
  ])('%s: %s', (typed, asked) => {
    const it = atStatus();
    it.tap('reunification.deadline:status=refugee');
    it.say(typed);
    expect(it.text).toContain(asked);
    expect(it.choices).toContain('reunification.deadline:granted_on=unknown');
    expect(it.state!.flow!.answers).toEqual({ status: 'refugee' });
    it.say('٠١/٠٧/٢٠٢٦');
    expect(it.state!.flow!.answers['granted_on']).toBe('2026-07-01');
  });
});
