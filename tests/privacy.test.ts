import { afterEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocket } from 'ws';

import { beginTalk, call } from './support/direct-line-call.js';
import { killPrograms, startProgram, STATE_KEY, type Program } from './support/program.js';
import { freePort, removeRedises, startRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';
import { sendRaw } from './support/send-raw.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';

/**
 * Words that nobody would write by chance are sent through every door of the whole program, and then looked for in
 * everything that it leaves behind.
 */

// The whole program starts slowly on a busy machine; how slowly is not what is tested here.
jest.setTimeout(600_000);

afterEach(async () => {
  await killPrograms();
  await removeRedises();
  await removeFolders();
});

let made = 0;
const canaries: string[] = [];

/** A word of its own for each place, so that a leak names its door. */
function canary(place: string): string {
  made += 1;
  const word = `kanarie${place}${made}zq`;
  canaries.push(word);
  return word;
}

const ADDRESS = '203.0.113.77';

async function throughDirectLine(url: string): Promise<void> {
  const talk = await beginTalk(url, { locale: 'nl', topic: canary('topic') });
  const { path, token } = talk;
  const stream = new WebSocket(talk.started.body.streamUrl, { headers: { 'user-agent': canary('agent') } });
  await once(stream, 'open');
  const activities = [
    { type: 'message', text: canary('text'), from: { id: canary('fromid'), name: canary('fromname') } },
    { type: 'message', text: `zelfmoord ${canary('crisis')}`, id: canary('id') },
    { type: 'message', text: 'x', value: { choice: canary('choice'), more: canary('value') } },
    { type: 'message', text: 'x', channelData: { clientActivityID: canary('clientid'), other: canary('data') } },
    { type: 'message', text: 'x', channelData: { messageBack: { displayText: canary('display') } } },
    { type: 'message', text: 'x', locale: canary('locale') },
    { type: 'message', text: canary('long').repeat(400) },
    { type: 'message', text: canary('attach'), attachments: [{ content: canary('content') }] },
    { type: 'event', name: canary('event'), value: canary('eventvalue') },
    { type: 'conversationUpdate', membersAdded: [{ id: canary('member'), name: canary('membername') }] },
    { type: canary('type'), text: canary('typetext') },
    { type: 'message', text: 'deposit.start' },
    { type: 'message', text: 'do:continue' },
    { type: 'message', text: { [canary('badtext')]: 1 } },
    { type: 5, text: canary('badtype') },
  ];
  for (const activity of activities) {
    await call('POST', `${path}/activities?secret=${canary('query')}`, {
      token,
      body: activity,
      headers: {
        'x-forwarded-for': ADDRESS,
        'user-agent': canary('agent'),
        referer: `https://${canary('referer')}.example/`,
        cookie: canary('cookie'),
        'x-ms-bot-agent': canary('botagent'),
      },
    });
  }
  await call('POST', `${path}/activities`, { token, body: `{"text":"${canary('badjson')}` });
  await call('GET', `${path}/activities?watermark=${canary('watermark')}`, { token });
  await call('GET', `${path}/activities`, { token: `${token}${canary('token')}` });
  await call('GET', `${url}/v3/directline/conversations/${canary('conversation')}`, { token });
  await call('POST', `${url}/v3/directline/tokens/generate`, { body: { user: { id: canary('user') } } });
  stream.send(canary('socket'));
  stream.close();
}

async function throughPages(url: string, port: number): Promise<void> {
  for (const path of [
    `/nl/${canary('page')}`,
    `/nl?topic=${canary('pagetopic')}`,
    `/nl/deposit.start?${canary('q')}`,
  ]) {
    await fetch(url + path, { headers: { accept: 'text/html', 'accept-language': canary('language') } });
  }
  const form = new URLSearchParams({ kept: canary('kept'), answer: canary('answer'), text: canary('formtext') });
  await fetch(`${url}/nl/deposit.start`, { method: 'POST', body: form });
  await sendRaw(port, `GET /${canary('raw')} HTTP/1.1\r\nHost: ${canary('host')}[\r\n\r\n`);
  await sendRaw(port, `${canary('nohttp')}\r\n\r\n`);
}

/** As a channel of the Bot Framework on this machine: one that takes the replies at once, and one out of reach. */
async function throughMessages(url: string): Promise<void> {
  const away = await freePort();
  for (const deliveryMode of ['expectReplies', 'normal']) {
    const activity = {
      type: 'message',
      id: canary('activityid'),
      channelId: 'emulator',
      serviceUrl: `http://127.0.0.1:${away}/${canary('serviceurl')}`,
      deliveryMode,
      text: canary('message'),
      conversation: { id: canary('conversationid'), name: canary('conversationname') },
      from: { id: canary('personid'), name: canary('personname'), aadObjectId: canary('aad') },
      recipient: { id: 'bot' },
      channelData: { tenant: { id: canary('tenant') } },
    };
    const { status } = await call('POST', `${url}/api/messages`, { body: activity });
    expect([deliveryMode, status]).toEqual([deliveryMode, deliveryMode === 'normal' ? 400 : 200]);
  }
  const unsigned = { token: canary('bearer'), body: { type: 'message', text: canary('bad') } };
  await call('POST', `${url}/api/messages`, unsigned);
}

async function contentsOf(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return [...files, ...texts].join('\n');
}

/** Every way in which a word may have been written down. */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  // In base64 a word looks different by where it begins; the ends depend on what stands beside it.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -4),
  );
  return [word, bytes.toString('hex'), ...base64];
}

function expectNone(sinks: Record<string, string>): void {
  const found = canaries.flatMap((word) =>
    Object.entries(sinks).flatMap(([sink, text]) =>
      formsOf(word).some((form) => text.toLowerCase().includes(form.toLowerCase())) ? [`${word} in ${sink}`] : [],
    ),
  );
  expect(found).toEqual([]);
  for (const [sink, text] of Object.entries(sinks)) expect([sink, text.includes(ADDRESS)]).toEqual([sink, false]);
}

async function speakEverywhere(program: Program): Promise<void> {
  canaries.length = 0;
  const url = await program.address;
  await throughDirectLine(url);
  await throughPages(url, Number(new URL(url).port));
  await throughMessages(url);
  expect(canaries.length).toBeGreaterThan(50);
}

async function metricsOf(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

const watched = async (env: Record<string, string>) => {
  const port = await freePort();
  const program = startProgram({
    STATE_KEY,
    LOG_LEVEL: 'debug',
    METRICS_ADDR: `127.0.0.1:${port}`,
    TRUSTED_PROXIES: '127.0.0.1',
    ...env,
  });
  return { program, port };
};

test('no word of a person, no name and no address stands in files, logs or metrics', async () => {
  const STATE_DIR = await tempFolder();
  const { program, port } = await watched({ STATE_DIR });
  await speakEverywhere(program);
  const sinks = { files: await contentsOf(STATE_DIR), metrics: await metricsOf(port), ...program.out };
  expect(sinks.metrics).toMatch(/guide_turns_total\{kind="welcome"\} [1-9]/);
  expect(sinks.stderr).toContain('"event":"turn"');
  expect(sinks.files).toContain('"kid"');
  expectNone(sinks);
  // And the lines are what log collectors expect.
  for (const line of program.out.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event');
});

describeWithRedis('with Redis', () => {
  test('no word of a person, no name, no address and no conversation id stands in Redis', async () => {
    const redis = await startRedis();
    const { program, port } = await watched({ REDIS_URL: redis.url, STATE_DIR: await tempFolder() });
    await speakEverywhere(program);
    const { createClient } = await import('@redis/client');
    const client = await createClient({ url: redis.url, RESP: 2 }).connect();
    await client.sendCommand(['SAVE']);
    const names = (await client.keys('*')).join('\n');
    client.destroy();
    expect(names).toMatch(/:state\n?/);
    expect(names).toMatch(/:words\n?/);
    expect(names.split('\n').every((name) => /^guide:\{[0-9a-f]{32}\}:\w+$/.test(name))).toBe(true);
    expectNone({ names, redis: await contentsOf(redis.dir), metrics: await metricsOf(port), ...program.out });
  });
});

test('this search finds what is there', () => {
  canaries.length = 0;
  const word = canary('proof');
  for (const shown of [word, word.toUpperCase(), Buffer.from(`{"text":"${word}"}`).toString('base64')]) {
    expect(() => expectNone({ sink: shown })).toThrow(/proof/);
  }
  expectNone({ sink: 'nothing here' });
});
