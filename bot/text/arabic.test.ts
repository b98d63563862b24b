import { describe, expect, test } from '@jest/globals';

import { arabicForms } from './arabic.js';

describe('the forms of an Arabic word', () => {
  test.each([
    ['والدم', 'دم'],
    ['بالمي', 'مي'],
    ['عالدرج', 'درج'],
    ['هالعيشه', 'عيشه'],
    ['للشرطه', 'شرطه'],
    ['وبالبيت', 'بيت'],
    ['لامي', 'امي'],
    ['بيكسر', 'كسر'],
    ['وبيكسر', 'كسر'],
    ['هيكسر', 'كسر'],
    ['كيكسر', 'كسر'],
    ['عميكسر', 'كسر'],
    ['سيكسر', 'كسر'],
    ['مابيكسرش', 'كسرش'],
  ])('%s holds %s', (word, form) => {
    expect(arabicForms(word)).toContain(form);
  });

  test.each(['بيت', 'وين', 'الم', 'لو', 'و'])('%s is itself first, and nothing of one letter is left of it', (word) => {
    const [first, ...others] = arabicForms(word);
    expect(first).toBe(word);
    for (const form of others) expect(form.length).toBeGreaterThan(1);
  });
});
