import { forLangs } from '../../bot/model/lang.js';
import { compileMatcher } from '../../bot/matcher/learn/compile.js';
import { createMatcher, type TrainingTopic } from '../../bot/matcher/match.js';
import { hint3, type Hint3Row } from '../support/match-sets.js';
import type { Figure } from './bench.js';

/**
 * Published figures on HINT3 v1, from the results in its repository: in-scope accuracy at threshold 0.1, and accuracy
 * with "none of them" as an intent at the best of nine thresholds.
 */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, readonly [inScope: number, overall: number]>>>> = {
  sofmattress: {
    'Rasa 1.10 DIET + ConveRT': [69.3, 63.7],
    'BERT-base': [73.6, 69.0],
    Dialogflow: [73.2, 71.3],
    LUIS: [59.3, 66.5],
    Haptik: [72.3, 66.0],
  },
  curekart: {
    'Rasa 1.10 DIET + ConveRT': [84.1, 64.1],
    'BERT-base': [83.6, 65.1],
    Dialogflow: [75.0, 73.2],
    LUIS: [72.6, 71.0],
    Haptik: [80.3, 74.8],
  },
  powerplay11: {
    'Rasa 1.10 DIET + ConveRT': [49.1, 73.1],
    'BERT-base': [58.5, 66.5],
    Dialogflow: [59.6, 72.8],
    LUIS: [48.0, 73.1],
    Haptik: [66.5, 74.2],
  },
};
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function topicsOf(rows: readonly Hint3Row[]): TrainingTopic[] {
  const intents = [...new Set(rows.map(({ intent }) => intent))].filter((intent) => intent !== null);
  return intents.map((intent) => ({
    topic: intent,
    kind: 'answer',
    title: intent.replaceAll('_', ' ').toLowerCase(),
    keywords: [],
    examples: rows.filter((row) => row.intent === intent).map(({ text }) => text),
  }));
}

/** In-scope and overall accuracy (0–1) of our matcher on one bot. */
function accuracy(bot: string): { inScope: number; overall: number } {
  const compiled = compileMatcher({ ...forLangs(() => []), en: topicsOf(hint3(bot, 'train')) });
  const matcher = createMatcher(compiled, () => null);
  const said = hint3(bot, 'test').map(({ text, intent }) => {
    const { candidates, confidence } = matcher.match(text, 'en');
    return { intent, best: candidates[0]?.topic ?? null, confidence };
  });
  const inScope = said.filter(({ intent }) => intent !== null);
  const overall = THRESHOLDS.map(
    (from) => said.filter(({ intent, best, confidence }) => (confidence >= from ? best : null) === intent).length,
  );
  return {
    inScope: inScope.filter(({ intent, best }) => best === intent).length / inScope.length,
    overall: Math.max(...overall) / said.length,
  };
}

/** Our matcher's figures on HINT3, each beside the published ones. */
export function hint3Figures(): Figure[] {
  return Object.entries(PUBLISHED).flatMap(([bot, published]) => {
    const { inScope, overall } = accuracy(bot);
    const rows = (what: string, share: number, place: 0 | 1): Figure[] =>
      Object.entries(published).map(([name, figures]) => {
        const value = Math.round(share * 1000) / 10;
        return {
          what: `HINT3 ${bot}: ${what}`,
          value,
          unit: '%',
          beside: { what: name, value: figures[place] },
          aim: 'above it',
          reached: value > figures[place],
        };
      });
    return [...rows('in scope', inScope, 0), ...rows('overall', overall, 1)];
  });
}
