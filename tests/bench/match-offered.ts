import { createBotParts } from '../../bot/guide/create-guide.js';
import { LANGS } from '../../bot/model/lang.js';
import { matchSet } from '../support/match-sets.js';
import { scoreOffered } from '../support/offered-score.js';
import type { Figure } from './bench.js';

const percent = (share: number): number => Math.round(share * 1000) / 10;

/** What people reach with one more tap, by the whole guide, beside the three nearest topics as they are. */
export async function offeredFigures(): Promise<Figure[]> {
  const parts = await createBotParts();
  return LANGS.flatMap((lang): Figure[] => {
    const { reached, reachedByThree, answers } = scoreOffered(parts, lang, matchSet('unseen', lang));
    return [
      {
        what: `${lang}: right at once, or among the answers of the question`,
        value: percent(reached),
        unit: '%',
        beside: { what: 'the three nearest', value: percent(reachedByThree) },
      },
      {
        what: `${lang}: answers of such a question, on average`,
        value: Math.round(answers * 100) / 100,
        unit: 'choices',
      },
    ];
  });
}
