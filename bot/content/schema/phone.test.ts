import { expect, test } from '@jest/globals';

import { isPhone } from './phone.js';
import { servicesSchema } from './services.js';

const GOOD =
  '112, 1712, 116 000, 0800 32 123, 0900 12 345, 070 245 245, 078 15 43 24, 02 229 36 11, 081 77 16 48, 04 232 40 30, ' +
  '0470 12 34 56, +32 2 229 36 11, +32 470 12 34 56, +31 20 123 45 67';
const BAD =
  '02 229 36 1, 02 229 36 111, +32 (0)2 229 36 11, +32 02 229 36 11, 0470 12 34 5, +32 470 12 34 5, 0800 32 12, ' +
  '02/229.36.11, 02 229 36 11 (fr), bel 112, 11, 17 12 3, 02  229 36 11, 229 36 11';

test.each(GOOD.split(', '))('%s is a phone number', (value) => expect(isPhone(value)).toBe(true));

test.each(BAD.split(', '))('"%s" is none', (value) => expect(isPhone(value)).toBe(false));

test('a channel with another form is refused, and the form is named', () => {
  const channels = [{ kind: 'phone', value: '02 229 36 1', confidence: 'high' }];
  const issues = servicesSchema.safeParse([{ channels }]).error!.issues.filter(({ path }) => path[1] === 'channels');
  expect(issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['0.channels.0.value', expect.stringContaining('02 229 36 11')],
  ]);
});
