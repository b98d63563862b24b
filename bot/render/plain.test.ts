import { expect, test } from '@jest/globals';

import { plainText } from './plain.js';

test('every kind of block is written so that it can be read without more', () => {
  const text = plainText(
    {
      blocks: [
        { type: 'text', style: 'lead', text: 'Lead.' },
        { type: 'list', ordered: true, title: 'Steps', items: ['One', 'Two'] },
        { type: 'list', ordered: false, title: null, items: ['Paper'] },
        {
          type: 'routes',
          title: 'Routes',
          items: [{ id: 'r', title: 'Fund', fit: 'first', verdict: 'Fits', lines: ['Ask.'] }],
        },
        {
          type: 'services',
          title: 'Help',
          items: [
            {
              id: 's',
              name: 'Desk',
              national: false,
              nameLang: 'nl',
              what: 'Advice',
              note: null,
              open: 'Open now',
              isOpen: true,
              details: ['free', 'nl'],
              channels: [
                {
                  kind: 'phone',
                  value: '02 000 00 00',
                  href: 'tel:020000000',
                  label: 'Call',
                  open: 'Closed now',
                  isOpen: false,
                },
                {
                  kind: 'web',
                  value: 'desk.example',
                  href: 'https://desk.example',
                  label: 'desk.example',
                  open: null,
                  isOpen: null,
                },
              ],
              via: 'Through CAW',
              unsure: 'Check it',
              overdue: null,
              authority: null,
            },
          ],
        },
        { type: 'share', topic: 'a.b', title: 'Page', answers: null, path: '/nl/a.b' },
        { type: 'answers', items: [{ question: 'Where?', answer: 'Ghent' }] },
        {
          type: 'sources',
          title: 'Sources',
          checked: 'Checked today',
          checkBy: null,
          review: null,
          items: [{ publisher: 'State', url: 'https://state.example', date: null }],
        },
      ],
    },
    'https://guide.example',
  );
  expect(text.split('\n\n')).toEqual([
    'Lead.',
    'Steps\n1. One\n2. Two',
    '• Paper',
    'Routes\n• Fund: Fits\n  Ask.',
    'Help\n• Desk: Advice\n  Open now\n  Call: 02 000 00 00 (Closed now)\n  desk.example\n  free · nl\n  Through CAW\n  Check it',
    'Page\nhttps://guide.example/nl/a.b',
    'Where? Ghent',
    'Sources\n• State: https://state.example\nChecked today',
  ]);
});
