import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { KEPT_HOURS } from '../../config/config.js';
import { isISODate, localNow } from '../../model/calendar.js';
import { ROOT } from '../../config/paths.js';
import { TextRenderer } from '../../render/text.js';
import { createTranslations } from '../../render/translations.js';
import { fail, readableContent, readArgs } from '../talk/fail.js';
import { gatherReview } from './review-data.js';
import { reviewPage } from './review-page.js';

/**
 * `npm run -s review -- <topic> [--as-of YYYY-MM-DD] [--out FILE]`: writes one page with the topic in all languages,
 * its facts, sources, services and review state, for a lawyer or translator to sign off. Default:
 * dist/review/<topic>.html. Exit code 1 if the topic does not exist or the content cannot be read.
 */
const USAGE = 'usage: npm run -s review -- <topic> [--as-of YYYY-MM-DD] [--out FILE]';

const { values, positionals } = readArgs(
  { allowPositionals: true, options: { 'as-of': { type: 'string' }, out: { type: 'string' } } },
  USAGE,
);
const [id = ''] = positionals;
const { 'as-of': today = localNow(Date.now()).date, out = join(ROOT, 'dist', 'review', `${id}.html`) } = values;
if (!isISODate(today)) fail(`"${today}" is not a day written YYYY-MM-DD.`, USAGE);
const content = readableContent();
const review = gatherReview(
  id,
  content,
  new TextRenderer(content, createTranslations(content), { kept_hours: KEPT_HOURS }),
  today,
);
if (!review) fail(`There is no topic "${id}". There are: ${[...content.topics.keys()].join(', ')}.`, USAGE);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, reviewPage(review));
console.log(`written: ${relative(process.cwd(), out)}`);
