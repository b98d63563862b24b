import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { BOT, botParts, CHANNEL, GROUP, inChannel, startTeams, stopTeams, textOf } from './support/teams.js';

/** Changed messages, markup in messages, and new versions of the app. */
beforeAll(botParts);
afterEach(stopTeams);

const edit = (text: string, timestamp = '2026-11-24T09:00:00.000Z') => ({
  type: 'messageUpdate',
  channelData: { eventType: 'editMessage' },
  id: 'u-edited',
  text,
  timestamp,
});

describe('a message that is changed', () => {
  test('in a private chat is answered as a new one, each change once', async () => {
    const teams = await startTeams();
    const typed = await teams.say('wrboq hjzk', { id: 'u-edited' });
    expect(typed.length).toBeGreaterThan(0);
    const changed = await teams.say('', edit('is cash vragen oplichting?'));
    expect(changed.map(textOf).join('\n')).toContain('Betaal nooit cash');
    expect(await teams.say('', edit('is cash vragen oplichting?'))).toEqual([]);
    const again = await teams.say('', edit('mijn man slaat mij', '2026-11-24T09:01:00.000Z'));
    expect(again.map(textOf).join('\n')).toContain('112');
  });

  test('twice at once by the channel is answered once', async () => {
    const teams = await startTeams();
    const alone = (await teams.say('is cash vragen oplichting?')).filter(({ method }) => method === 'POST').length;
    const other = { conversation: { conversationType: 'personal', id: 'a:other' } };
    const before = teams.service.calls.length;
    await Promise.all([1, 2].map(() => teams.send({ ...edit('is cash vragen oplichting?'), ...other })));
    expect(teams.service.calls.slice(before)).toHaveLength(alone);
  });

  test.each([CHANNEL, GROUP])('in a $conversationType: danger is answered discreetly', async (conversation) => {
    const teams = await startTeams();
    const { text, entities } = inChannel('mijn man slaat mij');
    const said = await teams.say('', { ...edit(text), entities, conversation });
    expect(said).toHaveLength(1);
    expect(textOf(said[0]!)).toContain('[112](tel:112)');
    expect(textOf(said[0]!)).not.toContain('1712');
    // Who does not name the bot does not speak to it.
    expect(await teams.say('', { ...edit('mijn man slaat mij'), conversation })).toEqual([]);
  });

  test('is answered while the store is away, where it is about danger', async () => {
    const teams = await startTeams();
    teams.server.store.read = () => Promise.reject(new Error('away'));
    expect((await teams.say('', edit('mijn man slaat mij'))).map(textOf).join('\n')).toContain('112');
  });

  test('is put back after it was deleted, or deleted: nothing is said', async () => {
    const teams = await startTeams();
    const back = { ...edit('mijn man slaat mij'), channelData: { eventType: 'undeleteMessage' } };
    expect(await teams.say('', back)).toEqual([]);
    const gone = { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' }, id: 'u-edited' };
    expect(await teams.say('', gone)).toEqual([]);
  });

  test('on another channel is answered as a new one, each change once', async () => {
    const teams = await startTeams();
    const elsewhere = { channelId: 'emulator' };
    await teams.say('wrboq hjzk', { id: 'u-edited', ...elsewhere });
    const changed = await teams.say('', { ...edit('is cash vragen oplichting?'), ...elsewhere });
    expect(changed.map(textOf).join('\n')).toContain('Betaal nooit cash');
    expect(await teams.say('', { ...edit('is cash vragen oplichting?'), ...elsewhere })).toEqual([]);
  });
});

test.each([
  '<p>waarborg ocmw</p>',
  '<div>waarborg ocmw</div>',
  '<div><p>waarborg&nbsp;<b>ocmw</b></p></div>',
  '<p><at>Wegwijs</at>&nbsp;waarborg ocmw</p>',
])('markup changes nothing of what is read: %s', async (text) => {
  const teams = await startTeams();
  const plain = (await teams.say('waarborg ocmw')).map(textOf);
  const other = { conversation: { conversationType: 'personal', id: 'a:other' } };
  const marked = (await teams.say(text, { textFormat: 'xml', ...other })).map(textOf);
  expect(marked).toEqual(plain);
});

describe('a new version of the app', () => {
  test.each(['add-upgrade', 'remove-upgrade'])('(%s) posts nothing, in a talk and before one', async (action) => {
    const teams = await startTeams();
    const update = { type: 'installationUpdate', action, text: undefined };
    expect(await teams.say('', update)).toEqual([]);
    expect(await teams.say('', { ...update, conversation: GROUP })).toEqual([]);
    await teams.say('topic:deposit.start');
    expect(await teams.say('', update)).toEqual([]);
    // The talk goes on where it was.
    expect((await teams.say('voor mezelf')).map(textOf).join('\n')).toContain('Waar ligt de nieuwe woning?');
  });

  test('removing the app posts nothing; a group that adds it again is greeted again', async () => {
    const teams = await startTeams();
    const update = { type: 'installationUpdate', text: undefined };
    expect(await teams.say('', { ...update, action: 'remove' })).toEqual([]);
    const group = { ...update, conversation: GROUP };
    expect(await teams.say('', { ...group, action: 'add' })).toHaveLength(1);
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: BOT.id }], text: undefined, conversation: GROUP };
    expect(await teams.say('', joined)).toEqual([]);
    expect(await teams.say('', { ...group, action: 'remove' })).toEqual([]);
    expect(await teams.say('', { ...group, action: 'add' })).toHaveLength(1);
  });
});
