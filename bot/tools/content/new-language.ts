import { Document, isMap, isScalar, isSeq, parse, parseDocument, Scalar, stringify } from 'yaml';

import type { Content } from '../../content/load.js';
import { stageOf } from '../../content/stages.js';
import type { ISODate } from '../../model/calendar.js';
import { ENDONYMS, isLang, PLANNED_LANGS, type PlannedLang, SOURCE_LANG } from '../../model/lang.js';
import { isOfStage, type Stage, STAGES } from '../../model/stage.js';
import type { NewFile, Planned } from './new-files.js';

export interface LanguageRequest {
  id: string;
  /** How far it comes now; the topics of that stage are written. */
  stage: Stage;
  today: ISODate;
  /** The interface's words in Dutch. */
  locale: Readonly<Record<string, unknown>>;
  /** The text of a file under `content/`. */
  read: (name: string) => string;
}

/**
 * The files of a new language, or of the next stage of one: the interface, the services, the topics of the stage, and the
 * titles of the others. Texts are empty, with the Dutch text as a comment, so that nothing untranslated can be shown.
 */
export function planLanguage({ id, stage, today, locale, read }: LanguageRequest, content: Content): Planned {
  const before = isLang(id) ? stageOf(content, id) : null;
  if (before !== null && STAGES.indexOf(before) >= STAGES.indexOf(stage))
    return { ok: false, reason: `"${id}" is ${before} already: npm run -s i18n -- ${id} says how it stands.` };
  const lang = PLANNED_LANGS.find((planned) => planned === id);
  if (lang === undefined) {
    const planned = PLANNED_LANGS.filter((name) => !isLang(name));
    return {
      ok: false,
      reason: `"${id}" is not planned. Planned: ${planned.join(', ')}. Another needs a line in bot/model/lang.ts first.`,
    };
  }
  const isThere = (topic: string): boolean => isLang(lang) && content.words[lang].has(topic);
  const ofStage = [...content.topics.values()].filter((topic) => isOfStage(topic.id, stage, content.languages!.stages));
  const needed = ofStage.filter((topic) => !isThere(topic.id));
  const later = [...content.topics.keys()].filter((topic) => !ofStage.some((one) => one.id === topic));
  const named = new Set(ofStage.flatMap(({ services, call }) => [...services, ...call]));
  const own: NewFile[] = [
    { path: `locales/${lang}.json`, text: `${JSON.stringify(emptyTree(locale, lang), null, 2)}\n` },
    { path: `content/${lang}/services.yaml`, text: emptyServices(read(`${SOURCE_LANG}/services.yaml`), named) },
  ];
  const titles = { path: `content/${lang}/titles.yaml`, text: emptyTitles(later, content, today) };
  const files: NewFile[] = [
    ...(before === null ? own : []),
    ...(content.titles.has(lang) ? [] : [titles]),
    ...needed.map(({ id: topic }) => ({
      path: `content/${lang}/${topic}.yaml`,
      text: emptyWords(read(`${SOURCE_LANG}/${topic}.yaml`), today),
    })),
  ];
  return {
    ok: true,
    files,
    changes: [{ path: 'content/languages.yaml', text: withStage(read('languages.yaml'), lang, stage) }],
    missing: [
      ...(before === null
        ? [`locales/${lang}.json: every text; locales/${SOURCE_LANG}.json has the Dutch, beside the same keys`]
        : [`content/${lang}/services.yaml: the organisations that the new topics name`]),
      `content/${lang}/: every text that is empty (''); the Dutch stands behind it`,
      `keywords and examples of each topic, as people type ${ENDONYMS[lang]}, in every script they type it in`,
      `the other ${later.length} topics: until they exist, readers see their titles and where to read them`,
    ],
    next: [
      'fill the files in; leave what stands in {braces} as it is',
      ...(before === null
        ? [`add '${lang}' to LANGS in bot/model/lang.ts; "npm run types" then names what must know it`]
        : []),
      `write the test messages that the tests ask for (content/README.md, "Add a language")`,
      `npm run content:stamp -- ${lang}    notes which Dutch the translation was made from`,
      `npm run content:check, and npm run -s i18n -- ${lang}    until only what you leave in Dutch is missing`,
      'let a native speaker have the talks of the crisis topics before anybody else does',
      'npm run check',
    ],
  };
}

/** The file of stages with one language more, or at another stage. */
function withStage(file: string, lang: PlannedLang, stage: Stage): string {
  const document = parseDocument(file);
  document.setIn(['languages', lang], stage);
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .replace(/^languages: \{(.*)\}$/m, 'languages: { $1 }');
}

/** Titles for the topics beyond the stage. */
function emptyTitles(topics: readonly string[], { words }: Content, today: ISODate): string {
  const titles = Object.fromEntries(topics.map((id) => [id, words[SOURCE_LANG].get(id)!.value.title]));
  const document = new Document({ review: { status: 'draft', on: today }, titles });
  emptyTexts(document.get('titles'));
  return `# yaml-language-server: $schema=../schemas/titles.json\n${document.toString({ lineWidth: 0, singleQuote: true })}`;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** The same keys with empty texts. A text with a count gets the plural forms of the language. */
function emptyTree(tree: Readonly<Record<string, unknown>>, lang: PlannedLang): Record<string, unknown> {
  const known = Intl.PluralRules.supportedLocalesOf([lang]).length > 0;
  const forms = known ? new Intl.PluralRules(lang).resolvedOptions().pluralCategories : ['one', 'other'];
  const empty: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (PLURAL.test(key)) for (const form of forms) empty[`${key.replace(PLURAL, '')}_${form}`] = '';
    else if (Array.isArray(value)) empty[key] = [];
    else if (typeof value === 'object' && value !== null) empty[key] = emptyTree(value as typeof tree, lang);
    else empty[key] = '';
  }
  return empty;
}

function emptyServices(source: string, named: ReadonlySet<string>): string {
  const all = parse(source) as Record<string, unknown>;
  const document = new Document(Object.fromEntries(Object.entries(all).filter(([id]) => named.has(id))));
  emptyTexts(document.contents);
  return `# yaml-language-server: $schema=../schemas/service-words.json\n${document.toString({ lineWidth: 0 })}`;
}

/** A file of words with empty texts, without the matcher's words, marked as not reviewed. */
function emptyWords(source: string, today: ISODate): string {
  const { version, ...words } = parse(source) as Record<string, unknown>;
  const own = new Set(['keywords', 'examples', 'source', 'review']);
  const texts = Object.fromEntries(Object.entries(words).filter(([key]) => !own.has(key)));
  const document = new Document(withoutKeywords(texts));
  emptyTexts(document.contents);
  return [
    '# yaml-language-server: $schema=../schemas/words.json\n',
    stringify({ version, review: { status: 'draft', on: today } }, { singleQuote: true }),
    document.toString({ lineWidth: 0 }),
    'keywords: []\nexamples: []\n',
  ].join('');
}

/** The keywords of options are written anew in each language, because nobody types a translation. */
function withoutKeywords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeywords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'keywords' ? [] : withoutKeywords(item)]),
  );
}

/** Empties every text and adds the old text as a comment. */
function emptyTexts(node: unknown): void {
  if (isMap(node)) for (const pair of node.items) emptyTexts(pair.value);
  else if (isSeq(node)) for (const item of node.items) emptyTexts(item);
  else if (isScalar(node) && typeof node.value === 'string') {
    node.comment = ` ${node.value.replace(/\s+/g, ' ')}`;
    node.value = '';
    node.type = Scalar.QUOTE_SINGLE;
  }
}
