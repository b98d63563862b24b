import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { startProgram, STATE_KEY } from '../support/program.js';
import { percentile } from './bench.js';

const HIGH = '9999999';
/** Usually the limits prevent such a load from one machine. The bench needs it. */
const UNLIMITED = {
  LIMIT_REQUESTS: HIGH,
  LIMIT_MESSAGES: HIGH,
  LIMIT_TALKS: HIGH,
  LIMIT_TALKS_OF_ALL: HIGH,
  LIMIT_STREAMS: HIGH,
  LIMIT_STREAMS_OF_ADDRESS: HIGH,
};

export interface Running {
  url: string;
  /** Resident memory in bytes. */
  memory(): number;
}

/**
 * Starts one of the programs in its own process and waits until it listens. `killPrograms` ends it. Rejects if it ends
 * first.
 * @param which A program of this checkout, or the path of another checkout that is built: its whole program.
 */
export async function startForBench(
  which: 'whole' | 'echo' | 'peer' | { checkout: string },
  env: Record<string, string>,
): Promise<Running> {
  const program = typeof which === 'string' ? which : { path: join(which.checkout, 'dist', 'bot', 'index.js') };
  const { child, address } = startProgram({ LOG_LEVEL: 'error', STATE_KEY, ...UNLIMITED, ...env }, program);
  child.stderr.pipe(process.stderr);
  return {
    url: await address,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One POST of JSON over a kept connection. Resolves with the status and the answer. */
export function post(url: string, body: unknown, token?: string): Promise<{ status: number; body: any }> {
  const data = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(data),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') }),
      );
    });
    sent.on('error', reject);
    sent.end(data);
  });
}

/**
 * What people do in a talk: menus, a dialog, typed questions in several languages, and something that is not
 * understood.
 */
export const SAYINGS = [
  'do:menu',
  'topic:deposit.start',
  'hoeveel bedraagt de huurwaarborg?',
  'do:continue',
  'comment faire venir ma famille ?',
  'topic:reunification.start',
  'ik zoek een advocaat',
  'كيف أجلب عائلتي',
  'topic:arrival.school',
  'qwrtz plmkn',
];

export interface Talk {
  path: string;
  token: string;
}

/** Begins talks as standard clients do. */
export async function beginTalks(url: string, count: number): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (let i = 0; i < count; i += 1) {
    const { body } = await post(`${url}/v3/directline/conversations`, { user: { id: 'dl_bench' } });
    if (!body.token) throw new Error(`no talk: ${JSON.stringify(body)}`);
    talks.push({ path: `${url}/v3/directline/conversations/${body.conversationId}/activities`, token: body.token });
  }
  return talks;
}

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

/** Turns at full speed for `ms` milliseconds: `atOnce` at the same time, but never two in one talk. Times are in ms. */
export async function fullSpeed(talks: readonly Talk[], atOnce: number, ms: number): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const end = begun + ms;
  const worker = async (first: number): Promise<void> => {
    for (let turn = 0; performance.now() < end; turn += 1) {
      const talk = talks[(first + turn * atOnce) % talks.length]!;
      const text = SAYINGS[turn % SAYINGS.length]!;
      const sent = performance.now();
      const { status } = await post(talk.path, { type: 'message', text, locale: 'nl', from: { id: 'u' } }, talk.token);
      times.push(performance.now() - sent);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, i) => worker(i)));
  const perSecond = (1000 * (times.length - failed)) / (performance.now() - begun);
  return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed };
}
