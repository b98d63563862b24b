import { type Lang, LANGS } from '../../model/lang.js';
import { LABELS, labelOf } from '../labels.js';
import type { Content } from '../load.js';
import { localeLine, localeTexts, type Locales } from '../locale.js';
import { referencesIn, shownTexts, type TextAt } from '../texts.js';
import type { Problem } from '../yaml-file.js';
import { unknownName } from './text.js';

const OPENING = '“„«‹"‘\'';
const CLOSING = '”“»›"’\'';

/** A text that people see, and where it stands. */
interface ShownText extends TextAt {
  file: string;
  line: () => number | null;
}

/**
 * Reports button labels that are written as plain text: they would stay the same when the button is renamed. It finds
 * labels in quotation marks, and the quick exit's label anywhere. Words for people to type are allowed: they are
 * keywords of topics about the guide itself.
 */
export function checkLabels(content: Content, locales: Locales): Problem[] {
  return LANGS.flatMap((lang) => {
    const labels = Object.keys(LABELS).flatMap((name) => {
      const label = labelOf(name, locales[lang]);
      return label === undefined ? [] : [{ name, label, lower: label.toLowerCase() }];
    });
    const typed = typedWords(content, lang);
    const shown = shownIn(content, locales, lang);
    return [
      ...shown.flatMap(({ file, path, text, line }) => {
        const lower = text.toLowerCase();
        return labels
          .filter((it) => quotes(text, lower, it.lower, typed) || (it.name === 'exit' && namesExit(text, it.label)))
          .map(({ name, label }) => ({
            code: 'quoted-label',
            file,
            line: line(),
            message: `"${path.join('.')}": the label "${label}" of a button stands here as plain text`,
            mend: `Write {ui:${name}} instead, so that it follows when the button is renamed.`,
          }));
      }),
      ...interfaceTexts(locales, lang).flatMap(({ file, path, text, line }) =>
        referencesIn(text).flatMap(({ source, reference }) => {
          const wrong = unknownName(reference);
          if (wrong === null) return [];
          const mend = 'See content/README.md for the references words may hold.';
          return [{ code: 'reference', file, line: line(), message: `"${path.join('.')}": ${source} ${wrong}`, mend }];
        }),
      ),
    ];
  });
}

/** Every text that readers see in a language: topics, services, and the interface. */
export function shownIn(content: Content, locales: Locales, lang: Lang): ShownText[] {
  return [...contentTexts(content, lang), ...interfaceTexts(locales, lang)];
}

/** Keywords of the topics about the guide itself. These may stand in quotation marks, as something to type. */
function typedWords(content: Content, lang: Lang): ReadonlySet<string> {
  const own = [...content.topics.values()].filter(({ kind }) => kind === 'meta');
  return new Set(own.flatMap(({ id }) => content.words[lang].get(id)?.value.keywords ?? []));
}

function contentTexts(content: Content, lang: Lang): ShownText[] {
  const services = content.serviceWords[lang];
  return [
    ...[...content.words[lang].values()].flatMap((file) =>
      shownTexts(file.value).map((at) => ({ ...at, file: file.name, line: () => file.lineOf(at.path) })),
    ),
    ...Object.entries(services?.value ?? {}).flatMap(([id, words]) =>
      Object.entries(words).flatMap(([field, text]) => {
        const path = [id, field];
        return text === undefined ? [] : [{ path, text, file: services!.name, line: () => services!.lineOf(path) }];
      }),
    ),
  ];
}

function interfaceTexts(locales: Locales, lang: Lang): ShownText[] {
  return localeTexts(locales[lang]).map((at) => ({
    ...at,
    file: `locales/${lang}.json`,
    line: () => localeLine(lang, at),
  }));
}

/** Whether a label stands in quotation marks in a text, in any case, and is not a word to type. */
function quotes(text: string, lower: string, wanted: string, typed: ReadonlySet<string>): boolean {
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const before = text.slice(0, at).trimEnd().at(-1) ?? '';
    const after = text.slice(at + wanted.length).trimStart()[0] ?? '';
    const isQuoted = before !== '' && OPENING.includes(before) && after !== '' && CLOSING.includes(after);
    if (isQuoted && !typed.has(text.slice(at, at + wanted.length))) return true;
  }
  return false;
}

/** Whether a text contains the quick exit's label, written as on the button. */
function namesExit(text: string, label: string): boolean {
  return text !== label && text.includes(label);
}
