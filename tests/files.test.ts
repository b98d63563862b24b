import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readLocale } from '../bot/content/locale.js';
import type { BotParts } from '../bot/guide/create-guide.js';
import { LANGS, type Lang } from '../bot/model/lang.js';
import { Talk } from './support/core-talk.js';
import { beginTalk, type TestTalk } from './support/direct-line-call.js';
import { startServer, type TestServer } from './support/server.js';
import { botParts, cardIn, inChannel, startTeams, stopTeams, type Teams, textOf } from './support/teams.js';

/** Photos and files: in every channel one sentence says what becomes of them, and typed words are answered as well. */
let parts: BotParts;
beforeAll(async () => {
  parts = await botParts();
});
afterAll(stopTeams);

const NOW = { date: '2026-11-23', minute: 10 * 60 };
const sentence = (lang: Lang): string => (readLocale(lang)['input'] as Record<string, string>)['files']!;

describe('the bot', () => {
  const send = (talk: Talk, text = ''): Talk => talk.take({ kind: 'text', text, files: true });

  test.each(LANGS)('says in %s that a letter can be read together, and offers what it offers anyway', (lang) => {
    const talk = send(new Talk(parts.bot, NOW, lang).open());
    expect(talk.text).toContain(sentence(lang));
    expect(sentence(lang)).toMatch(/CAW/);
    expect(talk.choices.length).toBeGreaterThan(3);
  });

  test('leaves the question open, and says the same each time', () => {
    const talk = new Talk(parts.bot, NOW).open('deposit.start');
    const again = (): [string | undefined, boolean] => [send(talk).openQuestion, talk.text.includes(sentence('nl'))];
    expect([again(), again()]).toEqual([
      ['who', true],
      ['who', true],
    ]);
    send(talk, 'voor mezelf');
    expect(talk.state!.flow!.answers).toEqual({ who: 'self' });
    expect(talk.text).toContain(sentence('nl'));
  });

  test('answers the words that came with a letter', () => {
    const words = 'huurwaarborg OCMW';
    const alone = new Talk(parts.bot, NOW).open().say(words);
    const talk = send(new Talk(parts.bot, NOW).open(), words);
    expect(talk.last.reply.topic).toBe(alone.last.reply.topic);
    expect(talk.last.reply.topic).not.toBeNull();
    expect(talk.text).toContain(sentence('nl'));
  });

  test('puts nothing above the help in danger', () => {
    const words = 'mijn man slaat mij';
    const alone = new Talk(parts.bot, NOW).open().say(words);
    const talk = send(new Talk(parts.bot, NOW).open(), words);
    expect(talk.last.event.kind).toBe('crisis');
    expect(talk.last.reply.messages.slice(0, -1)).toEqual(alone.last.reply.messages);
    expect(JSON.stringify(talk.last.reply.messages.at(-1))).toContain(sentence('nl'));
  });
});

describe('over Direct Line', () => {
  let server: TestServer;
  let talk: TestTalk;
  beforeAll(async () => {
    server = await startServer({ bot: parts.bot });
    talk = await beginTalk(server.url);
  });

  test('a photo alone and a photo with words in the activity itself', async () => {
    const photo = { contentType: 'image/jpeg', contentUrl: 'data:image/jpeg;base64,AAAA', name: 'brief-ann.jpg' };
    await talk.say({ text: undefined, attachments: [photo] });
    await talk.say({ text: 'wat moet ik met deze brief over de huurwaarborg?', attachments: [photo] });
    const { replies } = await talk.since();
    expect(replies.filter(({ text }) => text.includes(sentence('nl')))).toHaveLength(2);
    const log = JSON.stringify(await talk.since());
    expect(log).not.toMatch(/brief-ann|base64/);
  });
});

describe('in Teams', () => {
  const photo = { contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/photo' };
  const html = { contentType: 'text/html', content: '<p>huurwaarborg</p>' };
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://ann.sharepoint.com/contract.pdf',
    name: 'contract.pdf',
    content: { downloadUrl: 'https://download.example/x', fileType: 'pdf' },
  };
  let teams: Teams;
  beforeAll(async () => {
    teams = await startTeams();
  });
  const said = async (text: string | undefined, activity: Record<string, unknown>): Promise<string> =>
    (await teams.say(text ?? '', { text, ...activity })).map(textOf).join('\n');

  test.each([
    ['a photo', [photo]],
    ['a file', [file]],
    ['a photo that stands in the text', [{ ...html, content: '<p><img src="x"></p>' }, photo]],
  ])('%s without words', async (_, attachments) => {
    expect(await said(undefined, { attachments })).toContain(sentence('nl'));
  });

  test('a photo with words: both get their answer', async () => {
    const upon = await teams.say('huurwaarborg', { attachments: [html, photo] });
    expect(upon.map(textOf).join('\n')).toContain(sentence('nl'));
    expect(upon.length).toBeGreaterThan(1);
    expect(upon.some((sent) => cardIn(sent))).toBe(true);
  });

  test('in a channel, where it names the bot', async () => {
    expect(await said(undefined, { ...inChannel(''), attachments: [photo] })).toContain(sentence('nl'));
  });

  test.each([
    ['the HTML of each message', [html]],
    ['the message that it answers', [html, { contentType: 'messageReference', content: '{}' }]],
    ['a shared card', [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }]],
  ])('%s is no file', async (_, attachments) => {
    expect(await said('huurwaarborg', { attachments })).not.toContain(sentence('nl'));
  });
});
