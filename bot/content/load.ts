import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Topic } from '../model/topic.js';
import type { CloseGroup } from '../model/close.js';
import { type Fact, FactBook } from '../model/facts.js';
import { type Lang, LANGS, PLANNED_LANGS, type PlannedLang, SOURCE_LANG } from '../model/lang.js';
import type { TrainingTopic } from '../matcher/match.js';
import type { UnderstandingSource } from '../matcher/compiled/source.js';
import { ROOT } from '../config/paths.js';
import type { SoundFile } from './parsed.js';
import { type ConceptsFile, conceptsSchema } from './schema/concepts.js';
import {
  crisisMessagesSchema,
  crisisSchema,
  lexiconSchema,
  ordinarySchema,
  thresholdsSchema,
  type CrisisTexts,
  vagueSchema,
} from './schema/crisis.js';
import { type EverydayFile, everydaySchema } from './schema/everyday.js';
import { factsSchema } from './schema/facts.js';
import { type LanguagesFile, languagesSchema, type Titles, titlesSchema } from './schema/languages.js';
import { type NumbersFile, numbersSchema } from './schema/numbers.js';
import {
  type PlaceNames,
  placesSchema,
  type Service,
  servicesSchema,
  type ServiceWords,
  serviceWordsSchema,
} from './schema/services.js';
import {
  closeSchema,
  confusableSchema,
  type Menu,
  menuSchema,
  redirectsSchema,
  topicOf,
  topicSchema,
  type TopicWords,
  wordsSchema,
} from './schema/topic.js';
import { ContentError, type Problem, readYaml, type YamlFile } from './yaml-file.js';

/** A topic's words in one language, and the file they come from. */
export type WordsFile = YamlFile<TopicWords>;

/** Everything under `content/`. Each file has been validated. */
export interface Content {
  dir: string;
  facts: FactBook;
  /** The parsed `facts.yaml`. */
  factFile: YamlFile<Fact[]> | null;
  /** In the order of `menu.yaml`; topics that it does not list come last, by id. */
  topics: ReadonlyMap<string, Topic>;
  /** The order of menus; null if only the topics about danger are loaded. */
  menuFile: YamlFile<Menu> | null;
  services: ReadonlyMap<string, Service>;
  /** The parsed `services.yaml`. */
  serviceFile: YamlFile<Service[]>;
  words: Readonly<Record<Lang, ReadonlyMap<string, WordsFile>>>;
  serviceWords: Readonly<Record<Lang, YamlFile<ServiceWords> | null>>;
  /** How far each language has come; null if only the topics about danger are loaded. */
  languages: LanguagesFile | null;
  /** Titles of topics that a language does not have yet, for every language that has such a file. */
  titles: ReadonlyMap<PlannedLang, YamlFile<Titles>>;
  /** What people in a crisis type, for every language that has such a file. */
  crisis: ReadonlyMap<PlannedLang, YamlFile<CrisisTexts>>;
  /** What people type to answer any question, by language. */
  everyday: Readonly<Partial<Record<PlannedLang, EverydayFile>>>;
  /** What words beside a number say of it, by language. */
  numbers: NumbersFile;
  /** Concepts of questions and their words, for every language that has such a file. */
  concepts: ReadonlyMap<PlannedLang, YamlFile<ConceptsFile>>;
  /** Phrases that may mean danger, by language. */
  vague: NonNullable<UnderstandingSource['vague']>;
  /** Pairs of topics that are easily confused. */
  confusable: YamlFile<[string, string][]> | null;
  /** Topics that one question tells apart. */
  close: YamlFile<CloseGroup[]> | null;
  /** Names of places, in other languages than their own. */
  places: readonly PlaceNames[];
  /** The current ids of renamed topics, by their old ids. */
  redirects: ReadonlyMap<string, string>;
  /** What the matcher learns from, in one language. */
  training: (lang: Lang) => TrainingTopic[];
  /** All training data for reading messages, in all languages. */
  reading: () => UnderstandingSource;
}

export const CONTENT_DIR = join(ROOT, 'content');

/** Files of a language's folder that are no topic's words. */
const NO_TOPICS: ReadonlySet<string> = new Set(['services.yaml', 'titles.yaml']);

function idsIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((file) => file.endsWith('.yaml') && !NO_TOPICS.has(file))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** `essential`: only the topics about danger and about the guide itself, for when other files are broken. */
export type ContentScope = 'all' | 'essential';

const ESSENTIAL = /^(safety\.|meta\.|housing\.homeless$)/;
/**
 * The files of `essential` that must not be broken. facts.yaml is not among them, because the first words in danger use
 * no facts. Other languages can fall back to Dutch, and a broken file of phrases leaves the others usable.
 */
const NEEDED = new RegExp(`^(services\\.yaml$|topics/|${SOURCE_LANG}/)`);

/**
 * Reads all content files. `sound` is called for each file of the right form. Does not check what must hold between
 * files (references, translations): see `checkContent`.
 * @throws ContentError with file, line and mend for every file of the wrong form.
 */
export function loadContent(
  dir: string = CONTENT_DIR,
  scope: ContentScope = 'all',
  sound?: (file: SoundFile) => void,
): Content {
  const problems: Problem[] = [];
  const read = <S extends Parameters<typeof readYaml>[2]>(name: string, schema: S) =>
    readYaml(join(dir, name), name, schema, problems, sound);

  const whole = scope === 'all';
  const inScope = (id: string): boolean => whole || ESSENTIAL.test(id);
  const factFile = read('facts.yaml', factsSchema);
  /** A file that may be missing. */
  const readAny = <S extends Parameters<typeof readYaml>[2]>(name: string, schema: S) =>
    existsSync(join(dir, name)) ? read(name, schema) : null;
  /** The files that languages have, by `*` for the language, in the order of the languages. */
  const readLangs = <S extends Parameters<typeof readYaml>[2]>(names: string, schema: S) =>
    new Map(
      PLANNED_LANGS.flatMap((lang) => {
        const file = readAny(names.replace('*', lang), schema);
        return file ? [[lang, file] as const] : [];
      }),
    );
  const crisis = readLangs('crisis/*.yaml', crisisSchema);
  const messages = valuesOf(readLangs('crisis/messages/*.yaml', crisisMessagesSchema));
  const lexicons = valuesOf(readLangs('crisis/lexicon/*.yaml', lexiconSchema));
  const ordinary = valuesOf(readLangs('crisis/ordinary/*.yaml', ordinarySchema));
  const everyday = whole ? valuesOf(readLangs('everyday/*.yaml', everydaySchema)) : {};
  const numbers = readAny('numbers.yaml', numbersSchema)?.value ?? {};
  const concepts = whole
    ? readLangs('concepts/*.yaml', conceptsSchema)
    : new Map<PlannedLang, YamlFile<ConceptsFile>>();
  const thresholds = readAny('crisis/thresholds.yaml', thresholdsSchema)?.value ?? {};
  const vague = (readAny('crisis/vague.yaml', vagueSchema)?.value ?? {}) as Content['vague'];
  const languages = whole ? (read('languages.yaml', languagesSchema)?.value ?? null) : null;
  const titles = readLangs('*/titles.yaml', titlesSchema);
  const confusable = whole ? readAny('confusable.yaml', confusableSchema) : null;
  const close = whole ? readAny('close.yaml', closeSchema) : null;
  // Without names of places, the guide asks for the region again.
  const places = whole ? (read('places.yaml', placesSchema)?.value ?? []) : [];
  const services = read('services.yaml', servicesSchema);
  const redirects = whole ? (read('redirects.yaml', redirectsSchema)?.value ?? {}) : {};
  const menuFile = whole ? read('menu.yaml', menuSchema) : null;
  const topics = new Map<string, Topic>();
  for (const id of inMenuOrder(idsIn(join(dir, 'topics')).filter(inScope), menuFile?.value)) {
    const file = read(`topics/${id}.yaml`, topicSchema);
    if (file) topics.set(id, topicOf(id, file.value));
  }
  const words = {} as Record<Lang, Map<string, WordsFile>>;
  const serviceWords = {} as Record<Lang, YamlFile<ServiceWords> | null>;
  for (const lang of LANGS) {
    words[lang] = new Map();
    // With `essential`, every topic must have words in the source language, because other languages fall back to it.
    const ids = !whole && lang === SOURCE_LANG ? [...topics.keys()] : idsIn(join(dir, lang)).filter(inScope);
    for (const id of ids) {
      const file = read(`${lang}/${id}.yaml`, wordsSchema);
      if (file) words[lang].set(id, file);
    }
    serviceWords[lang] = read(`${lang}/services.yaml`, serviceWordsSchema);
  }
  const standing = whole ? problems : problems.filter(({ file }) => NEEDED.test(file));
  if (standing.length > 0) throw new ContentError(standing);

  const training = (lang: Lang): TrainingTopic[] => trainingFor(topics, words[lang], titles.get(lang)?.value.titles);

  return {
    dir,
    facts: new FactBook(factFile?.value ?? []),
    factFile,
    topics,
    menuFile,
    services: new Map(services!.value.map((service) => [service.id, service])),
    serviceFile: services!,
    words,
    serviceWords,
    languages,
    titles,
    crisis,
    everyday,
    numbers,
    concepts,
    vague,
    confusable,
    close,
    places,
    redirects: new Map(Object.entries(redirects)),
    training,
    reading: () => ({
      training: Object.fromEntries(
        LANGS.map((lang) => [lang, training(lang)]),
      ) as unknown as UnderstandingSource['training'],
      crisis: valuesOf(crisis),
      vague,
      messages,
      ordinary,
      lexicons,
      concepts: withoutGroups(concepts),
      thresholds,
    }),
  };
}

/** The concepts of each language, without their groups. */
function withoutGroups(files: Content['concepts']): NonNullable<UnderstandingSource['concepts']> {
  return Object.fromEntries([...files].map(([lang, { value }]) => [lang, Object.assign({}, ...Object.values(value))]));
}

/** The values of files by language. */
function valuesOf<T>(files: ReadonlyMap<PlannedLang, YamlFile<T>>): Partial<Record<PlannedLang, T>> {
  return Object.fromEntries([...files].map(([lang, file]) => [lang, file.value])) as Partial<Record<PlannedLang, T>>;
}

/** Ids in the order of the menu. Ids that it does not list come last, in their old order. */
function inMenuOrder(ids: readonly string[], menu: Menu | undefined): string[] {
  const named = new Set(Object.values(menu?.areas ?? {}).flat());
  const there = new Set(ids);
  return [...[...named].filter((id) => there.has(id)), ...ids.filter((id) => !named.has(id))];
}

/** Sorted by id, so that the order of a menu does not change what is learnt. */
function trainingFor(
  topics: ReadonlyMap<string, Topic>,
  words: ReadonlyMap<string, WordsFile>,
  titles: Titles['titles'] = {},
): TrainingTopic[] {
  const byId = [...topics.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return byId.flatMap((topic) => {
    const file = words.get(topic.id);
    // A topic that has no more than a title here is found by that.
    const title = file?.value.title ?? titles[topic.id];
    if (title === undefined) return [];
    const { keywords, examples } = file?.value ?? { keywords: [], examples: [] };
    return [{ topic: topic.id, kind: topic.kind, title, keywords, examples }];
  });
}

/** A topic's words in a language, or in the source language if there are none. */
export function wordsOf(content: Content, lang: Lang, topic: string): { words: TopicWords; lang: Lang } | null {
  const own = content.words[lang].get(topic);
  if (own) return { words: own.value, lang };
  const source = content.words[SOURCE_LANG].get(topic);
  return source ? { words: source.value, lang: SOURCE_LANG } : null;
}
