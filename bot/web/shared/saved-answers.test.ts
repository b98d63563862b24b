import { expect, test } from '@jest/globals';

import { type OfflineAnswers, savedPage } from './saved-answers.js';

const offline: OfflineAnswers = {
  lang: 'nl',
  top: '<top>',
  bottom: '</top>',
  pages: {
    '/nl/a.b': { html: 'tekst', checkBy: '2027-01-31' },
    '/nl/a.b/card': { html: 'Goedendag.', checkBy: null },
    '/nl/a.b/card?desk=fr': { html: 'Bonjour.', checkBy: null },
  },
  list: 'lijst',
  saved: 'bewaard op {date} ',
  overdue: 'nakijken voor {date} ',
};

test('a saved page says on which day it was saved', () => {
  expect(savedPage(offline, '/nl/a.b', '', '2026-11-22', '2026-12-01')).toBe(
    '<top>bewaard op 22 november 2026 tekst</top>',
  );
});

// Law past its check must never look like today's.
test('from the day after its check is due it says so', () => {
  expect(savedPage(offline, '/nl/a.b', '', '2026-11-22', '2027-01-31')).not.toContain('nakijken');
  expect(savedPage(offline, '/nl/a.b', '', '2026-11-22', '2027-02-01')).toContain('nakijken voor 31 januari 2027');
});

test('an address that is not saved shows what is', () => {
  expect(savedPage(offline, '/nl/x.y', '', '2026-11-22', '2026-11-22')).toContain('lijst');
});

test('a card is saved for desks of both languages', () => {
  const card = (query: string): string => savedPage(offline, '/nl/a.b/card', query, '2026-11-22', '2026-11-22');
  expect(card('')).toContain('Goedendag.');
  expect(card('?desk=nl')).toContain('Goedendag.');
  expect(card('?desk=fr')).toContain('Bonjour.');
});
