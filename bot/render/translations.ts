import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createInstance, type i18n, type ResourceLanguage } from 'i18next';

import type { Content } from '../content/load.js';
import { LOCALES_DIR, type LocaleTree, type Locales, readLocales } from '../content/locale.js';
import type { TopicWords, Words } from '../content/schema/topic.js';
import { LANGS, type PlannedLang } from '../model/lang.js';
import type { OwnWords } from '../model/reply.js';

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

// i18next looks for `key_few`. A plural form that the author left out is filled from `other`.
function put(tree: LocaleTree, key: string, value: Words): void {
  if (typeof value === 'string') tree[key] = value;
  else for (const category of PLURALS) tree[`${key}_${category}`] = value[category] ?? value.other;
}

function resource(words: TopicWords): LocaleTree {
  const tree: LocaleTree = { title: words.title };
  put(tree, 'summary', words.summary);
  if (words.told_as !== undefined) tree['told_as'] = words.told_as;
  if (words.card !== undefined) put(tree, 'card', words.card);
  const blocks: LocaleTree = {};
  for (const [id, block] of Object.entries(words.blocks)) {
    if (typeof block === 'string' || !('items' in block)) {
      put(blocks, id, block);
      continue;
    }
    const list: LocaleTree = {};
    if (block.title !== undefined) put(list, 'title', block.title);
    const items: LocaleTree = {};
    block.items.forEach((item, i) => put(items, String(i), item));
    blocks[id] = { ...list, items };
  }
  const folds: LocaleTree = {};
  for (const [id, title] of Object.entries(words.folds)) put(folds, id, title);
  const labels: LocaleTree = {};
  for (const [id, label] of Object.entries(words.labels)) put(labels, id, label);
  const questions: LocaleTree = {};
  for (const [id, question] of Object.entries(words.questions)) {
    const node: LocaleTree = {};
    for (const field of ['text', 'helper', 'why', 'where', 'short', 'too_early', 'too_late'] as const) {
      const value = question[field];
      if (value !== undefined) put(node, field, value);
    }
    const options: LocaleTree = {};
    for (const [option, { label }] of Object.entries(question.options)) put(options, option, label);
    questions[id] = { ...node, options };
  }
  return { ...tree, blocks, folds, labels, questions };
}

let own: Readonly<Record<PlannedLang, Readonly<Record<OwnWords, string>>>> | undefined;

/** What the bot says about a language in that language, from `locales/own-words.json`. */
export function ownWords(lang: PlannedLang, says: OwnWords): string {
  own ??= JSON.parse(readFileSync(join(LOCALES_DIR, 'own-words.json'), 'utf8')) as NonNullable<typeof own>;
  return own[lang][says];
}

/**
 * All words of content and interface in i18next: namespace `ui` for the interface, else the topic's id. There is no
 * fallback language: missing words are an error here, and the renderer decides what to show.
 */
export function createTranslations(content: Content, locales: Locales = readLocales()): i18n {
  const resources: Record<string, ResourceLanguage> = {};
  for (const lang of LANGS) {
    resources[lang] = { ui: locales[lang] };
    for (const [id, title] of Object.entries(content.titles.get(lang)?.value.titles ?? {}))
      resources[lang][id] = { title, told_as: title };
    for (const [id, file] of content.words[lang]) resources[lang][id] = resource(file.value);
  }
  const instance = createInstance();
  void instance.init({
    resources,
    lng: 'nl',
    fallbackLng: false,
    initAsync: false,
    returnNull: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false, nestingPrefix: '$t(', nestingSuffix: ')' } as object,
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  return instance;
}
