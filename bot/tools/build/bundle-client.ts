import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { build, type BuildOptions } from 'esbuild';

import { ROOT } from '../../config/paths.js';

const browser = join(ROOT, 'bot', 'browser');
const web = join(ROOT, 'bot', 'web');
const target = join(ROOT, 'dist', 'web');
const ICONS = ['icon.svg', 'favicon.ico'].map((name) => join('bot', 'web', 'assets', name));

const common = {
  absWorkingDir: ROOT,
  outdir: target,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
} as const satisfies BuildOptions;

/**
 * Builds the files for browsers into `dist/web`: scripts, one stylesheet, icons. Returns every file that it read,
 * relative to the project.
 */
export async function bundleClient(): Promise<string[]> {
  mkdirSync(target, { recursive: true });
  const built = await Promise.all([
    build({
      ...common,
      entryPoints: {
        client: join(browser, 'main.tsx'),
        first: join(browser, 'first.ts'),
        page: join(browser, 'page.ts'),
        sw: join(browser, 'worker', 'worker.ts'),
        embed: join(browser, 'embed.ts'),
      },
      format: 'iife',
      target: 'es2020',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    // Loaded at first use: QR codes, and words to say.
    build({
      ...common,
      entryPoints: { qr: join(web, 'pages', 'qr.ts'), aloud: join(browser, 'aloud.ts') },
      format: 'esm',
      target: 'es2020',
    }),
    build({
      ...common,
      entryPoints: { client: join(web, 'styles', 'index.css'), page: join(web, 'styles', 'plain.css') },
      target: ['chrome87', 'firefox78', 'safari14'],
    }),
  ]);
  for (const icon of ICONS) copyFileSync(join(ROOT, icon), join(target, basename(icon)));
  return [...built.flatMap(({ metafile }) => Object.keys(metafile.inputs)), ...ICONS];
}
