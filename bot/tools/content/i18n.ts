import { isLang, LANGS } from '../../model/lang.js';
import { readLocale } from '../../content/locale.js';
import { fail, readableContent, readArgs } from '../talk/fail.js';
import { lacksWords, langStates, stateDetails, stateTable } from './translation-table.js';

/**
 * `npm run -s i18n [-- <lang>] [--strict]`: what is missing, stale, draft, machine-made and checked, per language; with
 * a language, topic by topic. Exit code 1 if the content cannot be read or the language does not exist; with `--strict`
 * also if words are missing or stale.
 */
const USAGE = `usage: npm run -s i18n [-- ${LANGS.join('|')}] [--strict]`;

const {
  values: { strict },
  positionals: [lang],
} = readArgs({ allowPositionals: true, options: { strict: { type: 'boolean', default: false } } }, USAGE);
if (lang !== undefined && !isLang(lang)) fail(`There is no content in "${lang}".`, USAGE);
const states = langStates(readableContent(), readLocale);
console.log(stateTable(states));
const asked = states.find((state) => state.lang === lang);
if (asked) console.log(`\n${stateDetails(asked)}`);
if (strict && states.some(lacksWords)) process.exitCode = 1;
