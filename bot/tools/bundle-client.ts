import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { ROOT } from '../paths.js';

/** Builds what browsers load into `dist/web`: two scripts, one stylesheet, the icons. */

const source = join(ROOT, 'bot', 'channels', 'web');
const target = join(ROOT, 'dist', 'web');

mkdirSync(target, { recursive: true });
await build({
  entryPoints: {
    client: join(source, 'client', 'main.tsx'),
    page: join(source, 'client', 'page.ts'),
  },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
});
await build({
  entryPoints: { client: join(source, 'styles', 'index.css') },
  outdir: target,
  bundle: true,
  minify: true,
  target: ['chrome87', 'firefox78', 'safari14'],
  logLevel: 'warning',
});
for (const icon of ['icon.svg', 'favicon.ico']) copyFileSync(join(source, 'assets', icon), join(target, icon));
