import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { advisoriesOf, lockedPackages, weaknesses, type Advisory, type Snapshot } from './advisories.js';

/**
 * `npm run advisories`: compares package-lock.json with the advisories in `.github/advisories.json`, without network.
 * Exit code 1 if a locked version is affected. `--refresh` asks OSV (or the server at OSV_URL) and writes that file
 * again, with its `accepted` list. `--fresh` also fails if the file is older than MOST_DAYS.
 */
const MOST_DAYS = 31;
const BATCH = 500;
const OSV = process.env['OSV_URL'] ?? 'https://api.osv.dev';
const FILE = join(ROOT, '.github', 'advisories.json');

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const locked = lockedPackages(read(join(ROOT, 'package-lock.json')));

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    `${OSV}${path}`,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${OSV}${path} answers ${response.status}`);
  return (await response.json()) as T;
}

/** Gets the advisories on all versions of our packages, so that a later change of versions is checked too. */
async function refresh(): Promise<void> {
  const names = [...new Set(locked.map(({ name }) => name))].sort();
  const advisories: Advisory[] = [];
  for (let from = 0; from < names.length; from += BATCH) {
    const some = names.slice(from, from + BATCH);
    const queries = some.map((name) => ({ package: { name, ecosystem: 'npm' } }));
    const { results } = await ask<{ results: { vulns?: { id: string }[] }[] }>('/v1/querybatch', { queries });
    for (const [i, name] of some.entries()) {
      for (const { id } of results[i]?.vulns ?? [])
        advisories.push(...advisoriesOf(await ask(`/v1/vulns/${id}`), name));
    }
  }
  const before = read<Snapshot>(FILE);
  const taken = new Date().toISOString().slice(0, 10);
  const snapshot: Snapshot = { ...before, taken, how: 'npm run advisories -- --refresh', advisories };
  writeFileSync(FILE, `${JSON.stringify(snapshot, null, 2)}\n`);
}

const wanted = process.argv.slice(2);
if (wanted.includes('--refresh')) {
  await refresh().catch((error: unknown) => {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    process.stderr.write(`Not refreshed, the file stays as it was: ${reason}\n`);
    process.exit(2);
  });
}
const snapshot = read<Snapshot>(FILE);
const found = weaknesses(locked, snapshot);
const days = Math.floor((Date.now() - Date.parse(snapshot.taken)) / 86_400_000);
for (const { name, version, by } of found) {
  const fixes = by.affected.map(({ fixed }) => fixed ?? 'none yet').join(', ');
  process.stdout.write(`${name} ${version}: ${by.id} (${by.severity}) ${by.summary}; mended in ${fixes}\n`);
}
process.stdout.write(
  `${locked.length} packages, ${snapshot.advisories.length} advisories as of ${snapshot.taken}, ${found.length} found\n`,
);
if (found.length > 0) process.exitCode = 1;
if (days > MOST_DAYS) {
  process.stdout.write(`!!! The advisories are ${days} days old: npm run advisories -- --refresh\n`);
  if (wanted.includes('--fresh')) process.exitCode = 1;
}
