import { expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { openParts } from '../bot/matcher/compiled/compiled-files.js';
import { createUnderstanding } from '../bot/matcher/understand.js';
import { LANGS } from '../bot/model/lang.js';

/** The dialog of referral asks about violence and force: what its options say may be danger. */
const ABOUT_DANGER = 'referral.start';

const content = loadContent();
const understanding = createUnderstanding(openParts(content.reading()));

test.each(LANGS)(
  'the answers of a dialog in %s, typed as they stand on their buttons, bring no help in danger',
  (lang) => {
    const found = [...content.words[lang]]
      .filter(([topic]) => topic !== ABOUT_DANGER)
      .flatMap(([, { value }]) => Object.values(value.questions ?? {}))
      .flatMap(({ options }) => Object.values(options ?? {}))
      .map(({ label }) => (typeof label === 'string' ? label : label.other))
      .filter((label) => !label.includes('{') && understanding.detectDanger(label, lang) !== null);
    expect(found).toEqual([]);
  },
);
