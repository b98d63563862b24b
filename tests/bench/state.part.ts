import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';

import { createLog } from '../../bot/config/log.js';
import { createFileStore } from '../../bot/store/file-store.js';
import { deriveKeys } from '../../bot/store/keys.js';
import { createQueue } from '../../bot/store/queue.js';
import { seal } from '../../bot/store/seal.js';
import { createTurns, type Turns } from '../../bot/guide/turns.js';
import { newTalk } from '../../bot/talk/talk-state.js';
import { countingBot } from '../support/fake-bot.js';
import { removeFolders, tempFolder } from '../support/temp-folder.js';
import { median, type BenchPart, type Figure } from './bench.js';

const SIZES = [100, 10_000, 100_000];
const ONE_FILE_SIZES = [100, 1000, 10_000];
/** Talks in use at the same time, however many are stored. */
const ACTIVE = 100;
const TURNS = 300;
const ROUNDS = 15;

const keys = deriveKeys(Buffer.alloc(32, 7));
const log = createLog('silent');
const idOf = (i: number): string => `talk-${i}`;
const state = { ...newTalk('nl'), offered: Array.from({ length: 40 }, (_, i) => `deposit.start:answer=${i}`) };

/** Fills a store's folder as after this many talks. */
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

/** Turns on a store's folder. The store holds the contents of `openFiles` files in memory. */
function openTurns(dir: string, openFiles?: number): Turns {
  const held = openFiles === undefined ? {} : { openFiles };
  const store = createFileStore({ dir, keys, ttl: 86_400_000, now: Date.now, log, ...held });
  return createTurns({ bot: countingBot(), store, queue: createQueue(), keys, now: Date.now, log });
}

/** Milliseconds of one turn. */
async function turnTime(turns: Turns, id: string): Promise<number> {
  const begun = performance.now();
  await turns.withLock(id, () => turns.handleTurn(id, { kind: 'choice', id: 'do:menu' }, { lang: 'nl' }));
  return performance.now() - begun;
}

/**
 * Milliseconds of a turn on each folder (the median of many, one after the other), in randomly chosen talks. The
 * folders alternate, so that other work of the machine disturbs all of them equally.
 */
async function roundOf(folders: readonly Turns[], from: (folder: number) => number, round: number): Promise<number[]> {
  const times = folders.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const talk = (round * TURNS + turn) * 7919;
    for (let i = 0; i < folders.length; i += 1) {
      const folder = (turn + i) % folders.length;
      times[folder]!.push(await turnTime(folders[folder]!, idOf(talk % from(folder))));
    }
  }
  return times.map(median);
}

/** The same with a single lowdb file, as in lowdb's own examples. */
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

async function measure(log: (line: string) => void): Promise<Figure[]> {
  const dirs: string[] = [];
  for (const count of SIZES) {
    log(`storing ${count} talks`);
    const dir = await tempFolder();
    fill(dir, count);
    dirs.push(dir);
  }
  // Recently stored data are still being written to disk. That must not disturb the measurement.
  await promisify(execFile)('sync');
  const roundsOf = async (openFiles: number | undefined, from: (folder: number) => number): Promise<number[][]> => {
    const folders = dirs.map((dir) => openTurns(dir, openFiles));
    const rounds: number[][] = [];
    for (let round = 0; round <= ROUNDS; round += 1) rounds.push(await roundOf(folders, from, round));
    return rounds;
  };
  const active = await roundsOf(undefined, () => ACTIVE);
  const fromDisk = await roundsOf(1, (folder) => SIZES[folder]!);
  // Without the first round, which is a warm-up.
  const timeOf = (rounds: number[][], folder: number): number => median(rounds.slice(1).map((each) => each[folder]!));
  const ratioOf = (rounds: number[][], folder: number): number =>
    median(rounds.slice(1).map((each) => each[folder]! / each[0]!));
  const figureOf = (what: string, rounds: number[][], folder: number): Figure => ({
    what: `${what} (${ratioOf(rounds, folder).toFixed(2)}×)`,
    value: timeOf(rounds, folder),
    unit: 'ms',
    runs: ROUNDS,
    beside: { what: `${SIZES[0]} stored`, value: timeOf(rounds, 0) },
  });
  const most = SIZES.length - 1;
  const figures: Figure[] = [
    figureOf(`turn with ${SIZES[1]} stored`, active, 1),
    {
      ...figureOf(`turn with ${SIZES[most]} stored`, active, most),
      aim: '≤ 1.1×',
      reached: ratioOf(active, most) <= 1.1,
    },
    figureOf(`turn in any of ${SIZES[most]}, each read from its file`, fromDisk, most),
  ];
  let smallest = 0;
  for (const count of ONE_FILE_SIZES) {
    log(`one file of ${count} talks`);
    const value = await oneFileTime(dirs[0]!, count);
    smallest ||= value;
    figures.push({
      what: `single lowdb file, write with ${count} stored (${(value / smallest).toFixed(1)}×)`,
      value,
      unit: 'ms',
      beside: { what: `${ONE_FILE_SIZES[0]} stored`, value: smallest },
    });
  }
  return figures;
}

export const part: BenchPart = {
  name: 'state',
  about: `a turn (state read, written and encrypted) with more and more talks stored, ${ACTIVE} of them under way`,
  run: (log) => measure(log).finally(removeFolders),
};
