import { Readable, Writable } from 'node:stream';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { loadContent } from '../../content/load.js';
import { PLANNED_LANGS } from '../../model/lang.js';
import { openParts } from '../../matcher/compiled/compiled-files.js';
import { compileUnderstanding } from '../../matcher/compiled/reader-parts.js';
import { TRAINING } from '../../../tests/support/matcher-phrases.js';
import { createUnderstanding } from '../../matcher/understand.js';
import { answerLine, run } from './match.js';

const understanding = createUnderstanding(compileUnderstanding({ training: TRAINING, crisis: {} }));
const ask = (line: unknown) =>
  JSON.parse(answerLine(understanding, JSON.stringify(line)).output) as Record<string, unknown>;

async function through(...chunks: (string | Uint8Array)[]): Promise<{ code: number; lines: string[] }> {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const code = await run(understanding, Readable.from(chunks), sink);
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return { code, lines: text.split('\n').slice(0, -1) };
}

describe('a line, with the real content,', () => {
  const real = createUnderstanding(openParts(loadContent().reading()));
  const askReal = (input: object) =>
    JSON.parse(answerLine(real, JSON.stringify(input)).output) as Record<string, unknown>;

  test('of a crisis is answered with the crisis, whatever else it is about', () => {
    const answer = askReal({ text: 'my husband hits me and the children, and I want my deposit back', lang: 'en' });
    expect(answer).toMatchObject({ topic: 'safety.child', band: 'answer' });
    expect(answer['danger']).toEqual({ topic: 'safety.child', level: 'takeover' });
    expect(answer['confidence']).toBeGreaterThanOrEqual(0.9);
    expect((answer['candidates'] as { topic: string }[])[0]!.topic).toBe('safety.child');
    expect((answer['candidates'] as unknown[]).length).toBeLessThanOrEqual(3);
    expect(askReal({ text: 'bedi mout', lang: 'nl' })).toMatchObject({ danger: { topic: 'safety.suicide' } });
  });

  test('that only sounds like danger says so beside what it asks', () => {
    const answer = askReal({ text: 'i am scared. how do I get my deposit back', lang: 'en' });
    expect(answer).toMatchObject({ topic: 'deposit.return', danger: { level: 'banner' } });
  });
});

describe('a line', () => {
  test('is answered with topic, confidence, candidates, language and words', () => {
    const answer = ask({ text: 'ik kan de huurwaarborg niet betalen', lang: 'nl' });
    expect(Object.keys(answer).sort()).toEqual([
      'band',
      'candidates',
      'confidence',
      'danger',
      'lang',
      'matched',
      'slots',
      'topic',
    ]);
    expect(answer).toMatchObject({ topic: 'deposit.start', lang: 'nl' });
    expect((answer['matched'] as string[])[0]).toBe('huurwaarborg');
  });

  test('without language is read in the one it is written in; Dutch where that cannot be told', () => {
    expect(ask({ text: 'je cherche une maison pour ma famille' })).toMatchObject({
      topic: 'housing.search',
      lang: 'fr',
    });
    expect(ask({ text: 'ok' })).toMatchObject({ topic: null, lang: 'nl' });
    expect(ask({ text: 'أبحث عن شقة', lang: null })).toMatchObject({ topic: 'housing.search', lang: 'ar' });
  });

  test('says the language written, not only the one given', () => {
    expect(ask({ text: 'je cherche une maison pour ma famille', lang: 'nl' })).toMatchObject({ lang: 'fr' });
  });

  test.each([
    ['{', 'not JSON'],
    ['', 'not JSON'],
    ['[1]', 'not an object with "text"'],
    ['null', 'not an object with "text"'],
    ['{"lang":"nl"}', '"text" has to be a string'],
    ['{"text":1}', '"text" has to be a string'],
    ['{"text":"x","lang":"xx"}', `"lang" has to be one of ${PLANNED_LANGS.join(', ')}`],
  ])('%s is refused with a reason', (line, error) => {
    expect(answerLine(understanding, line)).toEqual({ output: JSON.stringify({ error }), bad: true });
  });
});

describe('a stream', () => {
  test('gives one line for each line, in order; a bad one does not stop it, but the exit code tells', async () => {
    const { code, lines } = await through('{"text":"hallo"}\r\n{bad\n{"te', 'xt":"bonjour"}');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)[0])).toEqual(['band', 'error', 'band']);
    expect(code).toBe(1);
  });

  test('of good lines only ends with 0; an empty one has no answers', async () => {
    expect((await through('{"text":"hallo"}\n')).code).toBe(0);
    expect(await through()).toEqual({ code: 0, lines: [] });
  });

  test('does not break at a line separator inside a text, nor in the middle of a letter', async () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify({ text: 'شقة\u2028 سكن' })}\n`);
    const { code, lines } = await through(...[...bytes].map((byte) => Uint8Array.of(byte)));
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ topic: 'housing.search' });
  });

  test('any text gives one whole line of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { output } = answerLine(understanding, JSON.stringify({ text }));
        expect(output).not.toMatch(/\n/);
        expect(JSON.stringify(JSON.parse(output))).toBe(output);
      }),
    );
  });
});
