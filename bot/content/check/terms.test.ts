import { describe, expect, test } from '@jest/globals';

import type { Lang } from '../../model/lang.js';
import { type Content, CONTENT_DIR, loadContent } from '../load.js';
import { readLocales } from '../locale.js';
import type { Terms } from '../schema/terms.js';
import { readTerms, type TermFiles } from '../terms.js';
import { problemLine } from '../yaml-file.js';
import { checkTerms } from './terms.js';

const content = loadContent();
const locales = readLocales();
const files = readTerms(CONTENT_DIR);

/** The content with one block of a topic said otherwise. */
function saying(lang: Lang, topic: string, block: string, text: string): Content {
  const file = content.words[lang].get(topic)!;
  const value = { ...file.value, blocks: { ...file.value.blocks, [block]: text } };
  return {
    ...content,
    words: { ...content.words, [lang]: new Map(content.words[lang]).set(topic, { ...file, value }) },
  };
}

const lines = (changed: Content, terms: TermFiles = files): string[] =>
  checkTerms(changed, locales, terms).map(problemLine);

test('the texts hold to the terms', () => expect(lines(content)).toEqual([]));

// Lower it when entries go; nothing is to be added.
test('the list of first uses without their official form only shrinks', () => {
  const due = Object.values(files.due.value).flatMap((concepts) => Object.values(concepts).flat());
  expect(due.length).toBeLessThanOrEqual(305);
});

describe('another word for a concept', () => {
  test('is named with file, line and mend', () => {
    expect(lines(saying('nl', 'meta.privacy', 'time', 'Vraag het aan je huisbaas.'))).toEqual([
      expect.stringMatching(
        /^content\/nl\/meta\.privacy\.yaml:\d+: "blocks\.time" says "huisbaas", another word for landlord \[term-other-word\]\n {4}mend: Write "verhuurder"/,
      ),
    ]);
  });

  test.each<[Lang, string]>([
    ['fr', 'Payez la CAUTION sur un compte.'],
    ['en', 'Ask the owner.'],
    ['ar', 'اسأل المؤجّر.'],
    ['ar', 'قل للمؤجّر إنك تنتظر.'],
  ])('is found in %s, however it is written: %s', (lang, text) => {
    expect(lines(saying(lang, 'meta.privacy', 'time', text))).toEqual([expect.stringContaining('[term-other-word]')]);
  });

  test.each<[Lang, string]>([
    ['nl', 'De huisbazen van vroeger.'],
    ['en', 'Show ownership.'],
    // "Your money" is written as "owner" is, without its article.
    ['ar', 'هل مالك يكفي؟'],
  ])('is no part of a longer word, and no other word: %s %s', (lang, text) => {
    expect(lines(saying(lang, 'meta.privacy', 'time', text))).toEqual([]);
  });

  test('is found in the interface too', () => {
    const nl = { ...locales.nl, lost: 'Vraag het aan je huisbaas.' };
    expect(checkTerms(content, { ...locales, nl }, files).map(({ file }) => file)).toEqual(['locales/nl.json']);
  });
});

describe('the official form', () => {
  const said = (text: string) => lines(saying('en', 'meta.privacy', 'time', text));

  test('is missing where a text first uses the name', () => {
    expect(said('Ask your guardians.')).toEqual([
      expect.stringMatching(
        /^content\/en\/meta\.privacy\.yaml:\d+: "blocks\.time" is the first to say "guardian".*\n.*guardian \(voogd\)/,
      ),
    ]);
  });

  test('stands beside the name once', () => expect(said('Your guardian (voogd) helps. Ask the guardian.')).toEqual([]));

  test('is due no more where it is mended', () => {
    const [[topic]] = Object.values(files.due.value.en!) as [[string]];
    const [concept] = Object.keys(files.due.value.en!);
    const without = new Map(content.words.en);
    without.delete(topic);
    const changed = { ...content, words: { ...content.words, en: without } };
    expect(lines(changed)).toContainEqual(
      expect.stringMatching(
        new RegExp(`^content/terms-due\\.yaml:\\d+: en: "${concept} ${topic}" is not due any more`),
      ),
    );
  });
});

test('a word names one concept', () => {
  const term = (name: string): Terms[string] => ({ nl: { name }, fr: { name }, en: { name }, ar: { name } });
  const terms = { ...files.terms, value: { landlord: term('verhuurder'), owner: term('Verhuurder') } };
  const found = checkTerms(content, locales, { terms, due: { ...files.due, value: {} } });
  expect(found.map(({ code }) => code)).toEqual(['term-twice', 'term-twice', 'term-twice', 'term-twice']);
});
