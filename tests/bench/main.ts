import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

import { ROOT } from '../../bot/config/paths.js';
import { readArgs } from '../../bot/tools/talk/fail.js';
import type { BenchPart, Figure } from './bench.js';

/**
 * `npm run bench [-- PART… [--beside CHECKOUT]]`: measures, prints a table per part and writes `dist/bench.json`. Exit
 * code 1 if a part failed, 2 for an unknown part. A missed target is shown but is no failure.
 */

async function loadParts(): Promise<BenchPart[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.part.js'));
  const modules = await Promise.all(files.sort().map((file) => import(join(import.meta.dirname, file))));
  return modules.map(({ part }: { part: BenchPart }) => part);
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function row({ what, value, unit, beside, aim, reached }: Figure): string {
  const cells = [
    what,
    `${shown(value)} ${unit}`,
    beside ? `${beside.what}: ${shown(beside.value)} ${unit}` : '',
    aim === undefined ? '' : `${aim}${reached === undefined ? '' : reached ? ' (reached)' : ' (MISSED)'}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const all = await loadParts();
const USAGE = 'usage: npm run bench [-- PART… [--beside CHECKOUT]]';
const { positionals: wanted, values } = readArgs(
  { allowPositionals: true, options: { beside: { type: 'string' } } },
  USAGE,
);
const beside = values.beside === undefined ? undefined : resolve(values.beside);
const unknown = wanted.filter((name) => !all.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(`bench: no part ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  commit: commit(),
};
process.stdout.write(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.commit}\n`);

const parts: { name: string; about: string; seconds: number; figures: Figure[]; error?: string }[] = [];
for (const part of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const begun = performance.now();
  process.stdout.write(`\n## ${part.name}: ${part.about}\n\n`);
  let figures: Figure[] = [];
  let error: string | undefined;
  try {
    figures = await part.run((line) => process.stderr.write(`  ${line}\n`), { beside });
    process.stdout.write('| what | measured | beside | aim |\n| --- | --- | --- | --- |\n');
    for (const figure of figures) process.stdout.write(`${row(figure)}\n`);
  } catch (failure) {
    error = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    process.stdout.write(`failed: ${error}\n`);
    process.exitCode = 1;
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  process.stdout.write(`\n${seconds} s\n`);
  parts.push({ name: part.name, about: part.about, seconds, figures, ...(error === undefined ? {} : { error }) });
}

mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, 'dist', 'bench.json'), `${JSON.stringify({ machine, parts }, null, 2)}\n`);
