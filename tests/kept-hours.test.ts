import { afterEach, expect, test } from '@jest/globals';

import { killPrograms, startProgram } from './support/program.js';

afterEach(killPrograms);

test('what the privacy page says of how long a talk is kept follows the setting', async () => {
  const { address } = startProgram({ STATE_DIR: ':memory:', STATE_TTL_HOURS: '720' });
  const page = await (await fetch(`${await address}/nl/meta.privacy`)).text();
  expect(page).toContain('We wissen alles 30 dagen na je laatste bericht.');
});
