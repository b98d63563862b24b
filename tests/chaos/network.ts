import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { WebSocket } from 'ws';

import { beginTalk, call } from '../support/direct-line-call.js';
import { startProgram, STATE_KEY, type Program } from '../support/program.js';
import { tempFolder } from '../support/temp-folder.js';
import { begin, chatter, verify } from './load.js';
import type { Outcome, Scenario } from './scenario.js';

/** What an attacker on the network may do to other people. */

async function start(env: Record<string, string> = {}): Promise<Program> {
  return startProgram({ STATE_KEY, LOG_LEVEL: 'silent', STATE_DIR: await tempFolder(), ...env }, 'counting');
}

/** Processor milliseconds that a process has used (Linux). */
function cpuOf({ child }: Program): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const noLinux = (): string | null => (process.platform === 'linux' ? null : 'no /proc: needs Linux');

/** Empty continuation frames at full speed, while others talk. */
async function emptyFrames(): Promise<Outcome> {
  const program = await start();
  const url = await program.address;
  const others = await begin(url, 4);
  const { started } = await beginTalk(url);
  const socket = new WebSocket(started.body.streamUrl);
  socket.on('error', () => undefined);
  const [upgraded] = (await once(socket, 'upgrade')) as [IncomingMessage];
  const wire = upgraded.socket;
  wire.on('error', () => undefined);
  // A text message that goes on in empty frames of six bytes each.
  const first = Buffer.from([0x01, 0x80, 0, 0, 0, 0]);
  const flood = Buffer.alloc(600_000, Buffer.from([0x00, 0x80, 0, 0, 0, 0]));
  const before = cpuOf(program);
  const begun = performance.now();
  const closed = once(socket, 'close').then(() => Math.round(performance.now() - begun));
  const flooding = async (): Promise<void> => {
    wire.write(first);
    while (!wire.destroyed && performance.now() - begun < 4000) {
      if (!wire.write(flood)) await Promise.race([once(wire, 'drain').catch(() => undefined), closed]);
    }
  };
  let slowest = 0;
  await Promise.all([
    flooding(),
    chatter(
      others,
      () => performance.now() - begun > 1500,
      (_status, ms) => (slowest = Math.max(slowest, ms)),
    ),
  ]);
  const endedAfter = wire.destroyed ? await closed : null;
  const found = await verify(others);
  const wrong = endedAfter === null ? ['the flood was listened to for four seconds', ...found.wrong] : found.wrong;
  const also = `ended after ${endedAfter} ms; ${cpuOf(program) - before} ms of processor time, the slowest turn of others ${Math.round(slowest)} ms`;
  return { ...found, wrong, recoveredMs: null, also };
}

/** A page of another site opens talks in a person's browser, and the person then needs one. */
async function crossSite(): Promise<Outcome> {
  const program = await start({ LIMIT_TALKS: '100' });
  const url = await program.address;
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  let refused = 0;
  for (let i = 0; i < 620; i += 1) {
    const { status } = await call('POST', `${url}/v3/directline/tokens/generate`, { headers });
    if (status === 403) refused += 1;
  }
  const after = await call('POST', `${url}/v3/directline/conversations`, { body: { locale: 'nl' } });
  const wrong = [];
  if (refused !== 620) wrong.push(`${620 - refused} of 620 requests of another site were not refused`);
  if (after.status !== 201) wrong.push(`a talk of the own page then got ${after.status}`);
  return {
    verified: 0,
    lost: 0,
    recoveredMs: null,
    also: `${refused} of 620 refused, then a talk: ${after.status}`,
    wrong,
  };
}

const LIMIT_STREAMS = 20;
const SILENT = 2100;

const fewFiles = (): string | null => {
  const most = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
  return most > 2 * SILENT || Number.isNaN(most) ? null : `only ${most} open files: ulimit -n ${3 * SILENT}`;
};

/** One address holds as many silent sockets as it can. A person at another address needs an answer. */
async function silentSockets(): Promise<Outcome> {
  const program = await start({ LIMIT_STREAMS: String(LIMIT_STREAMS) });
  const { port } = new URL(await program.address);
  const held: Socket[] = [];
  for (let i = 0; i < SILENT; i += 1) {
    const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.9' });
    socket.on('error', () => undefined);
    held.push(socket);
    if (i % 100 === 99) await new Promise((go) => setTimeout(go, 20));
  }
  const ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.2' });
      let answer = '';
      socket.on('data', (data) => (answer += String(data)));
      socket.on('error', () => resolve(false)).on('close', () => resolve(answer.startsWith('HTTP/1.1 200')));
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
  let answered = 0;
  for (let i = 0; i < 20; i += 1) if (await ask()) answered += 1;
  const open = held.filter((socket) => !socket.destroyed).length;
  for (const socket of held) socket.destroy();
  const wrong = answered === 20 ? [] : [`a stranger got ${answered} of 20 answers`];
  return {
    verified: 0,
    lost: 0,
    recoveredMs: null,
    also: `${open} of ${SILENT} stayed open; a stranger got ${answered} of 20 answers`,
    wrong,
  };
}

export const scenarios: Scenario[] = [
  { name: 'a flood of empty frames', missing: noLinux, run: emptyFrames },
  { name: 'a flood from another site', missing: () => null, run: crossSite },
  { name: 'silent sockets', missing: fewFiles, run: silentSockets },
];
