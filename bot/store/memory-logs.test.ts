import { beforeEach, expect, test } from '@jest/globals';

import { ACTIVITY_LOG_TTL, type ActivityGroup, type ActivityLogs } from './activity-logs.js';
import { createMemoryLogs } from './memory-logs.js';

/** A log is kept for an hour after the last message. Reading and following do not make it longer. */
const MINUTE = 60_000;

let now: number;
let logs: ActivityLogs;
beforeEach(() => {
  now = Date.UTC(2026, 10, 20, 9);
  logs = createMemoryLogs({ now: () => now, ttl: ACTIVITY_LOG_TTL });
});

const say = async (text: string) => (await logs.append('talk', [{ id: text, text }]))!;
const idsOf = ({ activities }: ActivityGroup): string[] => activities.map(({ id }) => id);
const read = async (watermark: string | null = null): Promise<string[]> => idsOf(await logs.since('talk', watermark));

async function listen(watermark: string | null = null): Promise<string[]> {
  const heard: string[] = [];
  await logs.follow('talk', watermark, { push: (group) => heard.push(...idsOf(group)), end: () => undefined });
  return heard;
}

test('reading does not make words stay longer; a message does', async () => {
  await say('one');
  now += 59 * MINUTE;
  expect(await read()).toEqual(['one']);
  await say('two');
  now += 59 * MINUTE;
  expect(await read()).toEqual(['one', 'two']);
  now += 2 * MINUTE;
  expect(await read()).toEqual([]);
});

test('an open page does not make them stay longer, nor does it lose its stream', async () => {
  await say('one');
  const heard = await listen();
  now += 61 * MINUTE;
  expect(await read()).toEqual([]);
  await say('two');
  expect(heard).toEqual(['one', 'two']);
  expect(await read()).toEqual(['two']);
});

test('the sweep lets go of them where nobody asks, also behind an open page', async () => {
  await say('one');
  const heard = await listen();
  now += 61 * MINUTE;
  logs.sweep();
  // What the sweep deleted does not come back when the clock is set back.
  now -= 30 * MINUTE;
  expect(await read()).toEqual([]);
  await say('two');
  expect(heard).toEqual(['one', 'two']);
});

test('a page that comes back with an old watermark hears what came since, once, and nothing of before', async () => {
  const { watermark } = await say('one');
  await say('two');
  const open = await listen();
  now += 61 * MINUTE;
  expect(await read(watermark)).toEqual([]);
  const after = await say('three');
  expect(await read(watermark)).toEqual(['three']);
  expect(await listen(watermark)).toEqual(['three']);
  expect(await read(after.watermark)).toEqual([]);
  expect(open).toEqual(['one', 'two', 'three']);
});

test('the same where no page was open and the log was let go of', async () => {
  const { watermark } = await say('one');
  now += 61 * MINUTE;
  logs.sweep();
  await say('two');
  expect(await read(watermark)).toEqual(['two']);
});

test('a talk, an address and all talks keep no more bytes than their budgets; others keep theirs', async () => {
  const budget = { talk: 3000, address: 8000, all: 20_000 };
  logs = createMemoryLogs({ now: () => now, ttl: ACTIVITY_LOG_TTL, budget });
  const text = 'x'.repeat(900);
  const add = (talk: string, owner: string) => logs.append(talk, [{ id: talk, text }], { owner });
  const bytesOf = async (talk: string): Promise<number> =>
    JSON.stringify((await logs.since(talk, null)).activities).length;
  const held = async (talks: readonly string[]): Promise<number> =>
    (await Promise.all(talks.map(bytesOf))).reduce((sum, bytes) => sum + bytes, 0);
  await add('mine', 'me');
  const theirs = Array.from({ length: 40 }, (_, i) => `theirs ${i}`);
  for (const talk of theirs) for (let i = 0; i < 6; i += 1) await add(talk, 'they');
  expect(await bytesOf(theirs.at(-1)!)).toBeGreaterThan(1800);
  expect(await bytesOf(theirs.at(-1)!)).toBeLessThanOrEqual(3000);
  expect(await held(theirs)).toBeLessThanOrEqual(8000 + 2 * theirs.length);
  // With many addresses, the one that holds most loses logs first.
  const others = Array.from({ length: 10 }, (_, i) => `other ${i}`);
  for (const talk of others) for (let i = 0; i < 3; i += 1) await add(talk, talk);
  expect(await held([...theirs, ...others, 'mine'])).toBeLessThanOrEqual(20_000 + 2 * 51);
  expect(await bytesOf('mine')).toBeGreaterThan(900);
});

test('who listens hears all, also what is not kept', async () => {
  logs = createMemoryLogs({ now: () => now, ttl: ACTIVITY_LOG_TTL, budget: { talk: 10, address: 10, all: 10 } });
  const heard = await listen();
  await say('one');
  await say('two');
  expect(heard).toEqual(['one', 'two']);
  expect((await read()).length).toBeLessThanOrEqual(1);
});
