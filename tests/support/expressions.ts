import { parse } from '@babel/parser';

/** A regular expression in a source file. */
export interface Expression {
  source: string;
  flags: string;
  /** Its first line, from 1. */
  line: number;
}

/** The regular expressions in a file's text: those written as literals, and the lines with `new RegExp`. */
export function expressionsIn(path: string, text: string): { written: Expression[]; made: number[] } {
  const written: Expression[] = [];
  const made: number[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags, callee, loc } = node as Record<string, any>;
    if (type === 'RegExpLiteral') written.push({ source: pattern, flags, line: loc.start.line });
    if ((type === 'NewExpression' || type === 'CallExpression') && callee.name === 'RegExp') made.push(loc.start.line);
    for (const [key, part] of Object.entries(node)) if (key !== 'loc') visit(part);
  };
  visit(
    parse(text, { sourceType: 'module', plugins: path.endsWith('.tsx') ? ['typescript', 'jsx'] : ['typescript'] })
      .program,
  );
  return { written, made };
}
