import { beforeAll, describe, expect, test } from '@jest/globals';

import type { BotAnswer, Input } from '../bot/bot.js';
import type { Lang } from '../bot/core/lang.js';
import { newTalk, type TalkState } from '../bot/core/state.js';
import { createBotParts, type BotParts } from '../bot/create-bot.js';
import { plainText } from '../bot/render/plain.js';

/** Talks with the bot itself, as every channel does, on a fixed day. */
const NOW = { date: '2026-11-23', minute: 10 * 60 };

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

class Talk {
  state: TalkState | null = null;
  last!: BotAnswer;
  constructor(readonly lang: Lang = 'nl') {}

  #turn(input: Input): this {
    // What is kept between two messages is plain data: it survives being written and read.
    const kept = this.state === null ? null : (JSON.parse(JSON.stringify(this.state)) as TalkState);
    this.last = parts.bot.answer(kept, input, { now: NOW, lang: this.lang });
    this.state = this.last.state;
    return this;
  }
  open = (topic?: string) => this.#turn({ kind: 'open', topic });
  say = (text: string) => this.#turn({ kind: 'text', text });
  tap = (id: string) => this.#turn({ kind: 'choice', id });
  /** Answers questions of the running dialog by option id. */
  give(answers: Record<string, string>): this {
    for (const [question, answer] of Object.entries(answers)) {
      expect(this.openQuestion).toBe(question);
      this.tap(`deposit.start:${question}=${answer}`);
    }
    return this;
  }
  get text(): string {
    return this.last.reply.messages.map((message) => plainText(message)).join('\n\n');
  }
  get choices(): string[] {
    return this.last.reply.choices.map(({ id }) => id);
  }
  /** The id of the question that is open, by its choices. */
  get openQuestion(): string | undefined {
    return /^deposit\.start:([a-z_]+)=/.exec(this.choices.find((id) => id.startsWith('deposit.start:')) ?? '')?.[1];
  }
}

const toOutcome = {
  who: 'self',
  region: 'flanders',
  lease: 'draft',
  reception: 'no',
  papers: 'protection',
  income: 'work',
  arrears: 'no',
  urgency: 'weeks',
};

describe('from a question to the dialog, in every language', () => {
  test.each<[Lang, string]>([
    ['nl', 'ik heb een appartement gevonden, ze willen 2400 euro voor ik de sleutel krijg en ik heb dat niet'],
    ['fr', "j'ai trouvé un appartement, ils veulent 2400 euros avant de me donner la clé et je ne les ai pas"],
    ['en', "I found a flat, they want 2400 euro before I get the key and I don't have it"],
    ['ar', 'لقيت شقة وبدهم 2400 يورو قبل ما يعطوني المفتاح وما معي المبلغ'],
  ])('%s', (lang, question) => {
    const talk = new Talk(lang).say(question);
    expect(talk.last.event).toEqual({ kind: 'asked', topic: 'deposit.start' });
    expect(talk.openQuestion).toBe('who');
  });
});

describe('answers', () => {
  test('are taken as number, in any script, as label, as keyword, as id, and in free words', () => {
    expect(new Talk().open('deposit.start').say('1').openQuestion).toBe('region');
    expect(new Talk('ar').open('deposit.start').say('٢').state!.flow!.answers).toEqual({ who: 'minor' });
    expect(new Talk('ar').open('deposit.start').say('۳.').state!.flow!.answers).toEqual({ who: 'helper' });
    expect(new Talk().open('deposit.start').say('voor mezelf of mijn gezin').openQuestion).toBe('region');
    expect(new Talk().open('deposit.start').say('voogd').state!.flow!.answers).toEqual({ who: 'helper' });
    expect(new Talk().open('deposit.start').give({ who: 'self' }).say('de woning is in Gent').openQuestion).toBe(
      'lease',
    );
    expect(new Talk().open('deposit.start').say('helper').state!.flow!.answers).toEqual({ who: 'helper' });
  });

  test('"I don’t know" is an answer', () => {
    const talk = new Talk('en').open('deposit.start').give({ who: 'self' }).say("I don't know");
    expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'unknown' });
  });

  test('a day is taken in words, numbers and any script', () => {
    const before = { who: 'self', region: 'flanders', lease: 'signed' };
    for (const [lang, typed] of [
      ['nl', '2 november 2026'],
      ['fr', '02/11/2026'],
      ['ar', '٢/١١/٢٠٢٦'],
    ] as const) {
      const talk = new Talk(lang).open('deposit.start').give(before).say(typed);
      expect(talk.state!.flow!.answers['signed_on']).toBe('2026-11-02');
    }
  });

  test('an impossible, vague or future day is asked again with the reason, and nothing is lost', () => {
    const talk = new Talk('en').open('deposit.start').give({ who: 'self', region: 'flanders', lease: 'signed' });
    for (const typed of ['31/02/2026', 'December 2026', '31/12/2030', '01/01/1950']) {
      talk.say(typed);
      expect(talk.last.event.kind).toBe('bad_input');
      expect(talk.openQuestion).toBe('signed_on');
      expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'flanders', lease: 'signed' });
    }
  });
});

describe('moving about', () => {
  test('back opens the last question again, as often as one likes', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders', lease: 'draft' });
    expect(talk.tap('do:back').openQuestion).toBe('lease');
    expect(talk.say('terug').openQuestion).toBe('region');
    expect(talk.tap('do:back').openQuestion).toBe('who');
    expect(talk.tap('do:back').openQuestion).toBe('who');
  });

  test('an answer can be changed from the outcome, and the later answers that still fit are kept', () => {
    const talk = new Talk().open('deposit.start').give(toOutcome);
    expect(talk.last.event.kind).toBe('outcome');
    talk.tap('do:change');
    expect(talk.choices).toContain('change:income');
    talk.tap('change:income');
    expect(talk.openQuestion).toBe('income');
    talk.tap('deposit.start:income=none');
    expect(talk.last.event.kind).toBe('outcome');
    expect(talk.text).toContain('Begin bij het OCMW');
  });

  test('an old button changes its own question, and never answers another', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders' });
    talk.tap('deposit.start:who=minor');
    expect(talk.openQuestion).toBe('lease');
    expect(talk.state!.flow!.answers).toEqual({ who: 'minor', region: 'flanders' });
  });

  test('restart begins the dialog anew', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders' }).tap('do:restart');
    expect(talk.openQuestion).toBe('who');
    expect(talk.state!.flow!.answers).toEqual({});
  });

  test('the language changes in the middle of the dialog: same question, nothing lost', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders' });
    talk.tap('lang:ar');
    expect(talk.last.reply).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(talk.openQuestion).toBe('lease');
    expect(talk.say('١').state!.flow!.answers).toEqual({ who: 'self', region: 'flanders', lease: 'draft' });
    expect(talk.tap('lang:fr').last.reply.lang).toBe('fr');
  });

  test('a question in the middle is answered, then the dialog goes on where it was', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders' });
    talk.say('de huisbaas wil cash geld, is dat oplichting?');
    expect(talk.last.event).toEqual({ kind: 'answered', topic: 'deposit.scam' });
    expect(talk.openQuestion).toBe('lease');
    expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'flanders' });
  });

  test('forget me leaves nothing to keep', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self' }).say('vergeet mij');
    expect(talk.last.event.kind).toBe('forgotten');
    expect(talk.state).toBeNull();
  });
});

describe('danger comes first', () => {
  test.each<[Lang, string, string]>([
    ['nl', 'mijn man slaat mij', 'safety.violence'],
    ['fr', 'je veux mourir', 'safety.suicide'],
    ['en', 'I have nowhere to sleep tonight', 'housing.homeless'],
    ['ar', 'زوجي يضربني', 'safety.violence'],
    ['nl', 'i want to kill myself', 'safety.suicide'],
  ])('%s, in the middle of the dialog: %s', (lang, words, topic) => {
    const talk = new Talk(lang).open('deposit.start').give({ who: 'self' }).say(words);
    expect(talk.last.event).toEqual({ kind: 'crisis', topic });
    expect(talk.text).toMatch(/\b(112|1712|1813|106|107|0800)\b/);
    expect(talk.choices).toContain('do:continue');
    expect(talk.tap('do:continue').openQuestion).toBe('region');
  });
});

describe('input that cannot be used', () => {
  test.each(['', '   ', '🙂🙂🙂', '???', '\u200f\u200f'])('"%s" gets a kind sentence, and nothing is lost', (text) => {
    const talk = new Talk().open('deposit.start').give({ who: 'self', region: 'flanders' }).say(text);
    expect(talk.last.event.kind).toBe('bad_input');
    expect(talk.openQuestion).toBe('lease');
  });

  test('five thousand characters', () => {
    const talk = new Talk().open('deposit.start').give({ who: 'self' }).say('woord '.repeat(834));
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
    const talk = new Talk();
    expect(talk.tap(id).last.event.kind).not.toBe('crisis');
    expect(talk.last.reply.messages.length).toBeGreaterThan(0);
    expect(talk.choices.length).toBeGreaterThan(0);
  });

  test('a question we cannot answer is not guessed at: a person and the menu are offered', () => {
    const talk = new Talk('en').say('who won the football match yesterday');
    expect(['not_understood', 'offered']).toContain(talk.last.event.kind);
    expect(talk.choices.some((id) => id === 'topic:meta.person' || id === 'do:none')).toBe(true);
  });

  test('a state of an older form is no reason to fail', () => {
    const kept = { ...newTalk('nl'), flow: { id: 'gone.flow', answers: { x: 'y' } }, lastTopic: 'gone' };
    const answer = parts.bot.answer(kept, { kind: 'open' }, { now: NOW, lang: 'nl' });
    expect(answer.event.kind).toBe('welcome');
  });
});

describe('what an outcome tells', () => {
  test('the deadline of reception, with the days left', () => {
    const talk = new Talk('en')
      .open('deposit.start')
      .give({ who: 'self', region: 'flanders', lease: 'draft', reception: 'yes' });
    talk.say('01/12/2026').give({ papers: 'protection', income: 'living_wage', arrears: 'no', urgency: 'days' });
    expect(talk.text).toContain('1 December 2026');
    expect(talk.text).toContain('8 days');
    expect(talk.text).toContain('art. 2 § 8');
  });

  test('right-to-left text keeps amounts, dates and foreign words together', () => {
    const talk = new Talk('ar').open('deposit.start').give(toOutcome);
    const isolated = talk.text.match(/\u2068[^\u2069]*\u2069/g) ?? [];
    expect(isolated.length).toBeGreaterThan(5);
  });

  test('past their check, facts are not shown: the text says where to check', () => {
    const late = { now: { date: '2027-05-23', minute: 600 }, lang: 'en' as const };
    const reply = parts.bot.answer(null, { kind: 'choice', id: 'topic:deposit.rules' }, late).reply;
    const text = reply.messages.map((message) => plainText(message)).join('\n');
    expect(text).toContain('not checked it recently enough');
    expect(text).not.toMatch(/\b3 months\b/);
  });

  test('sources and the date checked stand under every answer', () => {
    const talk = new Talk('fr').tap('topic:deposit.ocmw');
    const sources = talk.last.reply.messages.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'sources');
    expect(sources).toMatchObject({ checked: expect.stringContaining('22 novembre 2026') });
  });
});
