import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { LANGS } from '../bot/model/lang.js';
import { readLocale } from '../bot/content/locale.js';
import { storedFiles } from './support/stored-files.js';
import {
  BOT,
  botParts,
  cardIn,
  CHANNEL,
  GROUP,
  inChannel,
  partsOf,
  PRIVATE,
  startTeams,
  stopTeams,
  textOf,
} from './support/teams.js';

/** Talks in Teams with one person, and in groups where others can read. */
beforeAll(botParts);
afterEach(stopTeams);

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
    const kept = () => storedFiles(teams.server.stateDir);
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
