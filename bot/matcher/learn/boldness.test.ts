import { expect, test } from '@jest/globals';

import { LANGS } from '../../model/lang.js';
import { compileUnderstanding } from '../compiled/reader-parts.js';
import { createMatcher } from '../match.js';
import type { Band } from '../types.js';
import { createUnderstanding } from '../understand.js';
import { TRAINING } from '../../../tests/support/matcher-phrases.js';
import { BOLDNESS, type Boldness } from './calibrate.js';
import { compileMatcher } from './compile.js';
import { ANEW } from './keep.js';

const { detect } = createUnderstanding(compileUnderstanding({ training: TRAINING, crisis: {} }));
/** Questions, whole and with half of the words removed: some are clear, some doubtful, some no question. */
const texts = LANGS.flatMap((lang) =>
  TRAINING[lang].flatMap(({ examples }) =>
    examples.flatMap((example) => {
      const words = example.split(' ');
      const half = Math.ceil(words.length / 2);
      return [example, words.slice(0, half).join(' '), words.slice(half).join(' ')].map((text) => ({ lang, text }));
    }),
  ),
);

/** The band of each text for a guide with this boldness. */
function bandsOf(boldness: Boldness): Band[] {
  const matcher = createMatcher(compileMatcher(TRAINING, ANEW, boldness), detect);
  return texts.map(({ lang, text }) => matcher.match(text, lang).band);
}
const count = (bands: readonly Band[], band: Band): number => bands.filter((it) => it === band).length;
const usual = bandsOf(BOLDNESS);

test('texts of all three kinds are there', () => {
  for (const band of ['answer', 'ask', 'none'] as const) expect(count(usual, band)).toBeGreaterThan(10);
});

/** The bounds are wide open, so that only the share decides. */
const open: Boldness = { ...BOLDNESS, answer: [0, 1], ask: [0, 1] };

test.each<[string, Boldness, Boldness, Band]>([
  ['less precision', open, { ...open, precision: 0.5 }, 'answer'],
  ['a lower bound of answers', BOLDNESS, { ...BOLDNESS, answer: [0.1, 0.2] }, 'answer'],
  ['fewer lost', { ...open, lost: 0.6 }, { ...open, lost: 0.01 }, 'ask'],
  ['a lower bound of offers', { ...BOLDNESS, ask: [0.35, 0.38] }, { ...BOLDNESS, ask: [0.01, 0.02] }, 'ask'],
])('%s changes what people get: more of it', (_what, shy, bold, band) => {
  const before = bandsOf(shy);
  const after = bandsOf(bold);
  expect(count(after, band)).toBeGreaterThan(count(before, band));
  expect(count(after, 'none')).toBeLessThanOrEqual(count(before, 'none'));
});
