import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { sendRaw } from './support/send-raw.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { expectTalkGoesOn } from './support/talk-goes-on.js';

/** Uploads: taken, answered, and dropped unread. */
let server: TestServer;
let talk: TestTalk;
let logged: string[];
const heard: { text: string; files: unknown }[] = [];

beforeEach(async () => {
  heard.length = 0;
  logged = [];
  const bot = countingBot();
  server = await startServer({
    logged,
    bot: {
      ...bot,
      answer(state, input, at) {
        if (input.kind === 'text') heard.push({ text: input.text, files: input.files });
        return bot.answer(state, input, at);
      },
    },
  });
  talk = await beginTalk(server.url);
});
afterEach(stopAll);

const ACTIVITY = 'application/vnd.microsoft.activity';
const photo = (bytes = 3_000_000): Blob =>
  new Blob([Buffer.alloc(bytes, 'canary-in-the-photo')], { type: 'image/jpeg' });

function form(activity: unknown, files: [name: string, file: Blob][]): FormData {
  const parts = new FormData();
  if (activity !== undefined) {
    const json = typeof activity === 'string' ? activity : JSON.stringify(activity);
    parts.append('activity', new Blob([json], { type: ACTIVITY }), 'blob');
  }
  for (const [name, file] of files) parts.append('file', file, name);
  return parts;
}

async function upload(body: BodyInit, headers: Record<string, string> = {}): Promise<{ status: number; body: any }> {
  const response = await fetch(`${talk.path}/upload?userId=ann`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${talk.token}`, ...headers },
  });
  return { status: response.status, body: await response.json() };
}

test('words and photos together: 200 with the id, the words are answered, and nothing of the photos is left', async () => {
  const said = { type: 'message', text: 'my letter', channelData: { clientActivityID: 'c1' }, locale: 'en' };
  const sent = (): FormData =>
    form(said, [
      ['canary-name.jpg', photo()],
      ['two.pdf', photo()],
    ]);
  const { status, body } = await upload(sent());
  expect({ status, body }).toEqual({ status: 200, body: { id: expect.stringMatching(/\|/) } });
  expect(heard).toEqual([{ text: 'my letter', files: true }]);
  expect(await talk.texts(talk.started.body.watermark)).toEqual(['2: my letter', 'lang nl']);
  const { body: log } = await call('GET', `${talk.path}/activities`, { token: talk.token });
  const echo = log.activities.find(({ id }: any) => id === body.id);
  expect(echo).toMatchObject({ text: 'my letter', from: { id: 'ann' }, channelData: { clientActivityID: 'c1' } });
  expect(JSON.stringify(log) + logged.join('')).not.toContain('canary');
  // A client whose connection was lost sends the same again.
  expect((await upload(sent())).body.id).toBe(body.id);
  expect(heard).toHaveLength(1);
});

test.each<[string, () => BodyInit, Record<string, string>]>([
  ['a form without an activity', () => form(undefined, [['a.jpg', photo()]]), {}],
  ['a form whose activity has no words', () => form({ type: 'message', text: null }, [['a.jpg', photo()]]), {}],
  ['one photo as the body', () => photo(), { 'content-type': 'image/jpeg' }],
])('%s is a message without words', async (_, body, headers) => {
  expect((await upload(body(), headers)).status).toBe(200);
  expect(heard).toEqual([{ text: '', files: true }]);
});

test('a form without a file is a message like any other', async () => {
  expect((await upload(form({ type: 'message', text: 'hi' }, []))).status).toBe(200);
  expect(heard).toEqual([{ text: 'hi', files: undefined }]);
});

test.each<[string, () => BodyInit, Record<string, string>, number, string]>([
  ['an activity that is no JSON', () => form('{', []), {}, 400, 'bad_activity'],
  ['an activity that is a list', () => form([], []), {}, 400, 'bad_activity'],
  ['an activity of 17 KB', () => form({ text: 'x'.repeat(17_000) }, [['a.jpg', photo()]]), {}, 413, 'too_large'],
  [
    'a form that ends too soon',
    () => '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
    formWith('x'),
    400,
    'bad_upload',
  ],
  ['a form without a boundary', () => 'abc', { 'content-type': 'multipart/form-data' }, 400, 'bad_upload'],
])('%s is refused with the reason', async (_, body, headers, status, code) => {
  const refused = await upload(body(), headers);
  expect(refused).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  expect(heard).toEqual([]);
  await expectTalkGoesOn(talk);
});

test('more than 32 MB is refused before it is sent, or once it is too much', async () => {
  const head = `POST ${new URL(talk.path).pathname}/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${talk.token}\r\n`;
  const named = `${head}Content-Type: image/jpeg\r\nContent-Length: ${32 * 1024 * 1024 + 1}\r\n\r\n`;
  expect(await sendRaw(server.port, named)).toMatch(/^HTTP\/1.1 413 /);
  const endless = new ReadableStream<Uint8Array>({
    pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)),
  });
  const sent = { method: 'POST', body: endless, duplex: 'half' } as RequestInit;
  const headers = { authorization: `Bearer ${talk.token}`, 'content-type': 'image/jpeg' };
  expect((await fetch(`${talk.path}/upload`, { ...sent, headers })).status).toBe(413);
  await expectTalkGoesOn(talk);
});

function formWith(boundary: string): Record<string, string> {
  return { 'content-type': `multipart/form-data; boundary=${boundary}` };
}
