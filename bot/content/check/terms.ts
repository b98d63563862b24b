import { type Lang, LANGS } from '../../model/lang.js';
import { normalise } from '../../text/normalise.js';
import type { Content, WordsFile } from '../load.js';
import type { Locales } from '../locale.js';
import { stageOf } from '../stages.js';
import type { Term } from '../schema/terms.js';
import type { TermFiles } from '../terms.js';
import { shownTexts, withoutReferences } from '../texts.js';
import type { Problem } from '../yaml-file.js';
import { shownIn } from './labels.js';

/** A concept's term in one language, and how texts are searched for it. */
interface Sought extends Term {
  concept: string;
  /** Finds the name, and its other forms, in a normalised text. */
  said: RegExp;
}

/**
 * One concept has one name in a language: no text that readers see says another word for it, and the official form
 * stands beside the name where the text of a topic first uses it. First uses that lack it may stand in
 * `terms-due.yaml`, from which each goes when it is mended.
 */
export function checkTerms(content: Content, locales: Locales, files: TermFiles): Problem[] {
  return LANGS.flatMap((lang) => {
    const all = Object.entries(files.terms.value);
    const terms = all.flatMap(([concept, names]): Sought[] => {
      const term = names[lang];
      return term ? [{ ...term, concept, said: wordsIn(lang, [term.name, ...(term.forms ?? [])]) }] : [];
    });
    const nameless = stageOf(content, lang) === 'whole' ? all.filter(([, names]) => !names[lang]) : [];
    return [
      ...nameless.map(([concept]) => ({
        code: 'no-term',
        file: files.terms.name,
        line: files.terms.lineOf([concept]),
        message: `"${concept}" has no name in ${lang}`,
        mend: `Add "${lang}:" with "name:".`,
      })),
      ...namesTwice(terms, lang, files),
      ...otherWords(terms, lang, content, locales),
      ...firstUses(terms, lang, content, files),
    ];
  });
}

/** A word that is the name of two concepts, or the name of one and no name of another. */
function namesTwice(terms: readonly Sought[], lang: Lang, { terms: file }: TermFiles): Problem[] {
  const first = new Map<string, string>();
  return terms.flatMap(({ concept, name, forms = [], not = [] }) =>
    [name, ...forms, ...not].flatMap((word): Problem[] => {
      const plain = normalise(word, lang);
      const other = first.get(plain);
      first.set(plain, concept);
      if (other === undefined) return [];
      return [
        {
          code: 'term-twice',
          file: file.name,
          line: file.lineOf([concept, lang]),
          message: `"${word}" (${lang}) stands under ${other} and under ${concept}`,
          mend: 'Leave it under the one concept that it names.',
        },
      ];
    }),
  );
}

function otherWords(terms: readonly Sought[], lang: Lang, content: Content, locales: Locales): Problem[] {
  const others = terms.flatMap(({ concept, name, not = [] }) =>
    not.map((word) => ({ concept, name, word, said: wordsIn(lang, [word]) })),
  );
  if (others.length === 0) return [];
  // One look passes over most texts.
  const any = wordsIn(
    lang,
    others.map(({ word }) => word),
  );
  return shownIn(content, locales, lang).flatMap(({ file, path, text, line }) => {
    const plain = normalise(withoutReferences(text), lang);
    if (!any.test(plain)) return [];
    return others
      .filter(({ said }) => said.test(plain))
      .map(({ concept, name, word }) => ({
        code: 'term-other-word',
        file,
        line: line(),
        message: `"${path.join('.')}" says "${word}", another word for ${concept}`,
        mend: `Write "${name}", its one name in terms.yaml.`,
      }));
  });
}

/** Names at whose first use in a topic's text the official form is missing; and what is listed as due and is not. */
function firstUses(terms: readonly Sought[], lang: Lang, content: Content, { due }: TermFiles): Problem[] {
  const listed = Object.entries(due.value[lang] ?? {}).flatMap(([concept, topics]) =>
    topics.map((topic, place) => ({ key: `${concept} ${topic}`, path: [lang, concept, place] })),
  );
  const known = new Set(listed.map(({ key }) => key));
  const found = new Set<string>();
  const problems = [...content.words[lang]].flatMap(([topic, file]) => {
    const texts = runningTexts(file).map((at) => ({ ...at, plain: normalise(at.text, lang) }));
    return terms.flatMap(({ concept, name, official, said }): Problem[] => {
      const first = official === undefined ? undefined : texts.find(({ plain }) => said.test(plain));
      if (official === undefined || !first || holds(first.text, official)) return [];
      const key = `${concept} ${topic}`;
      found.add(key);
      if (known.has(key)) return [];
      return [
        {
          code: 'term-first-use',
          file: file.name,
          line: file.lineOf(first.path),
          message: `"${first.path.join('.')}" is the first to say "${name}", without "${official}" beside it`,
          mend: `Write "${name} (${official})": so it stands on papers and at the desk.`,
        },
      ];
    });
  });
  const mended = listed.filter(({ key }) => !found.has(key));
  return [
    ...problems,
    ...mended.map(({ key, path }) => ({
      code: 'term-due',
      file: due.name,
      line: due.lineOf(path),
      message: `${lang}: "${key}" is not due any more`,
      mend: 'Take it out: this list may only shrink.',
    })),
  ];
}

/** The texts of a topic that are read one after the other: no titles, and nothing that stands on a button. */
function runningTexts({ value }: WordsFile): { path: string[]; text: string }[] {
  return shownTexts(value)
    .filter(({ path: [field, , part] }) => field === 'blocks' || (field === 'questions' && part !== 'options'))
    .map(({ path, text }) => ({ path, text: withoutReferences(text) }));
}

function holds(text: string, official: string): boolean {
  return text.toLowerCase().includes(official.toLowerCase());
}

/** Small words that Arabic writes as one with the next. */
const ARABIC_BEFORE = '[وفبلك]?';

/** Finds whole words or expressions in a normalised text. In Arabic with the article, or what is written as one with it. */
function wordsIn(lang: Lang, words: readonly string[]): RegExp {
  const either = words.map((word) => {
    const plain = normalise(word, lang);
    if (lang !== 'ar') return plain;
    return plain.startsWith('ال')
      ? `(?:${ARABIC_BEFORE}ال|[وف]?لل)${plain.slice(2)}`
      : `(?:${ARABIC_BEFORE}ال|[وف]?لل|${ARABIC_BEFORE})${plain}`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}
