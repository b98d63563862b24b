import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { proxyPages } from './render-proxy-pages.js';

/**
 * `npm run deploy:pages`: writes the proxy's own error pages, with the numbers to call in danger, into
 * `.deploy/errors/`.
 */
const folder = join(ROOT, '.deploy', 'errors');
mkdirSync(folder, { recursive: true });
for (const [name, text] of await proxyPages()) writeFileSync(join(folder, name), text);
process.stdout.write(`Written to ${folder}\n`);
