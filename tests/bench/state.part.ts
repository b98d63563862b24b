import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';

import { createLog } from '../../bot/log.js';
import { createFileStore } from '../../bot/state/file-store.js';
import { deriveKeys } from '../../bot/state/keys.js';
import { createQueue } from '../../bot/state/queue.js';
import { seal } from '../../bot/state/seal.js';
import { createTurns, type Turns } from '../../bot/state/turns.js';
import { newTalk } from '../../bot/core/state.js';
import { countingBot } from '../support/fake-bot.js';
import { median, type BenchPart, type Figure } from './bench.js';

const SIZES = [100, 10_000, 100_000];
const ONE_FILE_SIZES = [100, 1000, 10_000];
/** Talks that are under way at a time, whatever the number stored. */
const ACTIVE = 100;
const TURNS = 300;
const ROUNDS = 9;

const keys = deriveKeys(Buffer.alloc(32, 7));
const log = createLog('silent');
const idOf = (i: number): string => `talk-${i}`;
const state = { ...newTalk('nl'), offered: Array.from({ length: 40 }, (_, i) => `deposit.start:answer=${i}`) };

/** Fills a store's folder as if so many talks had been had. */
function fill(dir: string, count: number): void {
  for (let shard = 0; shard < 256; shard += 1) {
    mkdirSync(join(dir, 'talks', shard.toString(16).padStart(2, '0')), { recursive: true });
  }
  for (let i = 0; i < count; i += 1) {
    const kept = { item: { state, seen: [] }, eTag: 'AAAAAAAAAAAA', savedAt: Date.now() };
    const name = keys.hash(idOf(i));
    writeFileSync(join(dir, 'talks', name.slice(0, 2), `${name}.json`), seal(kept, idOf(i), keys));
  }
}

/** A program's turns on a store's folder. */
function openTurns(dir: string): Turns {
  const store = createFileStore({ dir, keys, ttl: 86_400_000, now: Date.now, log });
  return createTurns({ bot: countingBot(), store, queue: createQueue(), keys, now: Date.now, log });
}

/** Milliseconds that a turn takes (the middle of many, one after the other) in talks drawn from so many. */
async function turnTime(turns: Turns, from: number, round: number): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const id = idOf(((round * TURNS + turn) * 7919) % from);
    const begun = performance.now();
    await turns.hold(id, () => turns.take(id, { kind: 'choice', id: 'do:menu' }, { lang: 'nl' }));
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** The same with a single lowdb file, as lowdb's own examples keep data. */
async function oneFileTime(dir: string, count: number): Promise<number> {
  const low = new Low<Record<string, unknown>>(new JSONFile(join(dir, `one-${count}.json`)), {});
  for (let i = 0; i < count; i += 1) low.data[idOf(i)] = { state, seen: [] };
  await low.write();
  const bot = countingBot();
  const times: number[] = [];
  const end = performance.now() + 3000;
  for (let turn = 0; turn < 200 && performance.now() < end; turn += 1) {
    const begun = performance.now();
    const now = { date: '2026-11-22', minute: 600 };
    low.data[idOf(turn % count)] = bot.answer(state, { kind: 'choice', id: 'do:menu' }, { now, lang: 'nl' });
    await low.write();
    times.push(performance.now() - begun);
  }
  return median(times);
}

export const part: BenchPart = {
  name: 'state',
  about: `a turn (state read, written and encrypted) with more and more talks stored, ${ACTIVE} of them under way`,
  async run(log) {
    const dirs: { count: number; dir: string; turns: Turns }[] = [];
    for (const count of SIZES) {
      log(`storing ${count} talks`);
      const dir = await mkdtemp(join(tmpdir(), 'family-guide-bench-'));
      fill(dir, count);
      dirs.push({ count, dir, turns: openTurns(dir) });
    }
    const active = new Map<number, number[]>(SIZES.map((count) => [count, []]));
    const any = new Map<number, number[]>(SIZES.map((count) => [count, []]));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { count, turns } of dirs) {
        const times = [await turnTime(turns, ACTIVE, round), await turnTime(turns, count, round)];
        // The first round warms up.
        if (round === 0) continue;
        active.get(count)!.push(times[0]!);
        any.get(count)!.push(times[1]!);
      }
    }
    const figures: Figure[] = [];
    const least = median(active.get(SIZES[0]!)!);
    for (const count of SIZES.slice(1)) {
      const value = median(active.get(count)!);
      figures.push({
        what: `turn with ${count} stored (${(value / least).toFixed(2)}×)`,
        value,
        unit: 'ms',
        runs: ROUNDS,
        beside: { what: `${SIZES[0]} stored`, value: least },
        ...(count === SIZES.at(-1) ? { aim: '≤ 1.1×', reached: value <= 1.1 * least } : {}),
      });
    }
    const everywhere = median(any.get(SIZES.at(-1)!)!);
    figures.push({
      what: `turn in any of ${SIZES.at(-1)}, each read from disk (${(everywhere / least).toFixed(2)}×)`,
      value: everywhere,
      unit: 'ms',
      runs: ROUNDS,
      beside: { what: `${SIZES[0]} stored`, value: least },
    });
    const [{ dir: first } = { dir: '' }] = dirs;
    let smallest = 0;
    for (const count of ONE_FILE_SIZES) {
      log(`one file of ${count} talks`);
      const value = await oneFileTime(first, count);
      smallest ||= value;
      figures.push({
        what: `single lowdb file, write with ${count} stored (${(value / smallest).toFixed(1)}×)`,
        value,
        unit: 'ms',
        beside: { what: `${ONE_FILE_SIZES[0]} stored`, value: smallest },
      });
    }
    for (const { dir } of dirs) await rm(dir, { recursive: true, force: true });
    return figures;
  },
};
