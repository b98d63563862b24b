import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONTENT_DIR } from '../../content/load.js';
import { localNow } from '../../model/calendar.js';
import { type Stage, STAGES } from '../../model/stage.js';
import { SOURCE_LANG } from '../../model/lang.js';
import { ROOT } from '../../config/paths.js';
import { readLocale } from '../../content/locale.js';
import { fail, readableContent, readArgs } from '../talk/fail.js';
import { changeFiles, existing, type Planned, writeFiles } from './new-files.js';
import { planLanguage } from './new-language.js';
import { planQuestion } from './new-question.js';
import { planService } from './new-service.js';
import { planTopic } from './new-topic.js';

/**
 * `npm run -s new -- topic|flow|language|service <id> [--area <area>] [--dry-run]`, and `question <dialog> <id>`:
 * writes the files to fill in and says what is missing and what to do next. If the id is malformed or exists already,
 * it writes nothing and ends with exit code 1.
 */
const USAGE =
  'usage: npm run -s new -- topic|flow|language|service <id> [--area <area>] [--stage danger|core|whole] [--dry-run]\n' +
  '       npm run -s new -- question <dialog> <id> [--dry-run]';

interface Options {
  kind: string;
  /** The dialog of a question. */
  flow: string | undefined;
  id: string;
  area: string | undefined;
  /** How far a language comes. */
  stage: Stage;
  dryRun: boolean;
}

function options(): Options {
  const { values, positionals } = readArgs(
    {
      allowPositionals: true,
      options: {
        area: { type: 'string' },
        stage: { type: 'string', default: 'danger' },
        'dry-run': { type: 'boolean', default: false },
      },
    },
    USAGE,
  );
  const [kind, ...ids] = positionals;
  const flow = kind === 'question' ? ids.shift() : undefined;
  const [id, ...more] = ids;
  if (kind === undefined || id === undefined || more.length > 0)
    fail(kind === 'question' ? 'Say which dialog asks it, and its id.' : 'Say what is new, and its id.', USAGE);
  const stage = STAGES.find((name) => name === values.stage) ?? fail(`There is no stage "${values.stage}".`, USAGE);
  return { kind, flow, id, area: values.area, stage, dryRun: values['dry-run'] };
}

function planned({ kind, flow, id, area, stage }: Options): Planned {
  const today = localNow(Date.now()).date;
  switch (kind) {
    case 'topic':
    case 'flow':
      return planTopic({ kind, id, area, today }, readableContent());
    case 'language': {
      const read = (name: string): string => readFileSync(join(CONTENT_DIR, name), 'utf8');
      return planLanguage({ id, stage, today, locale: readLocale(SOURCE_LANG), read }, readableContent());
    }
    case 'service':
      return planService({ id, today }, readableContent());
    case 'question':
      return planQuestion({ flow: flow!, id }, readableContent());
    default:
      return fail(`"${kind}" is not one of topic, flow, language, service and question.`, USAGE);
  }
}

const asked = options();
const { dryRun } = asked;
const plan = planned(asked);
if (!plan.ok) fail(plan.reason, USAGE);
const there = existing(plan.files, ROOT);
if (there !== null) fail(`${there} exists already.`, USAGE);
if (!dryRun) {
  writeFiles(plan.files, ROOT);
  changeFiles(plan.changes, ROOT);
}

const list = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`)].join('\n');
console.log(
  [
    list(
      dryRun ? 'would write:' : 'written:',
      [...plan.files, ...plan.changes].map(({ path }) => path),
    ),
    list('missing:', plan.missing),
    list('next:', plan.next),
  ].join('\n\n'),
);
