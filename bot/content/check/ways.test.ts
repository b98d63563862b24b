import { expect, test } from '@jest/globals';

import { type Flow, type FlowEnv, OUTCOME, type Outcome } from '../../model/flow.js';
import { loadContent } from '../load.js';
import { checkWays } from './ways.js';

/** Dialogs that name what does not exist, on the real content. */
const content = loadContent();
const env: FlowEnv = { today: '2026-11-23', facts: content.facts, isHoliday: () => false };
const end = (outcome: Partial<Outcome>) => (): Outcome => ({ messages: [], related: [], ...outcome });
const small: Flow = {
  id: 'deposit.start',
  start: 'lease',
  questions: { lease: { kind: 'choice', options: ['draft'], next: () => OUTCOME } },
  outcome: end({ messages: [[{ block: content.topics.get('deposit.start')!.blocks[0]!.id }]] }),
  overview: end({}),
};
const said = (change: Partial<Flow>): string[] =>
  checkWays({ ...small, ...change }, content, env).map(({ code, message }) => `${code} ${message}`);

test('a dialog of which all exists is sound', () => expect(said({})).toEqual([]));

test.each<[string, Partial<Flow>, string]>([
  [
    'a next question',
    { questions: { lease: { kind: 'choice', options: ['draft'], next: () => 'recption' } } },
    'flow-lost deposit.start: "lease" leads to the question "recption", which does not exist',
  ],
  [
    'a question that comes again',
    { questions: { lease: { kind: 'choice', options: ['draft'], next: () => 'lease' } } },
    'flow-lost deposit.start: "lease" leads to the question "lease", which comes round again',
  ],
  [
    'a start',
    { start: 'wo' },
    'flow-lost deposit.start: the dialog begins with the question "wo", which does not exist',
  ],
  [
    'a block',
    { outcome: end({ messages: [[{ block: 'no_such' }]] }) },
    'flow-block deposit.start: an outcome names the block "no_such", which does not exist in content/topics/deposit.start.yaml',
  ],
  [
    'a label',
    { overview: end({ messages: [[{ routes: [], title: { ns: 'deposit.start', path: 'labels.no_such' } }]] }) },
    'flow-label deposit.start: an outcome names "labels.no_such", which has no words in content/nl/deposit.start.yaml',
  ],
  [
    'a service',
    { outcome: end({ messages: [[{ services: ['no_such'] }]] }) },
    'unknown-service deposit.start: an outcome names the service "no_such", which does not exist',
  ],
  [
    'a topic',
    { outcome: end({ related: ['no.such'] }) },
    'unknown-topic deposit.start: an outcome offers the topic "no.such", which does not exist',
  ],
])('%s that leads nowhere is said', (_what, change, sentence) => {
  expect(said(change)).toEqual([sentence]);
});

test('the place in the code is named', () => {
  const [problem] = checkWays({ ...small, start: 'lease_of_nobody' }, content, env);
  expect(problem).toMatchObject({ file: 'dialogs/deposit.start/flow.ts', line: null });
  // The real dialog names the question "reception" in its code; here no question has this name.
  const again: Flow = {
    ...small,
    questions: { lease: { kind: 'choice', options: ['draft'], next: () => 'reception' } },
  };
  const [found] = checkWays(again, content, env);
  expect(found?.file).toBe('dialogs/deposit.start/flow.ts');
  expect(found?.line).toBeGreaterThan(1);
});
