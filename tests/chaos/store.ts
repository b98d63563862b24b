import { execFileSync } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { call } from '../support/direct-line-call.js';
import { startProgram, STATE_KEY, type Program } from '../support/program.js';
import { findRedis, startRedis } from '../support/redis.js';
import { sendRedis } from '../support/send-redis.js';
import { startTcpProxy } from '../support/tcp-proxy.js';
import { tempFolder } from '../support/temp-folder.js';
import { begin, chatter, moveTo, until, untilTaken, verify, type Counted } from './load.js';
import type { Outcome, Scenario } from './scenario.js';

/** What may happen to the store of talks. */

const TALKS = 8;
const noRedis = (): string | null => (findRedis() ? null : 'no Redis: apt-get install redis-server');

function start(env: Record<string, string>): Program {
  return startProgram({ STATE_KEY, LOG_LEVEL: 'silent', ...env }, 'counting');
}

/** Calls `kill` (which kills with `-9`) after this many answers, while all talks go on. */
async function killInTheMiddle(talks: readonly Counted[], kill: () => Promise<void>): Promise<void> {
  let answers = 0;
  let killed = false;
  await chatter(
    talks,
    () => killed,
    (status) => {
      if (status === 200) answers += 1;
      if (answers === 60 && !killed) {
        killed = true;
        void kill();
      }
    },
  );
}

async function killRounds(env: Record<string, string>, rounds: number): Promise<Outcome> {
  let program = start(env);
  const talks = await begin(await program.address, TALKS);
  const recoveries: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { child, ended } = program;
    await killInTheMiddle(talks, async () => void child.kill('SIGKILL'));
    await ended;
    const begun = performance.now();
    program = start(env);
    moveTo(await program.address, talks);
    await untilTaken(talks[0]!);
    recoveries.push(Math.round(performance.now() - begun));
  }
  return { ...(await verify(talks)), recoveredMs: Math.max(...recoveries), also: `killed ${rounds} times` };
}

async function killRedis(): Promise<Outcome> {
  const redis = await startRedis(['--appendfsync', 'always']);
  const program = start({ REDIS_URL: redis.url });
  const talks = await begin(await program.address, TALKS);
  let gone = Promise.resolve();
  await killInTheMiddle(talks, () => (gone = redis.kill()));
  await gone;
  await redis.start();
  const recoveredMs = await untilTaken(talks[0]!);
  return { ...(await verify(talks)), recoveredMs, also: 'Redis killed and started again' };
}

/** Redis is connected but silent, as behind a firewall that dropped the connection. */
async function stall(): Promise<Outcome> {
  const redis = await startRedis();
  const proxy = await startTcpProxy(Number(new URL(redis.url).port));
  try {
    const program = start({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` });
    const talks = await begin(await program.address, TALKS);
    proxy.stall();
    const stalledAt = performance.now();
    let noticed = 0;
    const later: number[] = [];
    await chatter(
      talks,
      () => performance.now() - stalledAt > 8000,
      (status, ms) => {
        if (status !== 503) return;
        noticed ||= performance.now() - stalledAt;
        // Sent after the silence was noticed.
        if (performance.now() - ms > stalledAt + noticed) later.push(ms);
      },
    );
    proxy.resume();
    const recoveredMs = await untilTaken(talks[0]!);
    await wait(500);
    const found = await verify(talks);
    const slowest = Math.round(Math.max(0, ...later));
    const also = `noticed after ${Math.round(noticed)} ms, then refused in ${slowest} ms at most (${later.length} times)`;
    const wrong = [...found.wrong];
    if (noticed === 0) wrong.push('nothing was refused while Redis was silent');
    if (later.length === 0) wrong.push('nobody was refused at once');
    return { ...found, wrong, recoveredMs, also };
  } finally {
    proxy.close();
  }
}

/** Turns are refused but deleting works. Everything goes on after `mend`. */
async function refusing(program: Program, spoil: () => Promise<void>, mend: () => Promise<void>): Promise<Outcome> {
  const talks = await begin(await program.address, TALKS);
  for (const one of talks) one.acknowledged += (await one.talk.say('before')).status === 200 ? 1 : 0;
  await spoil();
  const wrong: string[] = [];
  const leaving = talks.pop()!;
  for (const one of talks) {
    const { status } = await one.talk.say('meanwhile');
    one.doubtful += 1;
    if (status !== 503) wrong.push(`a turn that cannot be kept got ${status}, not 503`);
  }
  const ready = (await call('GET', `${await program.address}/readyz`)).status;
  if (ready !== 503) wrong.push(`readyz says ${ready}, not 503`);
  const { status: deleted } = await call('DELETE', leaving.talk.path, { token: leaving.talk.token });
  await mend();
  const recoveredMs = await untilTaken(talks[0]!);
  await until('the deleted talk is gone', async () => {
    const left = await call('GET', `${leaving.talk.path}/activities`, { token: leaving.talk.token });
    return left.status === 404;
  });
  const found = await verify(talks);
  return { ...found, wrong: [...wrong, ...found.wrong], recoveredMs, also: `deleting meanwhile: ${deleted}` };
}

async function fullRedis(): Promise<Outcome> {
  const redis = await startRedis();
  return refusing(
    start({ REDIS_URL: redis.url }),
    async () => void (await sendRedis(redis, 'CONFIG SET maxmemory 1')),
    async () => void (await sendRedis(redis, 'CONFIG SET maxmemory 0')),
  );
}

async function readOnlyRedis(): Promise<Outcome> {
  const redis = await startRedis();
  return refusing(
    start({ REDIS_URL: redis.url }),
    async () => {
      await sendRedis(redis, 'CONFIG SET repl-diskless-load swapdb');
      await sendRedis(redis, 'REPLICAOF 127.0.0.1 1');
    },
    async () => void (await sendRedis(redis, 'REPLICAOF NO ONE')),
  );
}

const noPrlimit = (): string | null =>
  existsSync('/usr/bin/prlimit') ? null : 'no prlimit: apt-get install util-linux (Linux only)';

/** No file may grow, so every write fails as on a full disk. */
async function fullDisk(): Promise<Outcome> {
  const program = start({ STATE_DIR: await tempFolder() });
  await program.address;
  const limit = (bytes: string) => async (): Promise<void> =>
    void execFileSync('prlimit', ['--pid', String(program.child.pid), `--fsize=${bytes}:`]);
  return refusing(program, limit('0'), limit('unlimited'));
}

const NOBODY = 65_534;

/** The folder is read-only. Root can write anywhere, so then the program runs as nobody. */
async function readOnlyFolder(): Promise<Outcome> {
  const dir = await tempFolder();
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(dir, NOBODY, NOBODY);
  const program = startProgram({ STATE_KEY, LOG_LEVEL: 'silent', STATE_DIR: dir }, 'counting', asRoot ? NOBODY : null);
  await program.address;
  const all = (mode: number): void => void execFileSync('chmod', ['-R', mode.toString(8), join(dir, 'talks')]);
  return refusing(
    program,
    async () => all(0o500),
    async () => all(0o700),
  );
}

/** The clock is set 25 hours ahead or back, and reset. Nothing may be deleted because of it. */
async function clock(): Promise<Outcome> {
  const env = { STATE_DIR: await tempFolder() };
  const talks: Counted[] = [];
  const wrong: string[] = [];
  for (const shift of [0, 25, 0, -25, 0]) {
    const program = startProgram({ STATE_KEY, LOG_LEVEL: 'silent', SHIFT_HOURS: String(shift), ...env }, 'shifted');
    const url = await program.address;
    if (talks.length === 0) talks.push(...(await begin(url, TALKS)));
    moveTo(url, talks);
    await wait(500);
    program.child.kill('SIGTERM');
    await program.ended;
  }
  const program = startProgram({ STATE_KEY, LOG_LEVEL: 'silent', ...env }, 'shifted');
  moveTo(await program.address, talks);
  const found = await verify(talks);
  return { ...found, wrong: [...wrong, ...found.wrong], recoveredMs: null, also: 'started at +25 h and at -25 h' };
}

export const scenarios: Scenario[] = [
  { name: 'kill -9, files', missing: () => null, run: async () => killRounds({ STATE_DIR: await tempFolder() }, 3) },
  {
    name: 'kill -9, Redis',
    missing: noRedis,
    run: async () => killRounds({ REDIS_URL: (await startRedis()).url }, 2),
  },
  { name: 'Redis is killed', missing: noRedis, run: killRedis },
  { name: 'Redis is silent', missing: noRedis, run: stall },
  { name: 'Redis is full', missing: noRedis, run: fullRedis },
  { name: 'Redis is a copy', missing: noRedis, run: readOnlyRedis },
  { name: 'the disk is full', missing: noPrlimit, run: fullDisk },
  { name: 'the folder is read-only', missing: () => null, run: readOnlyFolder },
  { name: 'the clock jumps a day', missing: () => null, run: clock },
];
