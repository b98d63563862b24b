import { distance } from 'fastest-levenshtein';

const MOST_NEAR = 3;

/**
 * The tests that a path or a part of a path means: that file; else the test beside a source file; else all paths with
 * that part. `near`: suggestions if there is none.
 */
export function findTests(asked: string, tests: readonly string[]): { found: string[]; near: string[] } {
  const path = asked.replaceAll('\\', '/');
  const beside = path.replace(/(?<!\.test)\.tsx?$/, '.test.ts');
  const exact = tests.filter((test) => test === path || test === beside);
  const found = exact.length > 0 ? exact : tests.filter((test) => test.includes(path));
  if (found.length > 0) return { found, near: [] };
  const name = nameOf(path);
  const near = tests
    .map((test) => ({ test, away: distance(name, nameOf(test)) }))
    .filter(({ away }) => away <= Math.max(2, name.length / 3))
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_NEAR)
    .map(({ test }) => test);
  return { found, near };
}

function nameOf(path: string): string {
  return path.split('/').at(-1)!.split('.', 1)[0]!;
}
