import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

import { WebSocket } from 'ws';
import { createClient } from '@redis/client';

import { killPrograms } from '../support/program.js';
import { removeRedises, startRedis } from '../support/redis.js';
import { percentile, type BenchPart, type Figure } from './bench.js';
import { beginTalks, fullSpeed, post, type Running, SAYINGS, startForBench, type Talk } from './load.js';

const SOCKETS = 1000;
const PER_SECOND = 100;
const SECONDS = 20;
const FULL_MS = 5000;
/** Milliseconds after which a missing answer counts as lost. */
const HEARD_WITHIN = 15_000;

/** The address of a proxy that knows nothing of HTTP. Each connection goes to the next program. */
async function startProxy(programs: readonly Running[], closing: (() => void)[]): Promise<string> {
  const ports = programs.map(({ url }) => Number(new URL(url).port));
  let next = 0;
  const server = createServer((client) => {
    next += 1;
    const upstream = connect(ports[next % ports.length]!, '127.0.0.1');
    client.pipe(upstream).pipe(client);
    for (const end of [client, upstream]) end.on('error', () => (client.destroy(), upstream.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Listening extends Talk {
  socket: WebSocket;
  /** Called in order, one for each answer of the bot that arrives. */
  waiting: (() => void)[];
}

/** Opens a talk's stream through the proxy, so it may be on another instance than the talk's messages. */
async function listen(site: string, talk: Talk): Promise<Listening> {
  const response = await fetch(talk.path.replace('/activities', ''), {
    headers: { authorization: `Bearer ${talk.token}` },
  });
  const { streamUrl, error } = (await response.json()) as { streamUrl?: string; error?: unknown };
  if (!streamUrl) throw new Error(`no stream: ${JSON.stringify(error)}`);
  const socket = new WebSocket(streamUrl.replace(/^ws:\/\/[^/]+/, site.replace('http', 'ws')));
  const listening: Listening = { ...talk, socket, waiting: [] };
  socket.on('message', (data) => {
    const { activities } = JSON.parse(String(data)) as { activities: { from: { id: string } }[] };
    if (activities.some(({ from }) => from.id === 'bot')) listening.waiting.shift()?.();
  });
  await once(socket, 'open');
  return listening;
}

interface Bounded {
  perSecond: number;
  answered: number[];
  heard: number[];
  lost: number;
}

/**
 * A fixed number of turns per second, spread over the talks. Times in ms: until the post is answered, and until the
 * answer arrives on the stream.
 */
async function boundedLoad(talks: readonly Listening[]): Promise<Bounded> {
  const result: Bounded = { perSecond: 0, answered: [], heard: [], lost: 0 };
  const under: Promise<void>[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < PER_SECOND * SECONDS; turn += 1) {
    const due = begun + (1000 * turn) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    const talk = talks[turn % talks.length]!;
    const sent = performance.now();
    const heard = new Promise<void>((resolve) => {
      talk.waiting.push(() => {
        result.heard.push(performance.now() - sent);
        resolve();
      });
    });
    const text = SAYINGS[Math.floor(turn / talks.length) % SAYINGS.length]!;
    const take = async (): Promise<void> => {
      const { status } = await post(talk.path, { type: 'message', text, locale: 'nl', from: { id: 'u' } }, talk.token);
      result.answered.push(performance.now() - sent);
      if (status === 200) await Promise.race([heard, wait(HEARD_WITHIN, undefined, { ref: false })]);
      else result.lost += 1;
    };
    under.push(take());
  }
  await Promise.all(under);
  result.perSecond = (1000 * result.answered.length) / (performance.now() - begun);
  return result;
}

/** `beside`: the same load on the program of another checkout, with its own Redis. */
export const part: BenchPart = {
  name: 'scale',
  about: `2 instances on one Redis behind a TCP proxy, ${SOCKETS} WebSockets, ${PER_SECOND} turns a second`,
  async run(log, { beside }) {
    const own = await measure('whole', log);
    if (beside === undefined) return own;
    log('the same before');
    const other = await measure({ checkout: beside }, log);
    return own.map((figure, place) => ({ ...figure, beside: { what: 'before', value: other[place]!.value } }));
  },
};

async function measure(which: Parameters<typeof startForBench>[0], log: (line: string) => void): Promise<Figure[]> {
  const closing: (() => void)[] = [];
  try {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const guides = [await startForBench(which, env), await startForBench(which, env)];
    const echoes = [await startForBench('echo', env), await startForBench('echo', env)];
    const proxy = await startProxy(guides, closing);
    const echoProxy = await startProxy(echoes, closing);
    const client = await createClient({ url: redis.url, RESP: 2 }).connect();
    closing.push(() => client.destroy());
    const redisMemory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
    const memory = (): number => guides.reduce((sum, guide) => sum + guide.memory(), 0);
    // A warm-up, so that later memory is that of the talks and not of newly loaded code.
    await fullSpeed(await beginTalks(proxy, 50), 16, 3000);
    await client.flushAll();
    const before = { redis: await redisMemory(), guides: memory() };
    log(`opening ${SOCKETS} streams`);
    const talks = await beginTalks(proxy, SOCKETS);
    const listening: Listening[] = [];
    for (let i = 0; i < talks.length; i += 50) {
      listening.push(...(await Promise.all(talks.slice(i, i + 50).map((talk) => listen(proxy, talk)))));
    }
    log(`${PER_SECOND} turns a second for ${SECONDS} s`);
    const load = await boundedLoad(listening);
    const after = { redis: await redisMemory(), guides: memory() };
    const keysKept = await client.dbSize();
    const states = (await client.keys('*:state')).length;
    const bytesOfState = await sampleSize(client, '*:state');
    const bytesOfWords = await sampleSize(client, '*:words');
    for (const { socket } of listening) socket.terminate();
    log('full speed');
    const turnsEach = (PER_SECOND * SECONDS) / SOCKETS;
    const full = await fullSpeed(talks.slice(0, 200), 32, FULL_MS);
    const echo = await fullSpeed(await beginTalks(echoProxy, 200), 32, FULL_MS);
    const lost = load.lost + full.failed + (load.answered.length - load.heard.length);
    const figures: Figure[] = [
      {
        what: 'turns, bounded load',
        value: load.perSecond,
        unit: '/s',
        aim: `${PER_SECOND}/s kept up`,
        reached: load.perSecond > 0.95 * PER_SECOND,
      },
      { what: 'message sent to answered, p50', value: percentile(load.answered, 0.5), unit: 'ms' },
      { what: 'message sent to answered, p99', value: percentile(load.answered, 0.99), unit: 'ms' },
      { what: 'message sent to heard on the stream, p50', value: percentile(load.heard, 0.5), unit: 'ms' },
      { what: 'message sent to heard on the stream, p99', value: percentile(load.heard, 0.99), unit: 'ms' },
      { what: 'messages not answered, or not heard', value: lost, unit: '', aim: 'none', reached: lost === 0 },
      {
        what: 'turns, full speed, 32 at once',
        value: full.perSecond,
        unit: '/s',
        beside: { what: 'two botbuilder echo bots', value: echo.perSecond },
      },
      {
        what: 'then p50',
        value: full.p50,
        unit: 'ms',
        beside: { what: 'two botbuilder echo bots', value: echo.p50 },
      },
      {
        what: 'then p99',
        value: full.p99,
        unit: 'ms',
        beside: { what: 'two botbuilder echo bots', value: echo.p99 },
      },
      {
        what: `Redis memory per talk of ${turnsEach} turns (${keysKept} keys)`,
        value: (after.redis - before.redis) / states / 1024,
        unit: 'KB',
      },
      { what: 'of it state', value: bytesOfState / 1024, unit: 'KB' },
      { what: `of it words (${turnsEach} turns)`, value: bytesOfWords / 1024, unit: 'KB' },
      { what: 'instance memory per open stream', value: (after.guides - before.guides) / SOCKETS / 1024, unit: 'KB' },
      { what: 'memory of an instance with 500 streams', value: after.guides / 2 / 2 ** 20, unit: 'MB' },
    ];
    return figures;
  } finally {
    for (const close of closing) close();
    await killPrograms();
    await removeRedises();
  }
}

/** The mean number of bytes that Redis uses for a key of this kind, from a sample. */
async function sampleSize(
  client: { keys(pattern: string): Promise<string[]>; sendCommand(args: string[]): Promise<unknown> },
  pattern: string,
): Promise<number> {
  const names = (await client.keys(pattern)).slice(0, 100);
  const sizes = await Promise.all(names.map((name) => client.sendCommand(['MEMORY', 'USAGE', name])));
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0) / names.length;
}
