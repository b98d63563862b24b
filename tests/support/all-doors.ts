import { expect } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { ADDRESS, canaries, canary } from './canaries.js';
import { beginTalk, call } from './direct-line-call.js';
import { freePort } from './free-port.js';
import type { Program } from './program.js';
import { sendRaw } from './send-raw.js';

async function throughDirectLine(url: string): Promise<void> {
  const talk = await beginTalk(url, { locale: 'nl', topic: canary('topic') });
  const { path, token } = talk;
  canaries.push(talk.id);
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
    { type: 'message', text: 'topic:deposit.start' },
    { type: 'message', text: 'voor mezelf' },
    // The state shows only the last accepted message, so this one carries everything that a message can.
    {
      type: 'message',
      id: canary('lastid'),
      text: canary('last'),
      from: { id: canary('lastfrom'), name: canary('lastname') },
      locale: canary('lastlocale'),
      channelData: { clientActivityID: canary('lastclientid'), other: canary('lastdata') },
      entities: [{ type: 'mention', mentioned: { name: canary('lastentity') } }],
    },
    { type: 'message', text: { [canary('badtext')]: 1 } },
    { type: 5, text: canary('badtype') },
  ];
  const letter = new FormData();
  letter.append('activity', new Blob([JSON.stringify({ type: 'message', text: canary('uploadtext') })]), 'blob');
  letter.append(
    'file',
    new Blob([canary('photo').repeat(10_000)], { type: 'image/jpeg' }),
    `${canary('filename')}.jpg`,
  );
  const sent = { method: 'POST', body: letter, headers: { authorization: `Bearer ${token}` } };
  expect((await fetch(`${path}/upload?userId=${canary('uploader')}`, sent)).status).toBe(200);
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

/** Acts as a channel of Bot Framework on this machine: one that accepts the replies, and one that cannot be reached. */
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

/** Sends unique words through every field of every door of the whole program. */
export async function speakEverywhere(program: Program): Promise<void> {
  canaries.length = 0;
  const url = await program.address;
  await throughDirectLine(url);
  await throughPages(url, Number(new URL(url).port));
  await throughMessages(url);
  expect(canaries.length).toBeGreaterThan(50);
}
