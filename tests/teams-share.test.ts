import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { botParts, GROUP, partsOf, startTeams, stopTeams } from './support/teams.js';

/** Answers that people search in Teams to share them in a chat. */
beforeAll(botParts);
afterEach(stopTeams);

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
