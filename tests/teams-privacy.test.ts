import { afterEach, beforeAll, expect, test } from '@jest/globals';

import { canary, contentsOf, expectNone } from './support/canaries.js';
import { statesInFiles } from './support/stored-states.js';
import { botParts, cardIn, NAMED, startTeams, stopTeams } from './support/teams.js';

/** Searches what the program leaves behind for data of a person's Teams account. */
beforeAll(botParts);
afterEach(stopTeams);

test('nothing of who writes is stored or logged', async () => {
  const logged: string[] = [];
  const teams = await startTeams({ logged, env: { LOG_LEVEL: 'debug' } });
  const name = `${canary('first')} ${canary('last')}`;
  const email = `${canary('email')}@${canary('domain')}.example`;
  const [id, conversation] = [`29:${canary('id')}`, `19:${canary('conversation')}`];
  const [aadObjectId, tenantId] = [canary('aad'), canary('tenant')];
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
  const { stateDir, keys } = teams.server;
  const sinks = {
    files: await contentsOf(stateDir),
    states: JSON.stringify(await statesInFiles(stateDir, keys)),
    logs: logged.join('\n'),
    // Other people read the cards.
    cards: JSON.stringify(teams.service.calls.map(cardIn)),
  };
  expect(sinks.files).toContain('"kid"');
  expect(sinks.states).toContain('"answers":{"who":"self"}');
  expect(sinks.logs).toContain('"event":"turn"');
  expect(sinks.cards).toContain('Waar ligt de nieuwe woning?');
  expectNone(sinks);
});
