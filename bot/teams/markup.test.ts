import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { withoutMarkup } from './markup.js';

test.each([
  ['<p>waarborg ocmw</p>', 'waarborg ocmw'],
  ['<div>mijn man</div><div>slaat mij</div>', 'mijn man\n\nslaat mij'],
  ['<div class="x" itemprop=y><p>huur&nbsp;waarborg</p></div>', 'huur waarborg'],
  ['<b>waar</b>borg', 'waarborg'],
  ['een<br>twee<br/>drie<BR />vier', 'een\ntwee\ndrie\nvier'],
  ['<ul><li>huur</li><li>OCMW</li></ul>', 'huur\n\nOCMW'],
  ['j&#39;ai l&#x27;argent, d&apos;accord', "j'ai l'argent, d'accord"],
  ['1 &lt; 2 &amp;&nbsp;3 &quot;x&quot;', '1 < 2 & 3 "x"'],
  // What a person typed as a sign stays, and is not read as a tag afterwards.
  ['&lt;p&gt;', '<p>'],
  ['&amp;lt;', '&lt;'],
  // Words between signs are no markup.
  ['<mijn man slaat mij>', '<mijn man slaat mij>'],
  ['<i am scared>', '<i am scared>'],
  ['ik verdien < 2000 en > 1000', 'ik verdien < 2000 en > 1000'],
  ['ik hou van je <3', 'ik hou van je <3'],
  ['<p', '<p'],
  ['&bogus; &#0; &#x110000; &', '&bogus; &#0; &#x110000; &'],
])('%p is read as %p', (given, read) => {
  expect(withoutMarkup(given)).toBe(read);
});

test('whatever was typed, its letters and digits are read', () => {
  const typed = fc.array(fc.constantFrom('a', 'Z', '7', 'ع', ' ', '<', '>', '&', ';', '=', '"', '/', 'p', '#'));
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  fc.assert(
    fc.property(typed, (signs) => {
      const text = signs.join('');
      expect(withoutMarkup(`<div><p>${escaped(text)}</p></div>`)).toBe(text.trim());
    }),
  );
});
