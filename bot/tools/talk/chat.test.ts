import { expect, test } from '@jest/globals';

import { runTool } from '../../../tests/support/run-tool.js';
import type { AnswerLine } from './chat-json.js';

/** Has a talk with the command as programs do; one line each. */
async function chat(args: readonly string[], lines: readonly string[]): Promise<AnswerLine[]> {
  const input = lines.map((line) => `${line}\n`).join('');
  const { code, stdout, stderr } = await runTool('talk/chat', ['--json', ...args], { input });
  expect([code, stderr]).toEqual([0, '']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AnswerLine);
  expect(answers).toHaveLength(lines.length);
  return answers;
}

test('words and choices are answered line by line, with the question that is open and the answers given', async () => {
  const [asked, gone, empty] = await chat(
    ['--as-of', '2026-11-23', 'deposit.start'],
    ['deposit.start:who=self', 'Gent', ''],
  );
  expect(asked).toMatchObject({ event: 'asked', topic: 'deposit.start', question: 'region', answers: { who: 'self' } });
  expect(asked).toMatchObject({ danger: null, folds: [], first: expect.stringContaining('?') });
  expect(asked!.choices).toContainEqual({ id: 'deposit.start:region=flanders', label: 'Vlaanderen' });
  expect(gone).toMatchObject({ question: 'lease', answers: { who: 'self', region: 'flanders' } });
  expect(empty).toMatchObject({ event: 'bad_input', question: 'lease' });
  expect(Object.keys(asked!)).toEqual(['event', 'topic', 'question', 'answers', 'danger', 'choices', 'first', 'folds']);
});

test('help in danger says whether it is the reply or a line above it', async () => {
  const [clear, maybe, none] = await chat(['--lang', 'en'], ['my husband beats me', 'i am afraid', 'xqzw']);
  expect(clear).toMatchObject({ event: 'crisis', danger: { topic: 'safety.violence', level: 'takeover' } });
  expect(maybe).toMatchObject({ danger: { topic: 'safety.danger', level: 'banner' } });
  expect(maybe!.first).toMatch(/^In danger\? Call .?112/);
  expect(none).toMatchObject({ event: 'not_understood', topic: null, question: null, answers: {}, danger: null });
});

test('what is open is told as of the hour', async () => {
  const seenAt = async (moment: string) => chat(['--as-of', moment], ['topic:referral.caw']);
  const byDay = await seenAt('2026-11-30T10:00');
  expect(await seenAt('2026-11-30T10:01')).toEqual(byDay);
  expect(await seenAt('2026-11-30T03:00')).not.toEqual(byDay);
});
