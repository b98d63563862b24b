import { describe, expect, test } from '@jest/globals';

import { type Lang, LANGS } from '../../model/lang.js';
import type { Topic } from '../../model/topic.js';
import { type Content, loadContent } from '../load.js';
import { readLocales } from '../locale.js';
import { checkForm, wordsInView } from './form.js';
import { budgetOf, wordCount } from './word-count.js';

const content = loadContent();
const locales = readLocales();

test('a block in view without a role is named, also where no other block of its topic has one', () => {
  const topic = content.topics.get('deposit.rules')!;
  const blocks = topic.blocks.map(({ role: _, fold: __, ...rest }) => rest);
  const topics = new Map([...content.topics, [topic.id, { ...topic, folds: {}, blocks } as Topic]]);
  const found = checkForm({ ...content, topics }, locales).filter(({ code }) => code === 'form-part');
  expect(found.map(({ file }) => file)).toEqual(blocks.map(() => 'topics/deposit.rules.yaml'));
  expect(blocks.length).toBeGreaterThan(3);
});

test('what is in view in danger, in words: at most 35, and more in French', () => {
  const danger = [...content.topics.values()].filter(({ kind }) => kind === 'crisis');
  const counted = danger.map(({ id }) => {
    const words = LANGS.map((lang) => [lang, wordsInView(content.topics.get(id)!, lang, content, locales)] as const);
    return { id, words };
  });
  for (const { id, words } of counted)
    process.stdout.write(`words in view, ${id}: ${words.map(([lang, count]) => `${lang} ${count}`).join(', ')}\n`);
  expect(counted.flatMap(({ id, words }) => words.filter(([lang, n]) => n > budgetOf(35, lang)).map(() => id))).toEqual(
    [],
  );
  expect(counted.flatMap(({ words }) => words.filter(([, n]) => n < 20))).toEqual([]);
});

test('words are what stands between spaces; a reference is two', () => {
  expect(wordCount('Bel {service:emergency.phone}, nu – of {fact:x}.')).toBe(7);
  expect(wordCount('{a}{b}')).toBe(4);
  expect([budgetOf(60, 'fr'), budgetOf(60, 'ar')]).toEqual([69, 60]);
});

/** The codes of what is wrong with a topic of danger once it was changed. */
function codes(change: Partial<Topic>, words?: (text: string) => string): string[] {
  const topic = { ...content.topics.get('safety.danger')!, ...change };
  const nl = content.words.nl.get('safety.danger')!;
  const kind = nl.value.blocks['kind'] as string;
  const value = words ? { ...nl.value, blocks: { ...nl.value.blocks, kind: words(kind) } } : nl.value;
  const changed: Content = {
    ...content,
    topics: new Map([[topic.id, topic]]),
    words: { ...content.words, nl: new Map([[topic.id, { ...nl, value }]]) } as Record<Lang, Map<string, typeof nl>>,
  };
  return [...new Set(checkForm(changed, locales).map(({ code }) => code))];
}

describe('content:check says what is wrong with', () => {
  const { blocks, folds, call } = content.topics.get('safety.danger')!;
  const block = blocks[0]!;

  test('nothing of what is there', () => {
    expect(checkForm(content, locales)).toEqual([]);
  });

  test.each<[string, string, Partial<Topic>]>([
    ['a part that this shape has not in view', 'form-part', { blocks: [...blocks, { ...block, role: 'bring' }] }],
    ['a block in view without a role', 'form-part', { blocks: [...blocks, { ...block, role: undefined }] }],
    ['a fold that is not there', 'unknown-fold', { blocks: [...blocks, { ...block, fold: 'nowhere' }] }],
    ['a fold with nothing in it', 'empty-fold', { folds: { ...folds, more: 'branch' } }],
    ['a fold without a title', 'missing-fold', { folds: { ...folds, more: 'branch' } }],
    ['a title without a fold', 'extra-fold', { folds: {}, blocks: [block] }],
    [
      'a risk after the steps',
      'risk-late',
      { blocks: [...blocks, { ...block, id: 'calls', role: 'risk', fold: 'phone' }] },
    ],
    ['112 not first', 'emergency-first', { call: [...call].reverse() }],
    ['a night with nobody', 'closed-at-night', { call: ['emergency', 'line_106', 'line_1712'] }],
    ['nobody of that name', 'unknown-service', { call: [...call, 'nobody'] }],
    ['one without a number', 'no-number', { call: [...call, 'zsg'] }],
  ])('%s', (_, code, change) => {
    expect(codes(change)).toContain(code);
  });

  test('too many words, and a number beside the buttons', () => {
    expect(codes({}, (text) => `${text} ${text} ${text} ${text}`)).toEqual(['too-long']);
    expect(codes({}, (text) => `${text} {service:police.phone}`)).toEqual(['number-in-view']);
  });
});
