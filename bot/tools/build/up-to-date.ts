import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { stampOf, writeWhole } from './emit.mjs';

/** A step of the build. It runs only if its inputs changed. Paths are relative to the project. */
export interface Step {
  name: string;
  /** Files and folders (with everything in them) that it reads. */
  inputs: readonly string[];
  /** Files that it writes. It also runs if one is missing. */
  outputs: readonly string[];
  /** Runs the step. May return more files that it read. */
  run: () => Promise<readonly string[] | void> | readonly string[] | void;
}

interface Done {
  /** A hash of its inputs by path, size and time. */
  print: string;
  /** More files that it read. */
  read: readonly string[];
}

/** Runs the steps whose inputs changed since `file` was written. Returns their names. */
export async function runStale(root: string, file: string, steps: readonly Step[]): Promise<string[]> {
  const done = readDone(file);
  const ran: string[] = [];
  for (const step of steps) {
    const before = done[step.name];
    const whole = step.outputs.every((path) => existsSync(join(root, path)));
    if (whole && before && before.print === printOf(root, step, before.read)) continue;
    // Computed before the step, so that changes during it count next time.
    const print = printOf(root, step, []);
    const read = (await step.run()) ?? [];
    done[step.name] = { print: read.length > 0 ? printOf(root, step, read) : print, read };
    ran.push(step.name);
    writeWhole(file, JSON.stringify({ ...readDone(file), [step.name]: done[step.name] }));
  }
  return ran;
}

function readDone(file: string): Record<string, Done> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Done>;
  } catch {
    return {};
  }
}

function printOf(root: string, { inputs }: Step, read: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...inputs, ...read])
    for (const file of filesOf(join(root, path)))
      // Relative, so that a copy of the project counts as up to date too.
      hash.update(`${relative(root, file)} ${JSON.stringify(stampOf(file) ?? null)}\n`);
  return hash.digest('base64url');
}

/** The files in a folder, in a fixed order. For a path of a file, that file. */
function filesOf(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}
