import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LANGS } from '../bot/core/lang.js';
import { readLocale } from '../bot/render/translations.js';
import { stopAll } from './support/server.js';
import {
  BOT,
  botParts,
  cardIn,
  CHANNEL,
  choicesIn,
  GROUP,
  partsOf,
  startTeams,
  stopServices,
  textOf,
} from './support/teams.js';

/** The talk in Teams, over HTTP, with a stub of the service to which botbuilder's connector client sends. */
beforeAll(botParts);
afterEach(async () => {
  await stopAll();
  await stopServices();
});

const PRIVATE = `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(BOT.id)}`;
const NAMED = [{ type: 'mention', text: '<at>Wegwijs</at>', mentioned: { id: BOT.id, name: 'Wegwijs' } }];
const inChannel = (text: string) => ({ conversation: CHANNEL, entities: NAMED, text: `<at>Wegwijs</at>&nbsp;${text}` });

describe('cards', () => {
  test('a tapped card is replaced by what was chosen, and acts once', async () => {
    const teams = await startTeams();
    const [, card] = await teams.say('topic:deposit.start');
    expect(textOf(card!)).toContain('Voor wie vraag je dit?');
    const upon = await teams.tap(card!, 'Voor mezelf of mijn gezin');
    expect(upon.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    expect(textOf(upon[0]!)).toContain('Waar ligt de nieuwe woning?');
    expect(upon[1]!.path).toBe('/v3/conversations/a:personal/activities/m2');
    expect(textOf(upon[1]!)).toBe('Voor wie vraag je dit?\n✓ Voor mezelf of mijn gezin');
    expect(choicesIn(upon[1]!)).toEqual([]);
    expect(await teams.tap(card!, 'Voor mezelf of mijn gezin')).toEqual([]);
  });

  test('two taps at once are answered once', async () => {
    const teams = await startTeams();
    const [, card] = await teams.say('topic:deposit.start');
    const both = [card!, card!].map((tapped) => teams.tap(tapped, 'Voor mezelf of mijn gezin'));
    await Promise.all(both);
    const asked = teams.service.calls.filter(
      ({ method, activity }) => method === 'POST' && JSON.stringify(activity).includes('Waar ligt'),
    );
    expect(asked).toHaveLength(1);
  });

  test('typed words close the open card too', async () => {
    const teams = await startTeams();
    await teams.say('topic:deposit.start');
    const upon = await teams.say('voor mezelf');
    expect(upon.map(({ method, path }) => [method, path.split('/').at(-1)])).toContainEqual(['PUT', 'm2']);
    expect(choicesIn(upon.at(-1)!)).toEqual([]);
  });

  test('a button of an earlier question changes that answer and no other', async () => {
    const teams = await startTeams();
    const [, who] = await teams.say('topic:deposit.start');
    const [region] = await teams.tap(who!, 'Voor mezelf of mijn gezin');
    const [lease] = await teams.tap(region!, 'Vlaanderen');
    expect(textOf(lease!)).toContain('Heb je al een huurcontract?');
    const [again] = await teams.tap(region!, 'Wallonië');
    expect(textOf(again!)).not.toContain('Waar ligt de nieuwe woning?');
    const [open] = await teams.say('do:change');
    expect(choicesIn(open!).join()).toContain('Wallonië');
  });

  test('a day is picked on the card, and one out of bounds is told why', async () => {
    const teams = await startTeams();
    let [, card] = await teams.say('topic:deposit.start');
    for (const label of ['Voor mezelf of mijn gezin', 'Vlaanderen', 'Ja, ik heb getekend']) {
      [card] = await teams.tap(card!, label);
    }
    const submit = [...partsOf(cardIn(card!))].find(({ data }) => data?.asks);
    expect([...partsOf(cardIn(card!))].some(({ type }) => type === 'Input.Date')).toBe(true);
    const pick = (day: string) => teams.say('', { replyToId: 'card', value: { ...submit.data, day } });
    expect(textOf((await pick('2027-05-05'))[0]!)).toContain('Die dag moet nog komen');
    const upon = await pick('2026-11-02');
    expect(textOf(upon[0]!)).toContain('Woon je nu in een opvangcentrum?');
    expect(textOf(upon.at(-1)!)).toContain('2 november 2026');
  });

  test('an answer that did not arrive is given again when the button is tapped again', async () => {
    const teams = await startTeams();
    const [, card] = await teams.say('topic:deposit.start');
    teams.service.refuse.push(404);
    await expect(teams.tap(card!, 'Voor mezelf of mijn gezin')).rejects.toThrow(/400/);
    const upon = await teams.tap(card!, 'Voor mezelf of mijn gezin');
    expect(upon.map(textOf).join('\n')).toContain('Waar ligt de nieuwe woning?');
  });

  test('a card that cannot be replaced does not stop the talk', async () => {
    const teams = await startTeams();
    const [, card] = await teams.say('topic:deposit.start');
    teams.service.refuse.push(200, 404);
    expect((await teams.tap(card!, 'Voor mezelf of mijn gezin')).map(({ method }) => method)).toEqual(['POST']);
  });

  test.each([
    ['a choice that is none', { choice: 'nonsense' }],
    ['a choice that is a number', { choice: 7 }],
    ['a day for a question that is none', { asks: 'nowhere:nothing', day: 'soon' }],
    ['a value without a choice', { something: 'else' }],
    ['too long a choice', { choice: 'x'.repeat(5000) }],
    ['a text', 'nonsense'],
  ])('%s is answered with a kind sentence', async (_, value) => {
    const teams = await startTeams();
    const upon = await teams.say('', { value });
    expect(upon.length).toBeGreaterThan(0);
    expect(upon.every(({ method }) => method === 'POST')).toBe(true);
  });

  test('a long message is told to be too long', async () => {
    const teams = await startTeams();
    const upon = await teams.say('x'.repeat(20_000), {
      attachments: [{ contentType: 'text/html', content: 'x'.repeat(20_000) }],
    });
    expect(textOf(upon[0]!)).toContain('Je bericht is te lang');
  });

  test('a notification does not say what the talk is about', async () => {
    const teams = await startTeams();
    const upon = await teams.say('mijn man slaat mij');
    expect(new Set(upon.map(({ activity }) => activity.summary))).toEqual(new Set(['Informatie']));
    expect(upon.every(({ activity }) => activity.text === undefined)).toBe(true);
  });
});

describe('personal chats', () => {
  test('who installs the bot is greeted once, in their language', async () => {
    const teams = await startTeams();
    const install = { text: undefined, locale: 'ar-SA' };
    await teams.send({ ...install, type: 'installationUpdate', action: 'add' });
    await teams.send({ ...install, type: 'conversationUpdate', membersAdded: [{ id: BOT.id }] });
    const cards = teams.service.calls.map(cardIn);
    expect(cards).toHaveLength(2);
    expect(cards.every(({ lang, rtl }) => lang === 'ar' && rtl)).toBe(true);
  });

  test('other members, left members and events of Teams are no reason to speak', async () => {
    const teams = await startTeams();
    const update = { type: 'conversationUpdate', text: undefined };
    await teams.send({ ...update, membersAdded: [{ id: '29:bob' }] });
    await teams.send({ ...update, membersRemoved: [{ id: '29:bob' }] });
    await teams.send({ ...update, channelData: { eventType: 'channelRenamed' } });
    await teams.send({ type: 'messageReaction', text: undefined });
    await teams.send({ type: 'typing', text: undefined });
    expect(teams.service.calls).toEqual([]);
  });

  test.each(LANGS)('the commands of the menu are understood in %s, with a slash too', async (lang) => {
    const { app } = readLocale(lang)['teams'] as unknown as { app: { commands: Record<string, { title: string }> } };
    const { not_understood: notUnderstood } = readLocale(lang)['input'] as Record<string, string>;
    const teams = await startTeams();
    for (const { title } of Object.values(app.commands)) {
      for (const typed of [title, `/${title}`]) {
        const upon = await teams.say(typed, { locale: lang });
        expect([typed, cardIn(upon[0]!).lang]).toEqual([typed, lang]);
        expect(upon.map(textOf).join('\n')).not.toContain(notUnderstood);
      }
    }
    expect((await teams.say('/help', { locale: lang })).length).toBeGreaterThan(0);
  });

  test('"forget me" and removing the app delete all that is kept', async () => {
    const teams = await startTeams();
    const kept = () =>
      readdir(join(teams.server.stateDir, 'talks'), { recursive: true }).then((all) =>
        all.filter((name) => name.includes('.')),
      );
    await teams.say('topic:deposit.start');
    expect(await kept()).toHaveLength(1);
    await teams.say('vergeet mij');
    expect(await kept()).toEqual([]);
    await teams.say('topic:deposit.start');
    await teams.send({ type: 'installationUpdate', action: 'remove', text: undefined });
    expect(await kept()).toEqual([]);
  });
});

describe('groups', () => {
  test('a group that adds the bot gets one short message', async () => {
    const teams = await startTeams();
    const install = { conversation: GROUP, text: undefined };
    await teams.send({ ...install, type: 'conversationUpdate', membersAdded: [{ id: BOT.id }] });
    await teams.send({ ...install, type: 'installationUpdate', action: 'add' });
    expect(teams.service.calls).toHaveLength(1);
    expect(textOf(teams.service.calls[0]!)).toContain('Iedereen in dit gesprek kan meelezen');
  });

  test('only who names the bot is answered; the name is taken out of the message', async () => {
    const teams = await startTeams();
    expect(await teams.say('huurwaarborg', { conversation: CHANNEL })).toEqual([]);
    const upon = await teams.say('', inChannel('topic:deposit.start'));
    expect(upon.map(textOf).join('\n')).toContain('Voor wie vraag je dit?');
    expect(upon[0]!.path).toContain(`/v3/conversations/${CHANNEL.id}/activities`);
  });

  test('that others read along is said once in a talk, with a way to a private chat', async () => {
    const teams = await startTeams();
    const [warning] = await teams.say('', inChannel('topic:deposit.start'));
    expect(textOf(warning!)).toContain('Iedereen in dit gesprek kan meelezen');
    expect([...partsOf(cardIn(warning!))].find(({ url }) => url)?.url).toBe(PRIVATE);
    const next = await teams.say('', inChannel('menu'));
    expect(next.map(textOf).join('\n')).not.toContain('Iedereen in dit gesprek kan meelezen');
  });

  test('each person has a talk of their own; a card of another one is left as it is', async () => {
    const teams = await startTeams();
    const upon = await teams.say('', inChannel('topic:deposit.start'));
    const bob = { conversation: CHANNEL, from: { id: '29:bob' } };
    const tapped = await teams.tap(upon.at(-1)!, 'Voor mezelf of mijn gezin', bob);
    expect(tapped.every(({ method }) => method === 'POST')).toBe(true);
    const own = await teams.tap(upon.at(-1)!, 'Voor mezelf of mijn gezin', { conversation: CHANNEL });
    expect(own.map(textOf).join('\n')).toContain('Waar ligt de nieuwe woning?');
    expect(own.some(({ method }) => method === 'PUT')).toBe(true);
  });

  test.each([CHANNEL, GROUP])(
    'danger is answered shortly and discreetly in a $conversationType',
    async (conversation) => {
      const teams = await startTeams();
      const upon = await teams.say('', { ...inChannel('mijn man slaat mij'), conversation });
      expect(upon).toHaveLength(1);
      const { text, attachments } = upon[0]!.activity;
      expect(attachments).toBeUndefined();
      expect(text.length).toBeLessThan(400);
      expect(text).toContain('[112](tel:112)');
      expect(text).toContain(`](${PRIVATE})`);
      expect(text).not.toMatch(/geweld|slaat|1712/i);
    },
  );
});

describe('sharing an answer', () => {
  const search = (query: string, locale = 'nl-BE') => ({
    type: 'invoke',
    name: 'composeExtension/query',
    text: undefined,
    locale,
    conversation: GROUP,
    value: { commandId: 'share', parameters: [{ name: 'query', value: query }], queryOptions: { skip: 0, count: 25 } },
  });

  test.each([
    ['nl', 'huurwaarborg', 'deposit.'],
    ['fr', 'garantie locative', 'deposit.'],
    ['en', 'my wife is still in Syria', 'reunification.'],
    ['ar', 'ضمان الإيجار', 'deposit.'],
  ])('a search in %s finds answers in that language, each with a link', async (lang, query, topic) => {
    const teams = await startTeams();
    const { status, body } = await teams.send(search(query, lang));
    expect(status).toBe(200);
    const { type, attachments } = body.composeExtension;
    expect(type).toBe('result');
    expect(attachments[0].content).toMatchObject({ type: 'AdaptiveCard', lang });
    expect(attachments[0].preview.content.title).not.toBe('');
    const urls = attachments.map(
      ({ content }: any) => [...partsOf(content)].findLast((part) => part.type === 'Action.OpenUrl').url,
    );
    expect(urls[0]).toContain(`https://guide.example.org/${lang}/${topic}`);
    expect(teams.service.calls).toEqual([]);
  });

  test('without a query it offers where to begin; with nothing found it says so', async () => {
    const teams = await startTeams();
    const initial = {
      ...search(''),
      value: { commandId: 'share', parameters: [{ name: 'initialRun', value: 'true' }] },
    };
    const { body } = await teams.send(initial);
    expect(body.composeExtension.attachments.length).toBeGreaterThan(2);
    const nothing = await teams.send(search('xyzzy qwrt'));
    expect(nothing.body.composeExtension).toMatchObject({
      type: 'message',
      text: expect.stringContaining('Geen antwoord'),
    });
  });

  test('of what is about danger only the title is shared', async () => {
    const teams = await startTeams();
    const { body } = await teams.send(search('mijn man slaat mij'));
    const card = body.composeExtension.attachments.find(({ content }: any) =>
      JSON.stringify(content).includes('/nl/safety.'),
    );
    expect(card.content.body).toHaveLength(3);
  });

  test.each([
    [{ ...search('x'), value: { parameters: 'x' } }, 200],
    [{ ...search('x'), value: null }, 200],
    [{ ...search('x'), name: 'composeExtension/submitAction' }, 400],
    [{ ...search('x'), name: 'task/fetch' }, 400],
  ])('other commands are answered, never with a fault (%#)', async (activity, status) => {
    const teams = await startTeams();
    expect((await teams.send(activity)).status).toBe(status);
  });
});

test('nothing of who writes is stored or logged', async () => {
  const logged: string[] = [];
  const teams = await startTeams({ logged, env: { LOG_LEVEL: 'debug' } });
  const canaries = ['Canary Name', 'canary@tenant.example', 'aad-canary', 'tenant-canary', '29:canary', '19:canary'];
  const [name, email, aadObjectId, tenantId, id, conversation] = canaries;
  const who = {
    from: { id, name, aadObjectId, email, userPrincipalName: email, tenantId },
    conversation: { conversationType: 'groupChat', isGroup: true, id: conversation, tenantId, name },
    channelData: { tenant: { id: tenantId }, settings: { selectedChannel: { id: conversation } } },
    entities: [...NAMED, { type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } }],
  };
  await teams.say(`<at>Wegwijs</at> <at>${name}</at> topic:deposit.start`, who);
  const [card] = teams.service.calls.slice(-1);
  await teams.tap(card!, 'Voor mezelf of mijn gezin', { ...who, text: undefined });
  teams.service.refuse.push(500);
  await teams.send({ ...who, text: `<at>Wegwijs</at> ${name} ${email}` });
  const files = await readdir(teams.server.stateDir, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  expect(contents.length).toBeGreaterThan(0);
  const kept = [...files.map((file) => file.name), ...contents, ...logged].join('\n');
  expect(canaries.filter((canary) => kept.includes(canary))).toEqual([]);
  // Nor is anything of it on the cards, which others read.
  const cards = JSON.stringify(teams.service.calls.map(cardIn));
  expect(canaries.filter((canary) => cards.includes(canary))).toEqual([]);
});
