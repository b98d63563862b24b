import { isLang, type PlannedLang } from '../../bot/model/lang.js';
import type { Understanding } from '../../bot/matcher/understand.js';
import { messageOf } from '../../bot/text/message.js';
import { type HonestSet, honestSets } from '../support/match-sets.js';
import { isWhole } from '../support/whole-langs.js';
import type { Figure } from './bench.js';

/** What danger brings on messages that nobody tuned anything on: tests/matching/honest. */

type Level = 'takeover' | 'banner' | null;

/** A message as people have it before them: on a page in its language, or in Dutch where there is none. */
function levelOf({ detectDanger }: Understanding, lang: PlannedLang, text: string): Level {
  return detectDanger(text, isLang(lang) ? lang : 'nl')?.level ?? null;
}

interface Shares {
  either: number;
  takeover: number;
  messages: number;
}

function sharesOf(levels: readonly Level[]): Shares {
  const share = (fits: (level: Level) => boolean): number =>
    levels.length === 0 ? 0 : Math.round((1000 * levels.filter(fits).length) / levels.length) / 10;
  return {
    either: share((level) => level !== null),
    takeover: share((level) => level === 'takeover'),
    messages: levels.length,
  };
}

/** Messages of so many words, and what they are called. */
const LENGTHS = [
  ['1–4 words', 1, 4],
  ['5–14 words', 5, 14],
  ['15 words or more', 15, Infinity],
] as const;

interface Aims {
  noticed: number;
  takeover: number;
  everyday: number;
  alike: number;
  everydayTaken: number;
  alikeTaken: number;
}
const FOUR: Aims = { noticed: 98, takeover: 84, everyday: 8, alike: 20, everydayTaken: 2.5, alikeTaken: 3 };
const EIGHT: Aims = { ...FOUR, everyday: 14 };

/** Figures for a group of languages, and the notice of danger in each of them. */
export function honestFigures(understanding: Understanding): Figure[] {
  const sets = honestSets();
  const four = sets.filter(([lang]) => isWhole(lang));
  const eight = sets.filter(([lang]) => !isWhole(lang));
  const each = sets.map(([lang, set]): Figure => {
    const { either, takeover, messages } = sharesOf(levelsIn(understanding, [[lang, set]], dangerOf));
    return {
      what: `danger, honest set: ${lang} noticed (takeover ${takeover} %; ${messages} messages)`,
      value: either,
      unit: '%',
    };
  });
  return [
    ...groupFigures(understanding, 'four languages', four, FOUR),
    ...groupFigures(understanding, 'eight others', eight, EIGHT),
    ...each,
  ];
}

const dangerOf = ({ danger }: HonestSet): string[] => Object.values(danger).flat();

function levelsIn(
  understanding: Understanding,
  sets: readonly (readonly [PlannedLang, HonestSet])[],
  of: (set: HonestSet) => readonly string[],
): Level[] {
  return sets.flatMap(([lang, set]) => of(set).map((text) => levelOf(understanding, lang, text)));
}

function groupFigures(
  understanding: Understanding,
  name: string,
  sets: readonly (readonly [PlannedLang, HonestSet])[],
  aims: Aims,
): Figure[] {
  if (sets.length === 0) return [];
  const least = (what: string, value: number, aim: number): Figure => ({
    what,
    value,
    unit: '%',
    aim: `≥ ${aim}`,
    reached: value >= aim,
  });
  const most = (what: string, value: number, aim: number): Figure => ({
    what,
    value,
    unit: '%',
    aim: `≤ ${aim}`,
    reached: value <= aim,
  });
  const danger = sharesOf(levelsIn(understanding, sets, dangerOf));
  const everyday = sharesOf(levelsIn(understanding, sets, (set) => set.everyday));
  const alike = sharesOf(levelsIn(understanding, sets, (set) => set.look_alike));
  return [
    least(`danger noticed, honest, ${name} (${danger.messages} messages)`, danger.either, aims.noticed),
    least(`… by takeover`, danger.takeover, aims.takeover),
    most(`everyday with banner or takeover, honest, ${name} (${everyday.messages})`, everyday.either, aims.everyday),
    most(`… with takeover`, everyday.takeover, aims.everydayTaken),
    ...LENGTHS.map(([length, from, to]): Figure => {
      const levels = levelsIn(understanding, sets, (set) => set.everyday.filter((text) => isOfLength(text, from, to)));
      const { either, takeover, messages } = sharesOf(levels);
      return { what: `… of ${length} (takeover ${takeover} %; ${messages})`, value: either, unit: '%' };
    }),
    most(`look-alikes with banner or takeover, honest, ${name} (${alike.messages})`, alike.either, aims.alike),
    most(`… with takeover`, alike.takeover, aims.alikeTaken),
  ];
}

function isOfLength(text: string, from: number, to: number): boolean {
  const words = messageOf(text).wordsIn('nl').length;
  return from <= words && words <= to;
}
