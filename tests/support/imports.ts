import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What a source file imports from another. `names` is `*` if it imports everything. */
export interface Import {
  /** The imported file (`bot/model/flow.ts`), or the package's name. */
  from: string;
  names: readonly string[];
  /** Only types, which are gone after compilation. */
  typeOnly: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
  imports: Import[];
  exports: string[];
}

const IMPORT = /^(?:import|export)\s+(type\s+)?([\w*{][^;']*?)\s+from\s+'([^']+)'/gm;
const BARE = /^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;
const EXPORT = /^export\s+(?:default\s+)?(?:async\s+)?(?:function\*?|const|let|class|interface|type|enum)\s+(\w+)/gm;

/**
 * Every TypeScript file in some folders of `root`, with its imports and exports. It only matches text and does not
 * parse.
 */
export function readSources(root: string, folders: readonly string[]): Map<string, SourceFile> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const known = new Set(paths);
  return new Map(
    paths.map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const resolve = (specifier: string): string => {
        if (!specifier.startsWith('.')) return specifier;
        const at = normalize(join(dirname(path), specifier)).replace(/\.js$/, '');
        return [`${at}.ts`, `${at}.tsx`].find((candidate) => known.has(candidate)) ?? at;
      };
      const imports: Import[] = [
        ...[...text.matchAll(IMPORT)].map(([, type, clause, from]) => {
          const parts = namesIn(clause!);
          return {
            from: resolve(from!),
            names: parts.map(({ name }) => name),
            typeOnly: type !== undefined || (parts.length > 0 && parts.every((part) => part.isType)),
          };
        }),
        ...[...text.matchAll(BARE)].map(([, from]) => ({ from: resolve(from!), names: [], typeOnly: false })),
        ...[...text.matchAll(DYNAMIC)].map(([, from]) => ({ from: resolve(from!), names: ['*'], typeOnly: false })),
      ];
      const exports = [...text.matchAll(EXPORT)].map(([, name]) => name!);
      return [path, { path, text, imports, exports }];
    }),
  );
}

/** The original names in `{ a, type B, c as d }` or `* as x`. */
function namesIn(clause: string): { name: string; isType: boolean }[] {
  const inside = /\{([\s\S]*)\}/.exec(clause)?.[1];
  if (inside === undefined) return [{ name: clause.startsWith('*') ? '*' : 'default', isType: false }];
  return inside
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ name: part.replace(/^type\s+/, '').split(/\s+as\s+/)[0]!, isType: part.startsWith('type ') }));
}
