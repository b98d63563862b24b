import { openParts } from '../../bot/matcher/compiled/compiled-files.js';
import type { UnderstandingParts } from '../../bot/matcher/compiled/reader-parts.js';
import type { UnderstandingSource } from '../../bot/matcher/compiled/source.js';
import { createDetector } from '../../bot/matcher/language/detect.js';
import type { CompiledMatcher } from '../../bot/matcher/learn/compile.js';
import { createMatcher, type Matcher } from '../../bot/matcher/match.js';
import type { Model } from '../../bot/matcher/topics/model.js';
import { forLangs, type Lang, LANGS } from '../../bot/model/lang.js';
import { matchSet } from '../support/match-sets.js';
import { scoreMatches } from '../support/match-score.js';
import type { Figure } from './bench.js';

/** What each part of the matcher gives: the same messages with and without it, on the unseen set. */

/** The matcher alone, without the danger screen, so that each row differs in one part only. */
function variants(source: UnderstandingSource, parts: UnderstandingParts): [name: string, matcher: Matcher][] {
  const detect = createDetector(parts.languages);
  const changed = (change: (model: Model) => Model): CompiledMatcher => ({
    ...parts.matcher,
    languages: forLangs((lang) => {
      const { model, calibration } = parts.matcher.languages[lang];
      return { model: change(model), calibration };
    }),
  });
  // The calibration is learnt anew without concepts, as it would be if there were none.
  const plain = openParts({ ...source, concepts: {} }).matcher;
  const noKeywords = changed((model) => ({ ...model, keywords: new Map() }));
  return [
    ['everything', createMatcher(parts.matcher, detect)],
    ['without concepts', createMatcher(plain, detect)],
    ['without keywords', createMatcher(noKeywords, detect)],
    ['without Arabizi', createMatcher(withoutArabizi(parts.matcher), detect)],
    ['without language detection', createMatcher(parts.matcher, () => null)],
  ];
}

/** Arabic without words that Latin letters could spell. */
function withoutArabizi(matcher: CompiledMatcher): CompiledMatcher {
  const { model, calibration } = matcher.languages.ar;
  const lexicon = { words: new Map<string, number>(), byShape: new Map() };
  return { ...matcher, languages: { ...matcher.languages, ar: { model: { ...model, lexicon }, calibration } } };
}

const percent = (share: number): number => Math.round(share * 1000) / 10;

async function rowOf(name: string, matcher: Matcher, lang: Lang): Promise<Figure> {
  const score = await scoreMatches(matchSet('unseen', lang), (text) => {
    const { band, candidates } = matcher.match(text, lang);
    return { band, topics: candidates.map(({ topic }) => topic) };
  });
  const wrong = percent(1 - score.answeredRight);
  const three = `in three ${percent(score.inThree)}, at once ${percent(score.answered)}, of these wrong ${wrong}`;
  return { what: `${lang}, ${name}: right first (${three})`, value: percent(score.first), unit: '%' };
}

/** A row for each language and each part that is left out. */
export async function ablationFigures(source: UnderstandingSource, parts: UnderstandingParts): Promise<Figure[]> {
  const figures: Figure[] = [];
  const all = variants(source, parts);
  for (const lang of LANGS) for (const [name, matcher] of all) figures.push(await rowOf(name, matcher, lang));
  return figures;
}
