import type { LangScript } from '../../model/lang.js';

/** What shows a script that a message may be in. */
export const SCRIPTS: Readonly<Record<LangScript, RegExp>> = {
  latin: /\p{Script=Latin}/u,
  arabic: /\p{Script=Arabic}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  ethiopic: /\p{Script=Ethiopic}/u,
};
const SCRIPT_NAMES = Object.keys(SCRIPTS) as LangScript[];
const EACH = Object.fromEntries(SCRIPT_NAMES.map((name) => [name, new RegExp(SCRIPTS[name], 'gu')])) as Record<
  LangScript,
  RegExp
>;

/** The script of most letters of a text. In a mixed text, the one that is not Latin. */
export function scriptOf(plain: string): LangScript | null {
  if (/^[ -~]*$/.test(plain)) return /[a-z]/i.test(plain) ? 'latin' : null;
  const counts = SCRIPT_NAMES.map((name) => plain.match(EACH[name])?.length ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  let best = 0;
  // A Latin word in a text of another script is usually a Belgian term. The opposite does not happen.
  for (let i = 1; i < counts.length; i += 1)
    if (counts[i]! >= 3 && counts[i]! * 5 >= all && (best === 0 || counts[i]! > counts[best]!)) best = i;
  return SCRIPT_NAMES[best]!;
}
