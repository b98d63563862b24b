import { neededServices } from '../../content/check/services.js';
import { isInStage, stageOf } from '../../content/stages.js';
import { staleParts, staleTitles } from '../../content/texts.js';
import type { Titles } from '../../content/schema/languages.js';
import type { Stage } from '../../model/stage.js';
import type { Content } from '../../content/load.js';
import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';

/** The state of one language's words. */
export interface LangState {
  lang: Lang;
  stage: Stage;
  /** Topics of its stage without words. In a language that is whole, the guide shows them in Dutch and says so. */
  missing: string[];
  /** Topics beyond its stage without words: they are shown by their titles. */
  later: string[];
  /** Titles of those that are missing, or whose Dutch changed. */
  titles: string[];
  /** Topics whose Dutch text changed after they were translated, with the changed parts. */
  stale: { topic: string; parts: string[] }[];
  draft: string[];
  machine: string[];
  checked: string[];
  /** Services without words in this language. */
  services: string[];
  /** Words of the interface that exist only in Dutch (`missing`) or only in this language (`extra`). */
  locale: { missing: string[]; extra: string[]; of: number };
}

/** Words of the interface, as a tree of texts and lists of texts. */
export type LocaleTree = Readonly<Record<string, unknown>>;

/** The state of every language that people can choose. `locale` gives the interface's words of one. */
export function langStates(content: Content, locale: (lang: Lang) => LocaleTree): LangState[] {
  const source = content.words[SOURCE_LANG];
  const wanted = localeKeys(locale(SOURCE_LANG));
  return LANGS.map((lang) => {
    const files = [...content.words[lang]];
    const inState = (status: string): string[] =>
      files.filter(([, { value }]) => value.review.status === status).map(([topic]) => topic);
    const own = localeKeys(locale(lang));
    const lacking = [...content.topics.keys()].filter((topic) => !content.words[lang].has(topic));
    const later = lacking.filter((topic) => !isInStage(content, lang, topic));
    const titles: Pick<Titles, 'titles' | 'source'> = content.titles.get(lang)?.value ?? { titles: {}, source: {} };
    const old = new Set(staleTitles(source, titles));
    return {
      lang,
      stage: stageOf(content, lang),
      missing: lacking.filter((topic) => isInStage(content, lang, topic)),
      later,
      titles: later.filter((topic) => titles.titles[topic] === undefined || old.has(topic)),
      stale: files.flatMap(([topic, { value }]) => {
        const from = lang === SOURCE_LANG ? undefined : source.get(topic);
        const parts = from ? staleParts(from.value, value) : [];
        return parts.length > 0 ? [{ topic, parts }] : [];
      }),
      draft: inState('draft'),
      machine: inState('machine'),
      checked: inState('checked'),
      services: neededServices(content, lang).filter((id) => !content.serviceWords[lang]?.value[id]),
      locale: {
        missing: [...wanted].filter((key) => !own.has(key)),
        extra: [...own].filter((key) => !wanted.has(key)),
        of: wanted.size,
      },
    };
  });
}

/** The table of `npm run i18n`: one line per language. */
export function stateTable(states: readonly LangState[]): string {
  const head = ['language', 'stage', 'missing', 'stale', 'draft', 'machine', 'checked', 'services', 'interface'];
  const rows = states.map(({ lang, stage, missing, stale, draft, machine, checked, services, locale }) => [
    lang === SOURCE_LANG ? `${lang} (source)` : lang,
    stage,
    ...[missing, stale, draft, machine, checked].map((topics) => String(topics.length)),
    services.length === 0 ? 'all' : `${services.length} missing`,
    locale.missing.length + locale.extra.length === 0
      ? `all ${locale.of}`
      : `${locale.missing.length} missing, ${locale.extra.length} too many, of ${locale.of}`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Everything still to do for one language, by name. */
export function stateDetails(state: LangState): string {
  const list = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${title} (${items.length}):`, ...items.map((item) => `  ${item}`)];
  const lines = [
    ...list('missing', state.missing),
    ...list('beyond its stage: shown by their titles', state.later),
    ...list('titles that are missing or made from an older Dutch', state.titles),
    ...list(
      'stale: the Dutch changed',
      state.stale.map(({ topic, parts }) => `${topic}: ${parts.join(', ')}`),
    ),
    ...list('draft: written, not reviewed', state.draft),
    ...list('machine: no native speaker has read it', state.machine),
    ...list('services without words', state.services),
    ...list('words of the interface that are missing', state.locale.missing),
    ...list('words of the interface that Dutch does not have', state.locale.extra),
  ];
  return lines.length === 0 ? `${state.lang}: nothing to do` : lines.join('\n');
}

/** Whether people would notice that something is missing in a language: words, or their newest version. */
export function lacksWords({ missing, stale, titles, services, locale }: LangState): boolean {
  return (
    missing.length + stale.length + titles.length + services.length + locale.missing.length + locale.extra.length > 0
  );
}

/**
 * The paths of all texts in a locale that can be shown. The plural forms of a text count as one, because languages have
 * different forms, and only if none of them is empty.
 */
function localeKeys(tree: LocaleTree): Set<string> {
  const texts = textsIn(tree);
  const empty = new Set(texts.filter(({ isEmpty }) => isEmpty).map(({ at }) => at));
  return new Set(texts.map(({ at }) => at).filter((at) => !empty.has(at)));
}

function textsIn(tree: LocaleTree, path = ''): { at: string; isEmpty: boolean }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = `${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return textsIn(value as LocaleTree, `${at}.`);
    return [{ at, isEmpty: value === undefined || value === '' || (Array.isArray(value) && value.length === 0) }];
  });
}
