import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { botParts, cardIn, choicesIn, partsOf, startTeams, stopTeams, textOf } from './support/teams.js';

/** Cards in Teams over HTTP, with a stub of the service to which botbuilder's connector sends. */
beforeAll(botParts);
afterEach(stopTeams);

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
    expect(textOf(lease!)).toContain('Is er al een huurcontract?');
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
    expect(textOf(upon[0]!)).toContain('Nu in een opvangcentrum?');
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

  test('help in danger that did not arrive is given again when the message comes again', async () => {
    const teams = await startTeams();
    teams.service.refuse.push(404);
    await expect(teams.say('mijn man slaat mij', { id: 'same' })).rejects.toThrow(/400/);
    const upon = await teams.say('mijn man slaat mij', { id: 'same' });
    expect(upon.map(textOf).join('\n')).toContain('112');
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
