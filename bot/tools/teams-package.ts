import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { appPackage, zipped } from '../channels/teams/package/app-package.js';
import { readPackageSettings } from '../channels/teams/package/settings.js';
import { problemsOf } from '../channels/teams/package/validate.js';
import { ROOT } from '../paths.js';

/** `npm run teams:package [-- file.zip]`: writes the app package for Teams (default `dist/teams-app.zip`). */

const envFile = join(ROOT, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);

const settings = readPackageSettings(process.env);
if (!settings.ok) fail(settings.problems.map((problem) => `Bad setting: ${problem}`));
const made = appPackage(settings.settings);
const problems = problemsOf(made);
if (problems.length > 0) fail(problems.map((problem) => `Not a valid Teams app: ${problem}`));
const target = resolve(process.argv[2] ?? join(ROOT, 'dist', 'teams-app.zip'));
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, zipped(made));
process.stdout.write(`Wrote ${relative(process.cwd(), target)}\n`);

function fail(lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
