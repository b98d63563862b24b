import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';

/** The line of the Red Cross that looks for lost family. It knows nothing of terms and papers. */
const TRACING = 'red_cross_rfl';

test('who asks about terms and papers is not sent to the line that looks for lost family', () => {
  const calling = [...loadContent().topics.values()].filter(({ call }) => call.includes(TRACING)).map(({ id }) => id);
  expect(calling).toEqual(['reunification.tracing']);
});
