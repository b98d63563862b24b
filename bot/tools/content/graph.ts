import { isPublicHoliday } from '../../content/holidays.js';
import { isISODate, localNow } from '../../model/calendar.js';
import { isLang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { loadFlows } from '../../guide/load-flows.js';
import { fail, orFlowProblem, readableContent, readArgs } from '../talk/fail.js';
import { flowGraph, flowShape } from './flow-graph.js';

/**
 * `npm run -s graph -- <flow> [--lang xx] [--as-of YYYY-MM-DD]`: the dialog as Mermaid text, which GitHub, GitLab and
 * most editors draw. Exit code 1 if the dialog or the language does not exist.
 */
const USAGE = `usage: npm run -s graph -- <flow> [--lang ${LANGS.join('|')}] [--as-of YYYY-MM-DD]`;

const { values, positionals } = readArgs(
  { allowPositionals: true, options: { lang: { type: 'string', default: SOURCE_LANG }, 'as-of': { type: 'string' } } },
  USAGE,
);
const { lang, 'as-of': today = localNow(Date.now()).date } = values;
const [id = ''] = positionals;
const flows = await loadFlows();
const flow = flows.get(id);
if (!flow) fail(`There is no dialog "${id}". There are: ${[...flows.keys()].join(', ')}.`, USAGE);
if (!isLang(lang)) fail(`There is no content in "${lang}".`, USAGE);
if (!isISODate(today)) fail(`"${today}" is not a day written YYYY-MM-DD.`, USAGE);
const content = readableContent();
const env = { today, facts: content.facts, isHoliday: isPublicHoliday };
const shape = await orFlowProblem(() => flowShape(flow, content, env));
process.stdout.write(flowGraph(shape, content, lang));
