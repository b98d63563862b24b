import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Compiles TypeScript to JavaScript in `dist`, file by file, only for changed files. Deletes compiled files without a
 * source, because jest would still run deleted tests. It does not check types: `npm run types` does. It is plain
 * JavaScript, because it runs before anything is compiled.
 *
 * @typedef {{ mtimeMs: number, size: number }} Stamp tells without reading a file whether it changed
 * @typedef {{ source: Stamp, hash: string, out: Stamp }} Known a source at the time of its last compilation
 * @typedef {{ key: string, files: Record<string, Known> }} Manifest
 */

const FOLDERS = ['bot', 'dialogs', 'tests'];
/** Bundled instead of compiled file by file. */
const BUNDLED = 'bot/browser/';
const SOURCE = /(?<!\.d)\.tsx?$|\.mjs$/;
const COMPILED = /\.m?js(\.map)?$/;

/** Most sources per run of the compiler, because it holds all their results in memory. */
const MANIFEST = '.emitted.json';

/**
 * Updates `dist` of a project from its sources.
 * @param {string} root
 * @returns {Promise<{ written: string[], deleted: string[] }>} the files written and deleted, relative to `dist`
 * @throws esbuild's BuildFailure, which names file and line, if a source cannot be read
 */
export async function emit(root) {
  const dist = join(root, 'dist');
  const key = keyOf(root);
  const before = readManifest(join(dist, MANIFEST), key);
  /** @type {Record<string, Known>} */
  const files = {};
  /** @type {{ path: string, source: Stamp, hash: string }[]} */
  const stale = [];
  let moved = false;
  for (const path of sourcesOf(root)) {
    const source = stampOf(join(root, path));
    if (!source) continue;
    const known = before[path];
    const out = known && stampOf(join(dist, outOf(path)));
    const whole = out && same(out, known.out);
    if (whole && same(source, known.source)) {
      files[path] = known;
      continue;
    }
    const hash = hashOf(readFileSync(join(root, path)));
    // Its time changed but not its content, for example after switching branches and back.
    if (whole && hash === known.hash) {
      files[path] = { ...known, source };
      moved = true;
    } else stale.push({ path, source, hash });
  }
  const written = await compile(
    root,
    dist,
    stale.map(({ path }) => path),
  );
  for (const { path, source, hash } of stale) {
    const out = stampOf(join(dist, outOf(path)));
    if (out) files[path] = { source, hash, out };
  }
  const deleted = clean(dist, new Set(Object.keys(files).flatMap((path) => [outOf(path), `${outOf(path)}.map`])));
  if (stale.length > 0 || moved || Object.keys(before).length !== Object.keys(files).length)
    writeWhole(join(dist, MANIFEST), JSON.stringify({ key, files }));
  return { written, deleted };
}

/** @param {string} path a source, relative to the project @returns {string} its compiled file, relative to `dist` */
export function outOf(path) {
  return path.replace(/\.tsx?$/, '.js');
}

/**
 * Every source that is compiled file by file, relative to the project, with slashes.
 * @param {string} root
 */
export function sourcesOf(root) {
  return FOLDERS.flatMap((folder) => filesIn(join(root, folder)).map((name) => `${folder}/${name}`)).filter(
    (path) => SOURCE.test(path) && !path.startsWith(BUNDLED),
  );
}

/**
 * Writes a file completely or not at all, because others may read it meanwhile.
 * @param {string} path
 * @param {string | Uint8Array} text
 */
export function writeWhole(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

/** @param {string} path @returns {Stamp | undefined} undefined if there is no such file */
export function stampOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  // Whole milliseconds, because a copy of the project has no finer times.
  return found && { mtimeMs: Math.floor(found.mtimeMs), size: found.size };
}

/** @param {Stamp} a @param {Stamp} b */
function same(a, b) {
  return a.mtimeMs === b.mtimeMs && a.size === b.size;
}

/** @param {string | Uint8Array} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('base64url');
}

/** A key of everything besides the source itself that decides how it is compiled. @param {string} root */
function keyOf(root) {
  const parts = ['tsconfig.json', 'bot/tools/build/emit.mjs', 'node_modules/esbuild/package.json'];
  return hashOf(parts.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'));
}

/** @param {string} path @param {string} key @returns {Record<string, Known>} */
function readManifest(path, key) {
  try {
    const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(path, 'utf8')));
    return manifest.key === key ? manifest.files : {};
  } catch {
    return {};
  }
}

/** @param {string} root @param {string} dist @param {readonly string[]} paths @returns {Promise<string[]>} */
async function compile(root, dist, paths) {
  if (paths.length === 0) return [];
  // Loaded only if something changed.
  const { build } = await import('esbuild');
  const plain = paths.filter((path) => path.endsWith('.mjs'));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: paths.filter((path) => !path.endsWith('.mjs')),
    outdir: 'dist',
    outbase: '.',
    bundle: false,
    write: false,
    format: 'esm',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    tsconfig: 'tsconfig.json',
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  for (const path of plain) writeWhole(join(dist, path), readFileSync(join(root, path)));
  return [...outputFiles.map(({ path }) => relative(dist, path)), ...plain];
}

/** Deletes compiled files whose sources are gone. @param {string} dist @param {ReadonlySet<string>} kept */
function clean(dist, kept) {
  const gone = FOLDERS.flatMap((folder) => filesIn(join(dist, folder)).map((name) => `${folder}/${name}`)).filter(
    (path) => COMPILED.test(path) && !kept.has(path),
  );
  for (const path of gone) {
    rmSync(join(dist, path), { force: true });
    for (let dir = dirname(path); dir !== '.'; dir = dirname(dir)) {
      try {
        rmdirSync(join(dist, dir));
      } catch {
        break;
      }
    }
  }
  return gone;
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return sep === '/' ? names : names.map((name) => name.split(sep).join('/'));
}
