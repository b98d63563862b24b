import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { ROOT } from '../../config/paths.js';

/** Builds what browsers load into `dist/web`: the scripts, one stylesheet, the icons. */

const browser = join(ROOT, 'bot', 'browser');
const web = join(ROOT, 'bot', 'web');
const target = join(ROOT, 'dist', 'web');

mkdirSync(target, { recursive: true });
await build({
  entryPoints: {
    client: join(browser, 'main.tsx'),
    first: join(browser, 'first.ts'),
    page: join(browser, 'page.ts'),
    sw: join(browser, 'worker', 'worker.ts'),
    embed: join(browser, 'embed.ts'),
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
// Loaded when a QR code is first wanted.
await build({
  entryPoints: { qr: join(web, 'pages', 'qr.ts') },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
});
await build({
  entryPoints: { client: join(web, 'styles', 'index.css') },
  outdir: target,
  bundle: true,
  minify: true,
  target: ['chrome87', 'firefox78', 'safari14'],
  logLevel: 'warning',
});
for (const icon of ['icon.svg', 'favicon.ico']) copyFileSync(join(web, 'assets', icon), join(target, icon));
