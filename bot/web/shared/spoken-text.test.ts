import { expect, test } from '@jest/globals';

import type { Lang } from '../../model/lang.js';
import { type Spoken, spokenSentences } from './spoken-text.js';

const words = (text: string): Spoken => ({ kind: 'words', text });

test.each<[Lang, Spoken[], string[]]>([
  ['nl', [words('Bel '), { kind: 'tel', text: '1712' }], ['Bel 1 7 1 2.']],
  [
    'nl',
    [words('Bel '), { kind: 'tel', text: '0800 32 123' }, words(' of Myria.')],
    ['Bel 0 8 0 0, 3 2, 1 2 3 of Myria.'],
  ],
  ['nl', [words('Bel 0800 14 912.')], ['Bel 0 8 0 0, 1 4, 9 1 2.']],
  ['nl', [words('Bel +32 2 205 40 00')], ['Bel 3 2, 2, 2 0 5, 4 0, 0 0.']],
  [
    'nl',
    [words('ten laatste op '), { kind: 'day', text: '2027-01-14' }],
    ['ten laatste op donderdag 14 januari 2027.'],
  ],
  ['nl', [words('hoogste 3 maanden, voor 31 december 2026')], ['hoogste 3 maanden, voor 31 december 2026.']],
  ['nl', [words('op 01/07/2026')], ['op woensdag 1 juli 2026.']],
  ['nl', [words('2.400 euro in 1210 Brussel')], ['2.400 euro in 1210 Brussel.']],
  ['nl', [words('Zie art. 10 van de wet. Vraag raad.')], ['Zie art. 10 van de wet.', 'Vraag raad.']],
  ['nl', [words('Mail naar hulp@voorbeeld.be of bel.')], ['Mail naar of bel.']],
  ['ar', [words('حتى \u206814 كانون الثاني (يناير) 2027\u2069.')], ['حتى 14 كانون الثاني 2027.']],
  ['ar', [{ kind: 'day', text: '2027-01-14' }], ['الخميس 14 كانون الثاني 2027.']],
  ['ar', [words('هل أنت في خطر؟ اتصل.')], ['هل أنت في خطر؟', 'اتصل.']],
])('in %s, %j is read as %j', (lang, line, spoken) => {
  expect(spokenSentences([line], lang)).toEqual(spoken);
});

test('each line is a sentence of its own, and an empty one is not read', () => {
  expect(spokenSentences([[words('Titel')], [words(' ')], [words('–')], [words('Zin.')]], 'nl')).toEqual([
    'Titel.',
    'Zin.',
  ]);
});
