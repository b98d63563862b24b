import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod/v4';

import { readBefore, type SoundFile } from './parsed.js';

/** Loaded only if a file must be parsed that is not in the cache, or if a line number is needed. */
const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml') as typeof import('yaml');

/** A mistake in a content file, described for the author. */
export interface Problem {
  /** A stable code. `content/README.md` explains each. */
  code: string;
  file: string;
  /** From 1; null if the problem concerns the whole file. */
  line: number | null;
  message: string;
  /** What to do. */
  mend: string;
}

/** The folders whose files a problem names by their whole path. All others it names from `content/` on. */
const BESIDE_CONTENT = /^(locales|dialogs|bot)\//;

/** `file:line: message [code]`, the file from the project's folder on. A second line says what to do. */
export function problemLine(problem: Problem): string {
  const file = BESIDE_CONTENT.test(problem.file) ? problem.file : `content/${problem.file}`;
  const at = problem.line === null ? file : `${file}:${problem.line}`;
  return `${at}: ${problem.message} [${problem.code}]\n    mend: ${problem.mend}`;
}

/** Content that cannot be used. It lists every problem, not just the first. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`content has ${problems.length} problem(s)\n${problems.map(problemLine).join('\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** A parsed YAML file with its line numbers. */
export interface YamlFile<T> {
  /** The path in problems, relative to the content's folder. */
  name: string;
  value: T;
  /** The line (from 1) of the value at a path, or of its nearest parent. */
  lineOf: (path: readonly PropertyKey[]) => number | null;
}

/**
 * Reads and validates a YAML file, or takes its value from the cache. `sound` is called if it has no problems.
 * @returns the file, or null if it has problems, which are added to `problems`.
 */
export function readYaml<S extends z.ZodType>(
  path: string,
  name: string,
  schema: S,
  problems: Problem[],
  sound?: (file: SoundFile) => void,
): YamlFile<z.output<S>> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    problems.push({
      code: 'unreadable',
      file: name,
      line: null,
      message: code === 'ENOENT' ? 'the file does not exist' : message,
      mend: 'Bring it back, or let it be read.',
    });
    return null;
  }
  let read: { document: Document.Parsed; lines: LineCounter } | undefined;
  const source = () => {
    if (read) return read;
    const lines = new (yaml().LineCounter)();
    read = { document: yaml().parseDocument(text, { lineCounter: lines, uniqueKeys: true }), lines };
    return read;
  };
  const lineOf = (path_: readonly PropertyKey[]): number | null => {
    const { document, lines } = source();
    for (let length = path_.length; length >= 0; length--) {
      const node = document.getIn(path_.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  const before = readBefore(name, text);
  if (before !== undefined) {
    sound?.({ name, text, value: before });
    return { name, value: before as z.output<S>, lineOf };
  }
  const { document } = source();
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.push({
        code: 'yaml',
        file: name,
        line: error.linePos?.[0].line ?? null,
        message: error.message.split('\n')[0]!,
        mend: 'Correct the YAML: mind the indentation, and put quotes round text with ": ", "#" or a leading "{".',
      });
    }
    return null;
  }
  const raw: unknown = document.toJS();
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const emptyPaths = new Set<string>();
    for (const issue of parsed.error.issues.flatMap(ofMeantForm)) {
      const empty = emptyIn(valueAt(raw, issue.path), issue.path);
      const path = empty ?? issue.path;
      // A text that stands empty breaks several rules at once.
      if (empty && emptyPaths.size === emptyPaths.add(JSON.stringify(empty)).size) continue;
      const where = path.length > 0 ? `"${namedPath(raw, path)}"` : 'the file';
      problems.push({
        code: 'schema',
        file: name,
        line: lineOf(path),
        message: `${where}: ${empty ? 'it stands empty' : issue.message}`,
        mend: empty ? 'Fill it in.' : mendFor(issue, sourceAt(document, path)),
      });
    }
    return null;
  }
  sound?.({ name, text, value: parsed.data });
  return { name, value: parsed.data, lineOf };
}

/** A path that shows ids instead of the numbers of list entries: `caw.regions`, not `2.regions`. */
function namedPath(raw: unknown, path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => {
      const { id } = (Object(valueAt(raw, path.slice(0, i + 1))) ?? {}) as { id?: unknown };
      return typeof key === 'number' && typeof id === 'string' && id !== '' ? id : String(key);
    })
    .join('.');
}

/** What zod expects, in words for an author of YAML. */
function withArticle(expected: string): string {
  const kinds: Readonly<Record<string, string>> = { array: 'a list', object: 'keys with values', string: 'a text' };
  return kinds[expected] ?? (/^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** The path of the first empty text in a value. This helps an author more than "it fits none of the forms". */
function emptyIn(value: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] | null {
  if (value === '') return path;
  if (typeof value !== 'object' || value === null || path.length === 0) return null;
  for (const [key, item] of Object.entries(value)) {
    const found = emptyIn(item, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

const OTHERWISE =
  'Compare with a neighbouring file, or let your editor check it against the JSON Schema in content/schemas.';

/**
 * The problems inside the form that the author meant: of a union, the only form of which the value has the right kind
 * ("always", or a list of times). The union itself if that cannot be told.
 */
function ofMeantForm(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((issues) => issues.every(({ path }) => path.length > 0));
  if (meant.length !== 1) return [issue];
  return meant[0]!.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(ofMeantForm);
}

/** The values that the forms of a union allow; empty if one allows anything else. */
function allowedIn({ errors }: z.core.$ZodIssueInvalidUnion): string[] {
  const ofForm = (issues: readonly z.core.$ZodIssue[]): string[] =>
    issues.flatMap((issue) =>
      issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [],
    );
  return errors.every((issues) => ofForm(issues).length > 0) ? errors.flatMap(ofForm) : [];
}

/** A value as the author wrote it: a number keeps its leading zeros. Undefined if it is no single value. */
function sourceAt(document: Document.Parsed, path: readonly PropertyKey[]): string | undefined {
  return (document.getIn(path, true) as { source?: string } | undefined)?.source;
}

/** What to do about an issue. `written`: what stands there, as the author wrote it. */
function mendFor(issue: z.core.$ZodIssue, written?: string): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove or rename ${issue.keys.map((key) => `"${key}"`).join(', ')}: nothing reads it.`;
    case 'too_small':
      return issue.origin === 'array' ? 'Name at least one in the list.' : 'Write more, or take the line out.';
    case 'invalid_union': {
      const values = allowedIn(issue);
      return values.length > 0 ? `Use one of: ${values.join(', ')}.` : OTHERWISE;
    }
    case 'invalid_type':
      if (issue.expected === 'string' && written !== undefined) return `Put it between quotes: '${written}'.`;
      return `Give ${withArticle(issue.expected)} here.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
    case 'custom':
      return `Write ${issue.message}.`;
    default:
      return OTHERWISE;
  }
}
