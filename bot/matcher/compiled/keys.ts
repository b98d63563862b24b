import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { LANGS, PLANNED_LANGS, SOURCE_LANG, isLang, type Lang } from '../../model/lang.js';
import { once, topicsOf } from '../learn/folds.js';
import type { Piece } from '../learn/keep.js';
import { codeKey } from './code-key.js';
import { languageSamples, type UnderstandingSource } from './source.js';

/**
 * A key for each part, made from the content and code that it is learnt from. If the key changes, the part is learnt
 * again.
 */
export interface Keys {
  /** The same for all models of a language. */
  model: (lang: Lang) => string;
  piece: (piece: Piece) => string;
}

const MATCHER = join(import.meta.dirname, '..');
const code = once((entries: string) => codeKey(MATCHER, entries.split(' ')));

/** The compiled files that make each part. The files that they import count too. */
const CODE = {
  model: 'learn/folds.js compiled/pack.js',
  calibration: 'learn/compile.js',
  guesses: 'learn/left-out.js',
  concepts: 'learn/concepts.js',
  danger: 'danger/screen.js danger/samples.js compiled/source.js',
  phrases: 'compiled/source.js',
  languages: 'language/profile.js compiled/source.js',
  routes: 'understand.js',
} as const;

/** The keys of a source. Each is computed at first use. */
export function keysOf(source: UnderstandingSource): Keys {
  const { training, crisis, messages = {}, ordinary = {}, lexicons = {}, vague = {}, concepts = {} } = source;
  const topics = topicsOf(training);
  // Models do not depend on a topic's kind.
  const phrases = once((lang: Lang) =>
    hashOf(
      topics,
      training[lang].map(({ topic, title, keywords, examples }) => [topic, title, keywords, examples]),
    ),
  );
  const kinds = once((_: null) => LANGS.map((lang) => training[lang].map(({ kind }) => kind)));
  const all = once((_: null) => LANGS.map(phrases));
  // Cached, because it is long and used several times.
  const written = once((_: null) => hashOf(crisis));
  // Without concepts, no language depends on another one.
  const spoken = once((_: null) =>
    Object.keys(concepts).length === 0 ? null : hashOf(code(CODE.concepts), all(null), concepts),
  );
  const from = (piece: Piece): readonly unknown[] => {
    if (piece === 'danger')
      return [code(CODE.danger), all(null), kinds(null), written(null), messages, ordinary, lexicons];
    if (piece === 'phrases')
      return [code(CODE.phrases), written(null), vague, PLANNED_LANGS.map((lang) => ordinary[lang]?.short ?? [])];
    if (piece === 'languages') return [code(CODE.languages), all(null), written(null), languageSamples()];
    if (piece === 'routes')
      return [code(CODE.routes), LANGS.map((lang) => key(`${lang}.calibration`)), key('languages')];
    if (piece === 'concepts.calibration') return [code(CODE.calibration), spoken(null)];
    if (piece.startsWith('concepts.')) return [spoken(null)];
    const [lang, what] = piece.split('.') as [string, 'calibration' | 'guesses'];
    if (!isLang(lang)) throw new Error(`no such piece: ${piece}`);
    // Examples of every language are also tried with the Dutch model, and with the concepts of all languages.
    return [code(CODE[what]), phrases(lang), phrases(SOURCE_LANG), spoken(null)];
  };
  const key = once((piece: Piece) => hashOf(piece, ...from(piece)));
  return { piece: key, model: once((lang) => hashOf(code(CODE.model), lang, phrases(lang))) };
}

function hashOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
