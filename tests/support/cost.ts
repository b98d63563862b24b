import { Agent, request } from 'node:http';

import { createBotParts } from '../../bot/guide/create-guide.js';
import { createSite } from '../../bot/web/create-site.js';
import { createTeamsWords } from '../../bot/teams/create-words.js';
import { webRoutes } from '../../bot/web/routes.js';
import { beginTalk } from './direct-line-call.js';
import { startServer, type TestServer } from './server.js';
import { startTeamsService, type TeamsService } from './teams-service.js';
import { TEST_DAY } from './test-day.js';

/** A place that accepts a text from outside, and the longest text that gets through. */
export interface Door {
  name: string;
  /** In bytes of UTF-8. Longer texts are refused without reading, by Node (headers) or by our limits. */
  max: number;
  /** Sends a text there; resolves when it was answered. */
  put(text: string): Promise<void>;
}

/** Processor milliseconds of this process for a job: the smallest of several runs, because others are disturbed. */
export async function cpuOf(job: () => Promise<void>, runs: number): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    await job();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The start of a text that fills this many bytes in UTF-8. */
export function inBytes(text: string, bytes: number): string {
  const all = Buffer.from(text);
  return all.length <= bytes ? text : all.subarray(0, bytes).toString();
}

const HIGH = '9999999';
const UNLIMITED = {
  LIMIT_REQUESTS: HIGH,
  LIMIT_MESSAGES: HIGH,
  LIMIT_TALKS: HIGH,
  LIMIT_TALKS_OF_ALL: HIGH,
};

/** Node reads 16 KB of headers, including the request line. */
const MAX_HEADER = 14_000;
/** The longest path that the guard lets through, minus the part before the text. */
const MAX_PATH = 450;
const MAX_QUERY = 4000;
const MAX_JSON = 15_000;
const MAX_ACTIVITY = 250_000;
/** The longest message that is answered. The rest is only searched for danger. */
const MAX_MESSAGE = 2000;

const PAGE = '/nl/safety.danger';
const TOKENS = '/v3/directline/tokens/generate';
/** Every request header that the program reads, with a place that reads it. */
const HEADERS = [
  ['accept', 'GET', '/nothing'],
  ['accept-encoding', 'GET', PAGE],
  ['accept-language', 'GET', '/'],
  ['access-control-request-method', 'OPTIONS', TOKENS],
  ['authorization', 'POST', TOKENS],
  ['content-encoding', 'POST', TOKENS],
  ['content-type', 'POST', TOKENS],
  ['cookie', 'GET', PAGE],
  ['if-none-match', 'GET', PAGE],
  ['origin', 'POST', TOKENS],
  ['sec-fetch-site', 'POST', TOKENS],
  ['user-agent', 'GET', PAGE],
  ['x-forwarded-for', 'GET', PAGE],
] as const;

/** The whole program, and all its doors. `stop` also stops the Teams service beside it. */
export async function openDoors(): Promise<{ doors: Door[]; stop(): Promise<void> }> {
  const parts = await createBotParts();
  const site = createSite(parts, () => TEST_DAY);
  const publicUrl = 'http://127.0.0.1';
  const server = await startServer({
    bot: parts.bot,
    teams: createTeamsWords(parts, site, () => TEST_DAY),
    env: { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8', ...UNLIMITED },
    routes: [
      (to) =>
        webRoutes(to, {
          site,
          publicUrl,
          exitUrl: 'https://example.org/',
          preview: true,
          frameOrigins: [],
          today: () => '2026-11-22',
        }),
    ],
  });
  const service = await startTeamsService();
  const doors = [
    ...headerDoors(server),
    ...addressDoors(server),
    ...formDoors(server),
    ...(await talkDoors(server)),
    ...teamsDoors(server, service),
  ];
  return {
    doors,
    async stop() {
      agent.destroy();
      await server.stop();
      await service.close();
    },
  };
}

function headerDoors(server: TestServer): Door[] {
  // As bytes, because a header cannot hold other characters.
  const latin = (text: string): string => Buffer.from(text.replace(/[^\P{Cc}\t]/gu, '')).toString('latin1');
  return [
    ...HEADERS.map(([name, method, path]): Door => ({
      name: `header ${name} of ${path}`,
      max: MAX_HEADER,
      put: (text) => send(server, method, path, { accept: 'text/html', [name]: latin(text) }),
    })),
    {
      name: 'header host',
      max: MAX_HEADER,
      put: (text) => send(server, 'GET', '/nl', { host: latin(text) }),
    },
  ];
}

function addressDoors(server: TestServer): Door[] {
  const plain = (text: string): string => text.replace(/[^\x21-\x7e]|#/g, '+');
  const paths: [name: string, address: (text: string) => string][] = [
    ['address that is too long', (text) => `/nl/${text}`],
    ['path of a topic', (text) => `/nl/${text}`],
    ['path of a file', (text) => `/assets/${text}`],
    ['path of a day', (text) => `/nl/calendar/${text}`],
    ['path of a conversation', (text) => `/v3/directline/conversations/${text}/activities`],
    ['query of /', (text) => `/?${text}`],
    ['query of the chat', (text) => `/nl?topic=${text}`],
    ['query asOf', (text) => `/nl/deposit.start?asOf=${text}`],
    ['query desk', (text) => `/nl/deposit.start/card?desk=${text}`],
    ['query watermark', (text) => `/v3/directline/conversations/x/activities?watermark=${text}`],
    ['query t of a stream', (text) => `/v3/directline/conversations/x/stream?t=${text}`],
  ];
  return paths.map(([name, address]) => ({
    name,
    max: name.startsWith('path') ? MAX_PATH : name.startsWith('query') ? MAX_QUERY : MAX_HEADER,
    put: (text) => send(server, 'GET', address(plain(text)), { accept: 'text/html' }),
  }));
}

function formDoors(server: TestServer): Door[] {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const page = '/nl/deposit.start';
  return [
    { name: 'a form', max: MAX_JSON, put: (text) => send(server, 'POST', page, type, text) },
    ...['kept', 'choice', 'text', 'day', 'answers'].map((field): Door => {
      const put = (text: string) => send(server, 'POST', page, type, String(new URLSearchParams([[field, text]])));
      return { name: `form field ${field}`, max: 5000, put };
    }),
  ];
}

async function talkDoors(server: TestServer): Promise<Door[]> {
  const { path, token } = await beginTalk(server.url);
  const address = `${new URL(path).pathname}/activities`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const post = (activity: unknown): Promise<void> => send(server, 'POST', address, headers, JSON.stringify(activity));
  const fields: [name: string, activity: (text: string) => unknown][] = [
    ['type', (type) => ({ type })],
    ['id', (id) => ({ type: 'typing', id })],
    ['name', (name) => ({ type: 'event', name })],
    ['locale', (locale) => ({ type: 'message', text: 'do:menu', locale })],
    ['value', (value) => ({ type: 'message', value })],
    ['value.choice', (choice) => ({ type: 'message', value: { choice } })],
    ['from.id', (id) => ({ type: 'message', text: 'do:menu', from: { id } })],
    ['a field we do not know', (more) => ({ type: 'typing', more })],
    ['channelData', (clientActivityID) => ({ type: 'typing', channelData: { clientActivityID } })],
  ];
  return [
    { name: 'JSON', max: MAX_JSON, put: (text) => send(server, 'POST', address, headers, text) },
    {
      name: 'JSON, nested',
      max: MAX_JSON,
      put: (text) =>
        send(server, 'POST', address, headers, `${'['.repeat(text.length / 2)}${']'.repeat(text.length / 2)}`),
    },
    ...fields.map(([name, activity]): Door => ({
      name: `activity ${name}`,
      max: MAX_JSON / 6,
      put: (text) => post(activity(text)),
    })),
    { name: 'message', max: MAX_MESSAGE, put: (text) => post({ type: 'message', text, locale: 'nl' }) },
    {
      name: 'message that is too long',
      max: MAX_JSON / 6,
      put: (text) => post({ type: 'message', text: `${text}${text}` }),
    },
  ];
}

function teamsDoors(server: TestServer, service: TeamsService): Door[] {
  let count = 0;
  const say = (more: Record<string, unknown>): Promise<void> => {
    count += 1;
    const body = {
      type: 'message',
      id: `u${count}`,
      channelId: 'msteams',
      serviceUrl: service.url,
      conversation: { conversationType: 'personal', id: 'a:personal' },
      from: { id: '29:ann', name: 'Ann' },
      recipient: { id: '28:bot', name: 'bot' },
      locale: 'nl-BE',
      ...more,
    };
    return send(server, 'POST', '/api/messages', { 'content-type': 'application/json' }, JSON.stringify(body));
  };
  return [
    { name: 'a text in Teams', max: MAX_ACTIVITY / 6, put: (text) => say({ text }) },
    {
      name: 'a name mentioned in Teams',
      max: MAX_ACTIVITY / 6,
      put: (text) => say({ text: `<at>${text}</at> do:menu` }),
    },
    {
      name: 'a query in Teams',
      max: 2000,
      put: (value) =>
        say({
          type: 'invoke',
          name: 'composeExtension/query',
          value: { commandId: 'share', parameters: [{ name: 'query', value }] },
        }),
    },
  ];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request over a kept connection. Resolves when the answer was read, with any status. */
function send(
  server: TestServer,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: server.port, method, path, headers, agent }, (response) => {
      response.on('end', resolve).on('error', reject).resume();
    });
    // Node ends the connection at its own limit.
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve() : reject(error)));
    sent.end(body);
  });
}
