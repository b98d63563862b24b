import { describe, expect, test } from '@jest/globals';

import { loadFlows } from '../../guide/load-flows.js';
import { LANGS } from '../../model/lang.js';
import { labelOf, LABELS } from '../labels.js';
import { type Content, loadContent } from '../load.js';
import { type LocaleTree, type Locales, readLocales } from '../locale.js';
import { problemLine } from '../yaml-file.js';
import { checkContent } from './index.js';
import { checkLabels } from './labels.js';

const content = loadContent();
const locales = readLocales();

/** The content, with the text of one block replaced. */
function saying(lang: 'nl' | 'ar', topic: string, block: string, text: string): Content {
  const file = content.words[lang].get(topic)!;
  const value = { ...file.value, blocks: { ...file.value.blocks, [block]: text } };
  return {
    ...content,
    words: { ...content.words, [lang]: new Map(content.words[lang]).set(topic, { ...file, value }) },
  };
}

const lines = (changed: Content, words: Locales = locales): string[] => checkLabels(changed, words).map(problemLine);

describe('a label of a button', () => {
  test('stands nowhere as plain text', () => expect(lines(content)).toEqual([]));

  test.each(['Tik op “Snel weg”.', 'Tik op "snel weg".', 'Tik op « Snel weg ».', 'Tik op Snel weg.'])(
    'written by hand is named with file, line and mend: %s',
    (text) => {
      expect(lines(saying('nl', 'safety.violence', 'exit', text))).toEqual([
        'content/nl/safety.violence.yaml:9: "blocks.exit": the label "Snel weg" of a button stands here as plain text [quoted-label]\n' +
          '    mend: Write {ui:exit} instead, so that it follows when the button is renamed.',
      ]);
    },
  );

  test('is found in the interface too, on its line', () => {
    const note = 'Tik op “Deel dit”.';
    const nl = { ...locales.nl, lost: note } as LocaleTree;
    expect(lines(content, { ...locales, nl })).toEqual([
      expect.stringMatching(/^locales\/nl\.json: "lost": the label/),
    ]);
    const renamed = {
      ...locales.nl,
      choices: { ...(locales.nl['choices'] as LocaleTree), share: 'meer' },
    } as LocaleTree;
    expect(lines(saying('nl', 'meta.help', 'commands', 'Kies “meer”.'), { ...locales, nl: renamed })).toHaveLength(1);
  });

  test.each(['Ga snel weg als het kan.', 'Typ “vergeet mij” of “menu”.', 'Tik op “{ui:exit}”.'])(
    'is not found in other words, nor in what people are asked to type: %s',
    (text) => expect(lines(saying('nl', 'safety.violence', 'exit', text))).toEqual([]),
  );

  test('has a text in every language', () => {
    for (const lang of LANGS)
      expect(Object.keys(LABELS).filter((name) => labelOf(name, locales[lang]) === undefined)).toEqual([]);
  });
});

describe('names of buttons and settings', () => {
  test.each([
    [
      '{ui:exti}',
      /^content\/nl\/safety\.violence\.yaml:9: "blocks\.exit": \{ui:exti\} names no button: there are exit, /,
    ],
    ['{setting:kept_days}', /\{setting:kept_days\} names no setting that may be shown: there is kept_hours/],
  ])('%s is named where no such thing exists', async (reference, message) => {
    const found = checkContent(saying('nl', 'safety.violence', 'exit', reference), await loadFlows());
    expect(found.filter(({ code }) => code === 'reference').map(problemLine)).toEqual([expect.stringMatching(message)]);
  });

  test('a translation names the same ones as its source', async () => {
    const line = content.words.ar.get('meta.privacy')!.lineOf(['blocks', 'time']);
    const found = checkContent(saying('ar', 'meta.privacy', 'time', 'نمسح كل شيء بعد يوم.'), await loadFlows());
    expect(found.map(problemLine)).toEqual([
      `content/ar/meta.privacy.yaml:${line}: "blocks.time": nl/meta.privacy.yaml names {setting:kept_hours} here [lost-reference]\n` +
        '    mend: Name it in the translation too.',
    ]);
  });
});
