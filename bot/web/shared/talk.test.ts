import { describe, expect, test } from '@jest/globals';

import type { RenderedReply } from '../../render/rendered.js';
import { type Activity, heard, isWaiting, NEW_TALK, openReply, type Talk, withEntry, withSent } from './talk.js';

const reply: RenderedReply = {
  lang: 'nl',
  dir: 'ltr',
  topic: null,
  shape: null,
  messages: [],
  folds: [],
  phones: [],
  choices: [{ id: 'do:menu', label: 'Menu', rank: 'quiet' }],
  input: 'text',
  progress: null,
};
const said = (id: string): Activity => ({ id, type: 'message', from: { id: 'bot' }, channelData: { reply } });
const echo = (clientActivityID: string): Activity => ({
  id: 'e',
  type: 'message',
  from: { id: 'user' },
  channelData: { clientActivityID },
});
const by = { text: 'Jij', lang: 'nl' } as const;
const asked = (talk: Talk, key: string): Talk =>
  withEntry(talk, { who: 'user', key, text: 'x', lang: 'nl', by, sent: 'no' });

describe('a talk on the page', () => {
  // After a lost connection the server may send a reply a second time.
  test('shows a reply once, however often it arrives', () => {
    const talk = heard(heard(NEW_TALK, [said('a')]), [said('a'), said('b')]);
    expect(talk.entries.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('passes over the further parts of a reply, and what is no message', () => {
    const further = { ...said('b'), channelData: {} };
    expect(heard(NEW_TALK, [further, { ...said('c'), type: 'typing' }]).entries).toEqual([]);
  });

  test('an echo marks the own message as received and adds nothing', () => {
    const talk = heard(asked(NEW_TALK, 'k'), [echo('k'), echo('of another tab')]);
    expect(talk.entries).toEqual([{ who: 'user', key: 'k', text: 'x', lang: 'nl', by, sent: 'yes' }]);
  });

  // A message can arrive although the answer to it is lost.
  test('a message that was received does not fail afterwards', () => {
    const talk = withSent(heard(asked(NEW_TALK, 'k'), [echo('k')]), 'k', 'failed');
    expect(talk.entries[0]).toMatchObject({ sent: 'yes' });
  });

  test('waits for the first message, and after each of the person until it is answered or has failed', () => {
    const open = heard(NEW_TALK, [said('a')]);
    const waiting = asked(open, 'k');
    expect([NEW_TALK, open, waiting].map(isWaiting)).toEqual([true, false, true]);
    expect(isWaiting(withSent(waiting, 'k', 'failed'))).toBe(false);
    expect(isWaiting(heard(waiting, [said('b')]))).toBe(false);
  });

  test('a remark of the page changes neither who waits nor what is open', () => {
    const talk = withEntry(heard(NEW_TALK, [said('a')]), { who: 'page', key: 'p', word: 'web.again' });
    expect(isWaiting(talk)).toBe(false);
    expect(openReply(talk)).toBe(reply);
    expect(openReply(NEW_TALK)).toBeNull();
  });
});
