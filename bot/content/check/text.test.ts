import { describe, expect, test } from '@jest/globals';

import { checkContent } from './index.js';
import { checkServices } from './services.js';
import { checkText } from './text.js';
import { type Content, loadContent } from '../load.js';

const content = loadContent();
const file = { name: 'nl/a.b.yaml', lineOf: () => 1 };
const topic = { ...content.topics.get('deposit.ocmw')!, kind: 'flow' as const };
const FACT = 'Na {fact:ocmw.decision}';

describe('a fact may have no value one day', () => {
  const codes = (path: string, text = FACT): string[] =>
    checkText({ path: path.split('.'), text }, file, topic, content).map(({ code }) => code);

  test.each(['title', 'summary', 'labels.route', 'questions.who.short', 'questions.who.options.self.label'])(
    'so it does not stand in %s, where nothing can take its place',
    (path) => {
      expect(codes(path)).toEqual(['fact-outside-block']);
      expect(codes(path, 'Bel {service:caw} of lees {topic:deposit.loan}')).toEqual([]);
    },
  );

  test.each(['blocks.steps.items.0', 'card', 'questions.who.text', 'questions.who.why', 'questions.when.too_late'])(
    'and may stand in %s, which then says where to check',
    (path) => expect(codes(path)).toEqual([]),
  );
});

describe('the words of a service are read like others', () => {
  const found = (what: string): string[] => {
    const words = content.serviceWords.fr!;
    const changed = { ...words, value: { ...words.value, caw: { what } } };
    const all: Content = { ...content, serviceWords: { ...content.serviceWords, fr: changed } };
    return checkServices(all).map(({ code, file, message }) => `${file} ${code}: ${message}`);
  };

  test.each([
    ['Comme {service:cawx}', 'reference: "caw.what": {service:cawx} names a service that does not exist'],
    ['Pendant 3 mois', 'digits: "caw.what": the number "3" stands in the words'],
    ['Encore {days}', 'reference: "caw.what": {days} names a value that only a dialog can give'],
    [FACT, 'fact-outside-block: "caw.what": {fact:ocmw.decision} may have no value one day'],
    ['Appelez {service:caw.phone}', null],
  ])('%s', (what, problem) => {
    expect(found(what)).toEqual(problem === null ? [] : [`fr/services.yaml ${problem}`]);
  });
});

test('a card names facts that exist', () => {
  const card = { facts: ['ocmw.receipt', 'ocmw.reciept'] };
  const topics = new Map(content.topics).set('deposit.ocmw', { ...content.topics.get('deposit.ocmw')!, card });
  expect(checkContent({ ...content, topics }, new Map()).filter(({ code }) => code === 'unknown-fact')).toEqual([
    expect.objectContaining({
      file: 'topics/deposit.ocmw.yaml',
      message: 'the card names fact "ocmw.reciept", which does not exist',
    }),
  ]);
});
