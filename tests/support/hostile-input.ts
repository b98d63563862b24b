import fc from 'fast-check';

/**
 * Input that only an attacker sends: activities as JSON, with prototypes, strange Unicode and wrong types in every
 * field.
 */

const NAMES = [
  'type',
  'text',
  'value',
  'name',
  'id',
  'from',
  'locale',
  'channelData',
  'membersAdded',
  'membersRemoved',
  'conversation',
];
const PROTOTYPES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const TYPES = ['message', 'event', 'typing', 'conversationUpdate', 'invoke', 'endOfConversation', 'webchat/join'];
const IDS = [
  'do:forget',
  'do:menu',
  'do:back',
  'topic:deposit.start',
  'topic:__proto__',
  'lang:ar',
  'lang:xx',
  'deposit.start:region=flanders',
  'menu:housing',
  'change:region',
];

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    ...IDS,
    ...PROTOTYPES,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e\u2066',
    '﷽',
    '1',
    '٣',
    '31/02/2026',
    '${x}',
    '{{x}}',
    '<b>',
    '%s%n',
    '=1+1',
    '../../x',
    'NaN',
    '-0',
    '9'.repeat(400),
  ),
  fc.constantFrom('a', 'ب', '👨‍👩‍👧', '\n', '\\', '"').map((one) => one.repeat(2500)),
);
const oddNumber = fc.constantFrom(0, -0, -1, 1e308, 1e-308, 2 ** 53, Number.MAX_SAFE_INTEGER);
const oddValue: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    oddText,
    oddNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(again('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(...NAMES, ...PROTOTYPES, 'choice', 'language', 'topic', 'clientActivityID', 'messageBack'),
        oddText,
      ),
      again('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;
const sound = {
  type: fc.constantFrom(...TYPES, 'message', 'message', 'message'),
  text: oddText,
  value: fc.oneof(fc.constantFrom(...IDS), oddValue),
  id: fc.uuid(),
  name: fc.constantFrom('webchat/join', 'other', null),
  locale: fc.constantFrom('nl', 'ar-BE', 'xx', '__proto__'),
  from: fc.record({ id: fc.constantFrom('ann', '__proto__', '\u0000'), name: fc.constant(null) }),
  channelData: fc.oneof(fc.record({ clientActivityID: fc.uuid() }), oddValue),
  membersAdded: fc.constant([{ id: 'ann' }]),
  membersRemoved: fc.constant([{ id: 'ann' }]),
};
/** An activity that the protocol allows, however strange. */
const allowed = fc.record(sound, { requiredKeys: ['type'] });
/** An activity with something that the protocol does not allow, or no activity at all. */
const wrong = fc.oneof(
  fc
    .tuple(allowed, fc.constantFrom(...NAMES, ...PROTOTYPES), oddValue)
    .map(([one, name, value]) => ({ ...one, [name]: value })),
  fc.dictionary(fc.constantFrom(...NAMES, ...PROTOTYPES), oddValue),
  oddValue,
);
const activity = fc.oneof(allowed, wrong);

/** JSON as it may arrive: with names of prototypes as plain keys, and sometimes damaged. */
export const json = fc
  .tuple(activity, fc.nat({ max: 300 }))
  .map(([body, cut]) => (cut < 8 ? JSON.stringify(body).slice(0, cut) : JSON.stringify(body)));
