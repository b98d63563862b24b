import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';

import { ROOT } from '../bot/config/paths.js';
import { deriveKeys } from '../bot/store/keys.js';
import { signToken } from '../bot/directline/token.js';
import { type Answer, call } from './support/direct-line-call.js';
import { startServer, stopAll } from './support/server.js';
import { botParts } from './support/teams.js';
import { TEST_DAY } from './support/test-day.js';

/**
 * Every kind of answer that our Direct Line gives, read against a description. Ours (`fixtures/direct-line-answers.json`) is
 * always read. Microsoft's `directline-3.0.json` (microsoft/botframework-sdk, `specs/botframework-protocol`) is read where
 * the setting DIRECTLINE_SPEC says where it lies.
 */
const require = createRequire(import.meta.url);

/** An answer, by the operation of the description and by what it must be in ours. */
interface Given {
  operation: string;
  kind: 'conversation' | 'opened' | 'activitySet' | 'resource' | 'error';
  status: number;
  body: unknown;
}

const given: Given[] = [];
beforeAll(async () => {
  given.push(...(await allAnswers()));
}, 240_000);
afterAll(stopAll);

type Validate = ((body: unknown) => boolean) & { errors?: unknown };
interface Validator {
  addSchema(schema: object, name: string): unknown;
  getSchema(name: string): Validate | undefined;
}
const newValidator = (library: string): Validator => {
  const { default: Ajv } = require(library) as { default: new (options: object) => Validator };
  const ajv = new Ajv({ strict: false, allErrors: true });
  (require('ajv-formats') as { default: (ajv: Validator) => void }).default(ajv);
  return ajv;
};

/** The answers that a description does not allow, with what is wrong with them. */
function refused(ajv: Validator, answers: readonly Given[], nameOf: (one: Given) => string): unknown[] {
  return answers.flatMap((one) => {
    const validate = ajv.getSchema(nameOf(one));
    if (!validate) return [{ ...one, errors: `no description ${nameOf(one)}` }];
    return validate(one.body) ? [] : [{ ...one, errors: validate.errors }];
  });
}

test('every answer is as our own description says, and has no more in it', () => {
  expect(new Set(given.map(({ kind }) => kind)).size).toBe(5);
  expect(given.length).toBeGreaterThan(40);
  const ajv = newValidator('ajv');
  const schema = readFileSync(join(ROOT, 'tests', 'fixtures', 'direct-line-answers.json'), 'utf8');
  ajv.addSchema(JSON.parse(schema) as object, 'ours');
  expect(refused(ajv, given, ({ kind }) => `ours#/definitions/${kind}`)).toEqual([]);
});

const SPEC = process.env['DIRECTLINE_SPEC'];
if (!SPEC) {
  process.stderr.write(
    '\n!!! NO DIRECTLINE_SPEC: our answers are read against our own description only. Set it to the path of ' +
      "Microsoft's directline-3.0.json to read them against that too.\n",
  );
}

/** Microsoft's names for what an answer is. */
const THEIRS: Partial<Record<Given['kind'], string>> = {
  conversation: 'Conversation',
  activitySet: 'ActivitySet',
  resource: 'ResourceResponse',
  error: 'ErrorResponse',
};
/** What Microsoft's description does not know: the limit of a body, and a body that is no JSON. */
const BESIDE = [413, 415];

(SPEC ? test : test.skip)("every answer is as Microsoft's description says, and has no more in it", () => {
  const spec = JSON.parse(readFileSync(SPEC!, 'utf8')) as Described;
  for (const definition of Object.values(spec.definitions)) {
    if (definition.properties) definition.additionalProperties = false;
  }
  // It names objects here; Microsoft's own Web Chat sends and takes strings.
  for (const name of ['Activity', 'CardAction']) spec.definitions[name]!.properties!['value'] = {};
  const ajv = newValidator('ajv-draft-04');
  ajv.addSchema({ definitions: spec.definitions }, 'theirs');
  const standard = given.filter(({ kind }) => kind !== 'opened');
  expect(refused(ajv, standard, ({ kind }) => `theirs#/definitions/${THEIRS[kind]}`)).toEqual([]);
  const statuses = standard.filter(({ operation, status }) => {
    const [method = '', path = ''] = operation.split(' ');
    const responses = spec.paths[`/v3/directline${path}`]?.[method.toLowerCase()]?.responses ?? {};
    return !(String(status) in responses) && !BESIDE.includes(status);
  });
  expect(statuses.map(({ operation, status }) => [operation, status])).toEqual([]);
});

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  definitions: Record<string, { properties?: Record<string, object>; additionalProperties?: boolean }>;
}

/** Talks with the real bot in every language, and every refusal that a caller can cause. */
async function allAnswers(): Promise<Given[]> {
  const { bot } = await botParts();
  const server = await startServer({ bot, greetWithin: 0 });
  const site = `${server.url}/v3/directline`;
  const all: Given[] = [];
  const note = (operation: string, kind: Given['kind'], { status, body }: Pick<Answer, 'status' | 'body'>): void => {
    all.push({ operation, kind, status, body });
  };
  const ID = '/conversations/{conversationId}';

  for (const locale of ['nl', 'fr', 'en', 'ar-SA']) {
    const made = await call('POST', `${site}/tokens/generate`, { body: { user: { id: 'dl_ann', name: 'Ann' } } });
    note('POST /tokens/generate', 'conversation', made);
    const { token, conversationId } = made.body;
    note('POST /tokens/refresh', 'conversation', await call('POST', `${site}/tokens/refresh`, { token }));
    const start = { token, body: { user: { id: 'dl_ann' }, locale } };
    const started = await call('POST', `${site}/conversations`, start);
    note('POST /conversations', 'conversation', started);
    note('POST /conversations', 'conversation', await call('POST', `${site}/conversations`, start));
    const path = `${site}/conversations/${conversationId}`;
    const socket = new WebSocket(started.body.streamUrl);
    const [greeting] = (await once(socket, 'message')) as [Buffer];
    note(`GET ${ID}/activities`, 'activitySet', { status: 200, body: JSON.parse(String(greeting)) });
    socket.close();
    const from = { id: 'dl_ann', name: 'Ann', role: 'user' };
    for (const said of [
      { type: 'event', name: 'webchat/join', value: { language: locale, topic: 'deposit.start' } },
      { type: 'message', text: '1', value: 'deposit.start:who=self', channelData: { clientActivityID: 'c1' } },
      { type: 'message', text: 'huurwaarborg', textFormat: 'plain', entities: [], localTimezone: 'Europe/Brussels' },
      { type: 'message', text: 'letter', attachments: [{ contentType: 'image/png', contentUrl: 'data:,', name: 'a' }] },
      { type: 'message', value: { choice: 'do:menu' } },
      { type: 'message', text: 'topic:safety.violence' },
      { type: 'typing' },
      { type: 'invoke', name: 'x/y', value: {} },
      { type: 'conversationUpdate', membersAdded: [from] },
    ]) {
      const posted = await call('POST', `${path}/activities`, { token, body: { from, locale, ...said } });
      note(`POST ${ID}/activities`, 'resource', posted);
      note(`GET ${ID}/activities`, 'activitySet', await call('GET', `${path}/activities`, { token }));
    }
    const form = new FormData();
    form.append('file', new Blob(['x'], { type: 'image/png' }), 'a.png');
    const headers = { authorization: `Bearer ${token}` };
    const sent = await fetch(`${path}/upload?userId=dl_ann`, { method: 'POST', body: form, headers });
    note(`POST ${ID}/upload`, 'resource', { status: sent.status, body: await sent.json() });
    for (const query of ['', '?watermark=', '?watermark=0']) {
      note(`GET ${ID}`, 'conversation', await call('GET', path + query, { token }));
      note(`GET ${ID}/activities`, 'activitySet', await call('GET', `${path}/activities${query}`, { token }));
    }
    note('POST /conversations', 'opened', await call('POST', `${site}/conversations`, { body: { locale } }));

    const expired = signToken({ conversationId }, server.keys, TEST_DAY - 1_800_000);
    const foreign = signToken({ conversationId }, deriveKeys(Buffer.alloc(32, 1)), TEST_DAY);
    const message = { type: 'message', text: 'hi' };
    for (const bad of [undefined, 'a.b.c', foreign, expired]) {
      note(`POST ${ID}/activities`, 'error', await call('POST', `${path}/activities`, { token: bad, body: message }));
      note(`GET ${ID}/activities`, 'error', await call('GET', `${path}/activities`, { token: bad }));
      note(`POST ${ID}/upload`, 'error', await call('POST', `${path}/upload`, { token: bad, body: {} }));
    }
    for (const body of ['{', '[]', { text: 'no type' }, { ...message, text: 'x'.repeat(17_000) }]) {
      note(`POST ${ID}/activities`, 'error', await call('POST', `${path}/activities`, { token, body }));
    }
    const text = { body: 'hi', headers: { 'content-type': 'text/plain' } };
    note(`POST ${ID}/activities`, 'error', await call('POST', `${path}/activities`, { token, ...text }));
    const end = { type: 'endOfConversation', from };
    note(`POST ${ID}/activities`, 'resource', await call('POST', `${path}/activities`, { token, body: end }));
    note(`GET ${ID}`, 'error', await call('GET', path, { token }));
    note(`POST ${ID}/activities`, 'error', await call('POST', `${path}/activities`, { token, body: message }));
  }
  return all;
}
