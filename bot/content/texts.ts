import { createHash } from 'node:crypto';

import type { Titles } from './schema/languages.js';
import type { TopicWords, Words } from './schema/topic.js';

/** One string in a file of words, and its path. */
export interface TextAt {
  path: string[];
  text: string;
}

function strings(path: string[], value: Words | { title?: Words | undefined; items: Words[] }): TextAt[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if ('items' in value) {
    return [
      ...(value.title === undefined ? [] : strings([...path, 'title'], value.title)),
      ...value.items.flatMap((item, i) => strings([...path, 'items', String(i)], item)),
    ];
  }
  return Object.entries(value).flatMap(([category, text]) =>
    text === undefined ? [] : [{ path: [...path, category], text }],
  );
}

/** Every string in a file of words that people see (without keywords and examples). */
export function shownTexts(words: TopicWords): TextAt[] {
  return [
    { path: ['title'], text: words.title },
    ...strings(['summary'], words.summary),
    ...(words.card === undefined ? [] : strings(['card'], words.card)),
    ...Object.entries(words.blocks).flatMap(([id, block]) => strings(['blocks', id], block)),
    ...Object.entries(words.folds).flatMap(([id, title]) => strings(['folds', id], title)),
    ...Object.entries(words.labels).flatMap(([id, label]) => strings(['labels', id], label)),
    ...Object.entries(words.questions).flatMap(([id, question]) => [
      ...(['text', 'helper', 'why', 'where', 'short', 'too_early', 'too_late'] as const).flatMap((field) => {
        const value = question[field];
        return value === undefined ? [] : strings(['questions', id, field], value);
      }),
      ...Object.entries(question.options).flatMap(([option, { label }]) =>
        strings(['questions', id, 'options', option, 'label'], label),
      ),
    ]),
    ...(words.told_as === undefined ? [] : [{ path: ['told_as'], text: words.told_as }]),
  ];
}

/** Short: a translation notes one for each text that it was made from. */
function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/** The hash of each topic's title in the source language, for a file of titles. */
export function titleHashes(
  source: ReadonlyMap<string, { value: Pick<TopicWords, 'title'> }>,
  { titles }: Pick<Titles, 'titles'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(titles).flatMap((id) => {
      const title = source.get(id)?.value.title;
      return title === undefined ? [] : [[id, hash(title)]];
    }),
  );
}

/** The topics whose title in the source language is new or changed since the title was translated. */
export function staleTitles(
  source: ReadonlyMap<string, { value: Pick<TopicWords, 'title'> }>,
  translated: Pick<Titles, 'titles' | 'source'>,
): string[] {
  return Object.entries(titleHashes(source, translated)).flatMap(([id, made]) =>
    translated.source[id] === made ? [] : [id],
  );
}

/**
 * The parts of a file of words that are translated as one piece (title, summary, each block, label, question and
 * option, what it is told as), by path, each with a hash of its source text.
 */
export function sourceHashes(words: TopicWords): Record<string, string> {
  const units: [string, unknown][] = [
    ['title', words.title],
    ['summary', words.summary],
    ...(words.card === undefined ? [] : [['card', words.card] as [string, unknown]]),
    ...Object.entries(words.blocks).map(([id, value]): [string, unknown] => [`blocks.${id}`, value]),
    ...Object.entries(words.folds).map(([id, value]): [string, unknown] => [`folds.${id}`, value]),
    ...Object.entries(words.labels).map(([id, value]): [string, unknown] => [`labels.${id}`, value]),
    ...Object.entries(words.questions).map(([id, { options, ...rest }]): [string, unknown] => [
      `questions.${id}`,
      [rest, Object.entries(options).map(([option, { label }]) => [option, label])],
    ]),
    ...(words.told_as === undefined ? [] : [['told_as', words.told_as] as [string, unknown]]),
  ];
  return Object.fromEntries(units.map(([path, value]) => [path, hash(value)]));
}

/** The paths of the source text's parts that are new or changed since it was translated. */
export function staleParts(source: TopicWords, translation: TopicWords): string[] {
  const made = translation.source ?? {};
  return Object.entries(sourceHashes(source)).flatMap(([path, hash]) => (made[path] === hash ? [] : [path]));
}

/**
 * A reference in words: `{fact:ID}`, `{fact:ID@region}`, `{service:ID}`, `{service:ID.phone}`, `{topic:ID}`,
 * `{ui:NAME}` (a button's label), `{setting:NAME}`, `{param}`.
 */
export type Reference =
  | { kind: 'fact'; id: string; region: string | null }
  | { kind: 'service'; id: string; field: 'name' | 'phone' }
  | { kind: 'topic'; id: string }
  | { kind: 'ui'; name: string }
  | { kind: 'setting'; name: string }
  | { kind: 'param'; name: string };

/** Parses the text between braces; null if it is no reference. */
export function parseReference(inner: string): Reference | null {
  const fact = /^fact:([a-z0-9_.]+)(?:@([a-z]+))?$/.exec(inner);
  if (fact) return { kind: 'fact', id: fact[1]!, region: fact[2] ?? null };
  const service = /^service:([a-z0-9_]+)(\.phone)?$/.exec(inner);
  if (service) return { kind: 'service', id: service[1]!, field: service[2] ? 'phone' : 'name' };
  const topic = /^topic:([a-z.-]+)$/.exec(inner);
  if (topic) return { kind: 'topic', id: topic[1]! };
  const named = /^(ui|setting):([a-z_]+)$/.exec(inner);
  if (named) return { kind: named[1] as 'ui' | 'setting', name: named[2]! };
  return /^[a-z][a-z_]*$/.test(inner) ? { kind: 'param', name: inner } : null;
}

/** Everything in braces in a text, with its source: the reference, or null if it is malformed. */
export function referencesIn(text: string): { source: string; reference: Reference | null }[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => ({
    source: match[0],
    reference: parseReference(match[1]!),
  }));
}

/** The text without its references. It must contain no digit. */
export function withoutReferences(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '');
}
