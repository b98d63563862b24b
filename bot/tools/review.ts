import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { isISODate, localNow } from '../core/calendar.js';
import { ROOT } from '../paths.js';
import { TextRenderer } from '../render/text.js';
import { createTranslations } from '../render/translations.js';
import { fail, readableContent } from './fail.js';
import { gatherReview } from './review-data.js';
import { reviewPage } from './review-page.js';

/**
 * `npm run -s review -- <topic> [--as-of YYYY-MM-DD] [--out FILE]`: writes one page with the topic in all languages, its
 * facts, sources, services and review state, for a lawyer or translator to sign off. Default: dist/review/<topic>.html.
 * Exit code 1 where the topic does not exist or the content cannot be read.
 */
const USAGE = 'usage: npm run -s review -- <topic> [--as-of YYYY-MM-DD] [--out FILE]';

function options(): { id: string; today: string; out: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, out: { type: 'string' } },
    });
    const id = positionals[0] ?? '';
    const today = values['as-of'] ?? localNow(Date.now()).date;
    return { id, today, out: values.out ?? join(ROOT, 'dist', 'review', `${id}.html`) };
  } catch (error) {
    return fail((error as Error).message, USAGE);
  }
}

const { id, today, out } = options();
if (!isISODate(today)) fail(`"${today}" is not a day written YYYY-MM-DD.`, USAGE);
const content = readableContent();
const review = gatherReview(id, content, new TextRenderer(content, createTranslations(content)), today);
if (!review) fail(`There is no topic "${id}". There are: ${[...content.topics.keys()].join(', ')}.`, USAGE);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, reviewPage(review));
console.log(`written: ${relative(process.cwd(), out)}`);
