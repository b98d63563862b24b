import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { LANGS } from '../../model/lang.js';
import { ROOT } from '../../config/paths.js';
import { FOLD_NUMBERS } from '../learn/folds.js';
import type { Form, Keep, ModelPart, Piece, Plain } from '../learn/keep.js';
import { packArrays, unpackArrays } from './arrays.js';
import { keysOf, type Keys } from './keys.js';
import { pack, unpack } from './pack.js';
import { compileUnderstanding, type UnderstandingParts } from './reader-parts.js';
import type { UnderstandingSource } from './source.js';

/** The folder of the compiled matcher: one file for each part, named by the key of what it was learnt from. */
export const COMPILED_DIR = join(ROOT, 'dist', 'matcher');
/**
 * A folder in it for results that only learning needs, so that a change relearns little. The program never reads it.
 */
export const LEARNING_DIR = 'learning';

/**
 * Everything learnt from a source. Each part is read from `dir`, or learnt now and written there. If the folder cannot
 * be written, nothing fails.
 */
export function openParts(source: UnderstandingSource, dir: string = COMPILED_DIR): UnderstandingParts {
  return compileUnderstanding(source, keepIn(dir, keysOf(source)));
}

/**
 * As `openParts`, with what any other source taught of danger, if the folder holds that: a part of the content alone
 * teaches less, and learning takes seconds that a person in danger does not have.
 */
export function openEssentialParts(source: UnderstandingSource, dir: string = COMPILED_DIR): UnderstandingParts {
  const keys = keysOf(source);
  const newest = attempt(() => newestOf(dir, 'danger'));
  const piece: Keys['piece'] = (name) => (name === 'danger' && newest ? newest : keys.piece(name));
  return compileUnderstanding(source, keepIn(dir, { ...keys, piece }));
}

/** The key of the newest file of a piece in a folder; null if there is none. */
function newestOf(dir: string, piece: 'danger'): string | null {
  const files = readdirSync(dir).filter((name) => name.startsWith(`${piece}.`) && name.endsWith('.bin'));
  const [newest] = files.sort((a, b) => statSync(join(dir, b)).mtimeMs - statSync(join(dir, a)).mtimeMs);
  return newest?.split('.').at(-2) ?? null;
}

/** Stores what is learnt in a folder, under the keys of a source. */
export function keepIn(dir: string, keys: Keys): Keep {
  return {
    model(lang, part, learn) {
      const key = keys.model(lang);
      const path = join(dir, modelFile(lang, part, key));
      return (
        attempt(() => {
          const { key: from, model } = unpack(readFileSync(path));
          return from === key ? model : null;
        }) ?? kept(learn(), (model) => writeWhole(path, pack(key, model)))
      );
    },
    hasModel: (lang, part) => isKept(dir, keys, lang, part),
    value<T>(piece: Piece, make: () => T, form?: Form<T>) {
      const key = keys.piece(piece);
      const path = join(dir, pieceFile(piece, key));
      return (
        attempt(() => {
          const read = readPiece(path, form);
          return read.key === key ? { value: read.value } : null;
        }) ?? {
          value: kept(make(), (value) =>
            writeWhole(path, form ? bytesOf(key, form.toPlain(value)) : JSON.stringify({ key, value })),
          ),
        }
      ).value;
    },
  };
}

function bytesOf(key: string, { header, arrays }: Plain): Uint8Array {
  return packArrays({ key, header }, arrays);
}

function readPiece<T>(path: string, form: Form<T> | undefined): { key: string; value: T } {
  if (!form) return JSON.parse(readFileSync(path, 'utf8')) as { key: string; value: T };
  const { header, arrays } = unpackArrays<{ key: string; header: unknown }>(readFileSync(path));
  return { key: header.key, value: form.ofPlain({ header: header.header, arrays }) };
}

/** Whether a model with a source's key is in a folder. Whether it is complete shows only when it is read. */
export function isKept(dir: string, keys: Keys, lang: (typeof LANGS)[number], part: ModelPart): boolean {
  return existsSync(join(dir, modelFile(lang, part, keys.model(lang))));
}

/** Whether a piece with a source's key is in a folder. */
export function isPieceKept(dir: string, keys: Keys, piece: Piece): boolean {
  return existsSync(join(dir, pieceFile(piece, keys.piece(piece))));
}

/** Deletes what was learnt from other sources than the one with these keys. */
export function removeOthers(dir: string, keys: Keys): void {
  const parts: ModelPart[] = ['whole', ...FOLD_NUMBERS.flatMap((fold): ModelPart[] => [`fold${fold}`, `left${fold}`])];
  const pieces: Piece[] = [
    'danger',
    'phrases',
    'languages',
    'routes',
    'concepts.calibration',
    ...parts.map((part): Piece => `concepts.${part}`),
  ];
  const current = new Set<string>(pieces.map(keys.piece));
  for (const lang of LANGS) {
    current.add(keys.model(lang));
    for (const piece of ['calibration', 'guesses'] as const) current.add(keys.piece(`${lang}.${piece}`));
  }
  for (const folder of [dir, join(dir, LEARNING_DIR)])
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (name !== LEARNING_DIR && !current.has(name.split('.').at(-2)!))
        rmSync(join(folder, name), { recursive: true, force: true });
}

function modelFile(lang: string, part: ModelPart, key: string): string {
  const name = `${lang}.${part}.${key}.bin`;
  return part === 'whole' ? name : join(LEARNING_DIR, name);
}

function pieceFile(piece: Piece, key: string): string {
  const concepts = /^concepts\.(whole|fold|left)/.test(piece);
  const name = `${piece}.${key}.${piece === 'danger' || concepts ? 'bin' : 'json'}`;
  const learning = piece === 'routes' || piece.endsWith('.guesses') || (concepts && piece !== 'concepts.whole');
  return learning ? join(LEARNING_DIR, name) : name;
}

/** The result of `read`; null if the file is missing or damaged. */
function attempt<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Writes a learnt part. If that fails, the part in memory is still used. */
function kept<T>(value: T, write: (value: T) => void): T {
  try {
    write(value);
  } catch {
    // A read-only folder, or a full disk.
  }
  return value;
}

/** Writes completely or not at all, because several programs may learn the same part at once. */
function writeWhole(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
