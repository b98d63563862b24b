import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONTENT_DIR } from '../../content/load.js';
import { localNow } from '../../model/calendar.js';
import { SOURCE_LANG } from '../../model/lang.js';
import { ROOT } from '../../config/paths.js';
import { readLocale } from '../../content/locale.js';
import { fail, readableContent, readArgs } from '../talk/fail.js';
import { existing, type Planned, writeFiles } from './new-files.js';
import { planLanguage } from './new-language.js';
import { planTopic } from './new-topic.js';

/**
 * `npm run -s new -- topic|flow|language <id> [--area <area>] [--dry-run]`: writes the files to fill in and says what is
 * missing and what to do next. Exit code 1 where the id is malformed or exists already; then nothing is written.
 */
const USAGE = 'usage: npm run -s new -- topic|flow|language <id> [--area <area>] [--dry-run]';

function options(): { kind: string; id: string; area: string | undefined; dryRun: boolean } {
  const { values, positionals } = readArgs(
    { allowPositionals: true, options: { area: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } },
    USAGE,
  );
  const [kind, id, ...more] = positionals;
  if (kind === undefined || id === undefined || more.length > 0) fail('Say what is new, and its id.', USAGE);
  return { kind, id, area: values.area, dryRun: values['dry-run'] };
}

function planned(kind: string, id: string, area: string | undefined): Planned {
  const today = localNow(Date.now()).date;
  switch (kind) {
    case 'topic':
    case 'flow':
      return planTopic({ kind, id, area, today }, readableContent());
    case 'language': {
      const read = (name: string): string => readFileSync(join(CONTENT_DIR, name), 'utf8');
      return planLanguage({ id, today, locale: readLocale(SOURCE_LANG), read }, readableContent());
    }
    default:
      return fail(`"${kind}" is not one of topic, flow and language.`, USAGE);
  }
}

const { kind, id, area, dryRun } = options();
const plan = planned(kind, id, area);
if (!plan.ok) fail(plan.reason, USAGE);
const there = existing(plan.files, ROOT);
if (there !== null) fail(`${there} exists already.`, USAGE);
if (!dryRun) writeFiles(plan.files, ROOT);

const list = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`)].join('\n');
console.log(
  [
    list(
      dryRun ? 'would write:' : 'written:',
      plan.files.map(({ path }) => path),
    ),
    list('missing:', plan.missing),
    list('next:', plan.next),
  ].join('\n\n'),
);
