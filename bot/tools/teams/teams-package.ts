import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { appPackage, zipped } from '../../teams/package/app-package.js';
import { readPackageSettings } from '../../teams/package/settings.js';
import { problemsOf } from '../../teams/package/validate.js';
import { ROOT } from '../../config/paths.js';
import { fail, readArgs } from '../talk/fail.js';

/** `npm run teams:package [-- file.zip]`: writes the app package for Teams (default `dist/teams-app.zip`). */
const USAGE = 'usage: npm run teams:package [-- file.zip]';
const {
  positionals: [file = join(ROOT, 'dist', 'teams-app.zip')],
} = readArgs({ allowPositionals: true }, USAGE);

const envFile = join(ROOT, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);

const settings = readPackageSettings(process.env);
if (!settings.ok) fail(settings.problems.map((problem) => `Bad setting: ${problem}`).join('\n'), USAGE);
const made = appPackage(settings.settings);
const problems = problemsOf(made);
if (problems.length > 0) fail(problems.map((problem) => `Not a valid Teams app: ${problem}`).join('\n'), USAGE);
const target = resolve(file);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, zipped(made));
process.stdout.write(`Wrote ${relative(process.cwd(), target)}\n`);
