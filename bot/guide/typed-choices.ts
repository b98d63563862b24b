import type { Content } from '../content/load.js';
import { type LocaleTree, localeText, readLocale } from '../content/locale.js';
import { type ChoiceAction, choiceId, MORE, parseChoiceId } from '../model/choice-id.js';
import { ENDONYMS, forLangs, type Lang, LANGS } from '../model/lang.js';
import { languageText } from '../render/values.js';

/** The buttons of the talk by their labels in `locales/`. A calendar entry and sound stand with a result. */
const LABELS: Readonly<Record<string, string>> = {
  'choices.back': 'do:back',
  'choices.restart': 'do:restart',
  'choices.menu': 'do:menu',
  'choices.person': 'do:person',
  'choices.continue': 'do:continue',
  'choices.something_else': 'do:continue',
  'choices.change': 'do:change',
  'choices.share': 'do:share',
  'choices.card': 'do:card',
  'choices.forget': 'do:forget',
  'web.topics': 'do:menu',
  'menu.more': choiceId.menu(MORE),
  'web.share_title': 'do:share',
  'web.print': 'do:share',
  'calendar.add': 'do:continue',
  'web.listen': 'do:continue',
};

/** Finds the choice whose button says exactly this; a label of the reader's own language goes first. */
export type TypedChoices = (normal: string, lang: Lang) => ChoiceAction | null;

/**
 * What can be typed instead of tapping a button, in every language: its label, a language's name, and what people say
 * for a button (`typed` in `locales/`). `spoken` makes words comparable; `command` knows the keywords of topics about
 * the guide, which go before a label, but not before `typed`.
 */
export function typedChoices(
  content: Content,
  spoken: (text: string, lang: Lang) => string,
  command: (normal: string) => string | null,
): TypedChoices {
  const own = forLangs((lang) => {
    const byPhrase = new Map<string, string>();
    const tree = readLocale(lang);
    for (const [text, id] of labelsOf(content, lang, tree)) {
      const phrase = spoken(text, lang);
      if (phrase !== '' && command(phrase) === null && !byPhrase.has(phrase)) byPhrase.set(phrase, id);
    }
    const typed = tree['typed'] as unknown as Readonly<Record<string, readonly string[]>>;
    for (const [id, texts] of Object.entries(typed)) for (const text of texts) byPhrase.set(spoken(text, lang), id);
    return byPhrase;
  });
  return (normal, lang) => {
    const id = own[lang].get(normal) ?? LANGS.map((other) => own[other].get(normal)).find((found) => found);
    return id === undefined ? null : parseChoiceId(id);
  };
}

/** The labels of a language with the ids of their choices. */
function labelsOf(content: Content, lang: Lang, tree: LocaleTree): [string, string][] {
  const textAt = (path: string): string => localeText(tree, path) ?? '';
  const tiles = content.menuFile?.value.first ?? [];
  return [
    ...Object.entries(LABELS).map(([key, id]): [string, string] => [textAt(key), id]),
    ...LANGS.map((other): [string, string] => [ENDONYMS[other], choiceId.lang(other)]),
    ...LANGS.map((other): [string, string] => [languageText(other, lang), choiceId.lang(other)]),
    ...tiles.map(({ picto, opens }): [string, string] => [textAt(`first.tiles.${picto}`), opens]),
    ...Object.keys(tree['areas'] as LocaleTree).map((area): [string, string] => [
      textAt(`areas.${area}`),
      choiceId.menu(area),
    ]),
    ...[...content.words[lang]].flatMap(([topic, { value }]): [string, string][] =>
      [value.title, value.told_as ?? ''].map((text) => [text, choiceId.topic(topic)]),
    ),
  ];
}
