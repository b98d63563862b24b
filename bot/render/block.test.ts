import { describe, expect, test } from '@jest/globals';

import { KEPT_HOURS } from '../config/config.js';
import { loadContent } from '../content/load.js';
import { LANGS } from '../model/lang.js';
import { type FactContext, ui } from '../model/reply.js';
import { renderBlock } from './block.js';
import { TextRenderer } from './text.js';
import { readLocale } from '../content/locale.js';
import { createTranslations } from './translations.js';

const content = loadContent();
const texts = new TextRenderer(content, createTranslations(content), { kept_hours: KEPT_HOURS });
const { checked_on, check_by } = content.facts.get('deposit.max')!;

/** The text, on a day, of a block about the highest deposit that a landlord may ask. */
function shown(today: string, factContext: FactContext, lang: (typeof LANGS)[number]): string {
  const part = { kind: 'block', style: 'text', text: ui('facts.check'), facts: ['deposit.max'], factContext } as const;
  const scope = { content, texts, now: { date: today, minute: 600 } };
  const [block] = renderBlock(part, { lang, today, used: [] }, scope);
  return block?.type === 'text' ? block.text : '';
}

describe.each(LANGS)('a block whose fact has no value, in %s', (lang) => {
  const { gap, gap_outside: outside } = readLocale(lang)['facts'] as Record<string, string>;

  test('past its check: nobody looked recently enough', () => {
    const text = shown('2200-01-01', { region: 'brussels' }, lang);
    expect(check_by < '2200-01-01').toBe(true);
    expect(text).toContain(gap!);
  });

  test('before its first day: it was checked, and has no value for that day', () => {
    const text = shown(checked_on, { region: 'brussels', on: '1900-01-01' }, lang);
    expect(text).not.toContain(gap!);
    expect(text.startsWith(`${outside} `)).toBe(true);
    expect(text).toMatch(/: https:\/\//);
  });
});
