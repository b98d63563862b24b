import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { stampOf, writeWhole } from './emit.mjs';

/** A step of the build, run only when what it is made from changed. Paths are relative to the project. */
export interface Step {
  name: string;
  /** Files and folders (with all that is in them) that it is made from. */
  inputs: readonly string[];
  /** What it writes: where one is missing, it runs. */
  outputs: readonly string[];
  /** Does it; may return further files that it read. */
  run: () => Promise<readonly string[] | void> | readonly string[] | void;
}

interface Done {
  /** What it was made from, by path, size and time. */
  print: string;
  /** Further files that it read. */
  read: readonly string[];
}

/** Runs those steps of some whose inputs changed since `file` was written. Returns their names. */
export async function runStale(root: string, file: string, steps: readonly Step[]): Promise<string[]> {
  const done = readDone(file);
  const ran: string[] = [];
  for (const step of steps) {
    const before = done[step.name];
    const whole = step.outputs.every((path) => existsSync(join(root, path)));
    if (whole && before && before.print === printOf(root, step, before.read)) continue;
    // Taken first: what changes while it runs is seen next time.
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
      // Relative, so that a copy of the project is up to date as well.
      hash.update(`${relative(root, file)} ${JSON.stringify(stampOf(file) ?? null)}\n`);
  return hash.digest('base64url');
}

/** The files in a folder, in a fixed order; a path that is no folder stands for itself. */
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
