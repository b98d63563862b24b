import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { loadContent } from '../../content/load.js';
import { ROOT } from '../../config/paths.js';
import { type Lang, LANGS } from '../../model/lang.js';
import { openParts } from '../compiled/compiled-files.js';
import { createUnderstanding, type Understanding } from '../understand.js';

const QUESTIONS = parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'everyday-questions.yaml'), 'utf8')) as Partial<
  Record<Lang, string[]>
>;

let understanding: Understanding;
beforeAll(() => {
  understanding = createUnderstanding(openParts(loadContent().reading()));
});

describe.each(LANGS)('in %s', (lang) => {
  test('short questions of every day raise no alarm', () => {
    const questions = QUESTIONS[lang] ?? [];
    expect(questions.length).toBeGreaterThanOrEqual(5);
    for (const text of questions) {
      expect([text, understanding.detectDanger(text, lang)]).toEqual([text, null]);
      expect([text, understanding.detectDanger(text, 'nl')]).toEqual([text, null]);
      expect(understanding.understand(text, lang).topic ?? '').not.toMatch(/^safety\.|homeless/);
    }
  });

  test('what they are mistaken for is heard still', () => {
    for (const text of ['il va me tuer', "à l'aide, il veut nous tuer"])
      expect(understanding.detectDanger(text, lang)?.certainty).toBe('clear');
    expect(understanding.detectDanger('tu veux me tuer', lang)).not.toBeNull();
  });
});
