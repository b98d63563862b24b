import { performance } from 'node:perf_hooks';

import { loadContent } from '../../bot/content/load.js';
import { type Lang, LANGS } from '../../bot/model/lang.js';
import { openParts } from '../../bot/matcher/compiled/compiled-files.js';
import type { TrainingTopic } from '../../bot/matcher/match.js';
import { createUnderstanding, type Understanding } from '../../bot/matcher/understand.js';
import { crisisSets, matchSet } from '../support/match-sets.js';
import { sayWith, scoreCrisis, scoreMatches, type MatchScore, type Say } from '../support/match-score.js';
import { type BenchPart, type Figure, median, percentile } from './bench.js';
import { ablationFigures } from './match-ablation.js';
import { hint3Figures } from './match-hint3.js';
import { honestFigures } from './match-honest.js';
import { offeredFigures } from './match-offered.js';
import { detectorFigures } from './match-languages.js';
import { bayes, isRead, nlpJs } from './match-rivals.js';

const AIMS: Partial<Record<Lang, { first: number; three: number }>> = {
  nl: { first: 80, three: 92 },
  fr: { first: 80, three: 92 },
  en: { first: 80, three: 92 },
  ar: { first: 75, three: 88 },
};
/** The aim of a language that has only the topics of its stage, and fewer examples. */
const LEAST = { first: 75, three: 88 };
const ROUNDS = 5;

const percent = (share: number): number => Math.round(share * 1000) / 10;

function figure(what: string, value: number, unit: string, aim?: [words: string, reached: boolean]): Figure {
  return { what, value, unit, ...(aim ? { aim: aim[0], reached: aim[1] } : {}) };
}

async function languageFigures(
  understanding: Understanding,
  lang: Lang,
  training: readonly TrainingTopic[],
  rival: Say | undefined,
): Promise<Figure[]> {
  const set = matchSet('unseen', lang);
  const own = await scoreMatches(set, sayWith(understanding, lang));
  const nlp = rival && (await scoreMatches(set, rival));
  const rivals: [string, MatchScore][] = [
    ['natural Bayes', await scoreMatches(set, bayes(lang, training))],
    ...(nlp ? [['nlp.js', nlp] as [string, MatchScore]] : []),
  ];
  const { first, three } = AIMS[lang] ?? LEAST;
  const beside = (what: string, of: (score: MatchScore) => number): Figure[] =>
    rivals.map(([name, score]) => ({
      what: `${lang}: ${what}`,
      value: percent(of(own)),
      unit: '%',
      beside: { what: name, value: percent(of(score)) },
    }));
  return [
    figure(`${lang}: right first (${own.messages} messages)`, percent(own.first), '%', [
      `≥ ${first}`,
      own.first * 100 >= first,
    ]),
    ...beside('right first', (score) => score.first),
    ...(nlp
      ? [
          figure(`${lang}: right first, lead on nlp.js`, percent(own.first - nlp.first), 'points', [
            '≥ 5',
            own.first - nlp.first >= 0.05,
          ]),
        ]
      : []),
    figure(`${lang}: right in three`, percent(own.inThree), '%', [`≥ ${three}`, own.inThree * 100 >= three]),
    ...beside('right in three', (score) => score.inThree),
    figure(`${lang}: out of scope, not answered`, percent(own.refused), '%', ['≥ 85', own.refused >= 0.85]),
    ...beside('out of scope, not answered', (score) => score.refused),
    figure(`${lang}: near misses, not answered`, percent(own.refusedNear), '%'),
    figure(`${lang}: out of scope, handed over`, percent(own.handedOver), '%'),
    figure(`${lang}: answered at once`, percent(own.answered), '%'),
    figure(`${lang}: of those right`, percent(own.answeredRight), '%'),
    ...own.confused.map(([pair, times]) => figure(`${lang}: confused ${pair}`, times, 'times')),
  ];
}

function crisisFigures(understanding: Understanding, which: 'crisis' | 'crisis-unseen'): Figure[] {
  const set = which === 'crisis' ? 'tuned on' : 'unseen';
  const scores = crisisSets(which).map(([lang, set]) => [lang, scoreCrisis(understanding, lang, set)] as const);
  const sum = (of: (score: (typeof scores)[number][1]) => number): number =>
    scores.reduce((all, [, score]) => all + of(score), 0);
  const recall = sum((s) => s.noticed) / sum((s) => s.messages);
  return [
    figure(
      `crisis noticed (${set}), ${scores.length} languages (${sum((s) => s.messages)} messages)`,
      percent(recall),
      '%',
      ['≥ 98', recall >= 0.98],
    ),
    figure(`crisis by takeover (${set})`, percent(sum((s) => s.takenOver) / sum((s) => s.messages)), '%'),
    ...scores.map(([lang, s]) => figure(`crisis noticed (${set}): ${lang}`, percent(s.noticed / s.messages), '%')),
    figure(
      `everyday, close to a crisis (${set}): answered as one`,
      percent(sum((s) => s.alarmed) / sum((s) => s.everyday)),
      '%',
    ),
    figure(
      `everyday, close to a crisis (${set}): with the banner`,
      percent(sum((s) => s.askedInVain) / sum((s) => s.everyday)),
      '%',
    ),
    ...(sum((s) => s.vague) > 0
      ? [figure(`vague (${set}): with the banner`, percent(sum((s) => s.asked) / sum((s) => s.vague)), '%')]
      : []),
  ];
}

/** Times per message in µs. Each message is timed alone, after a warm-up round. */
async function times(
  messages: readonly { text: string; lang: Lang }[],
  run: (text: string, lang: Lang) => unknown,
): Promise<number[]> {
  for (const { text, lang } of messages) await run(text, lang);
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { text, lang } of messages) {
      const begun = performance.now();
      const answer = run(text, lang);
      if (answer instanceof Promise) await answer;
      taken.push((performance.now() - begun) * 1000);
    }
  }
  return taken;
}

async function timeFigures(
  understanding: Understanding,
  rivals: Readonly<Partial<Record<Lang, Say>>>,
): Promise<Figure[]> {
  const messages = LANGS.filter(isRead).flatMap((lang) =>
    Object.values(matchSet('unseen', lang).topics).flatMap((texts) => texts.map((text) => ({ text, lang }))),
  );
  const match = await times(messages, (text, lang) => understanding.matcher.match(text, lang));
  const nlp = await times(messages, (text, lang) => rivals[lang]!(text));
  const screen = await times(messages, (text, lang) => understanding.detectDanger(text, lang));
  const detect = await times(messages, (text, lang) => understanding.detect(text, lang));
  const p50 = median(match);
  return [
    {
      ...figure('matcher: per message, p50', p50, 'µs', ['≤ 100', p50 <= 100]),
      beside: { what: 'nlp.js', value: median(nlp) },
    },
    {
      ...figure('matcher: per message, p99', percentile(match, 0.99), 'µs'),
      beside: { what: 'nlp.js', value: percentile(nlp, 0.99) },
    },
    figure('crisis screen: per message, p50', median(screen), 'µs'),
    figure('language of a message, p50', median(detect), 'µs'),
  ];
}

function loadFigures(): Figure[] {
  const source = loadContent().reading();
  const loads: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    createUnderstanding(openParts(source));
    loads.push(performance.now() - begun);
  }
  const first = loads[0]!;
  return [
    figure('compiled matcher, crisis screen and languages: first load', first, 'ms', ['≤ 150', first <= 150]),
    { ...figure('… again', median(loads), 'ms'), runs: ROUNDS },
  ];
}

/** How well and how fast messages are understood, on messages on which nothing was tuned. */
export const part: BenchPart = {
  name: 'match',
  about: 'the matcher on unseen messages, beside natural and nlp.js trained on the same phrases, and on HINT3',
  async run(log) {
    const source = loadContent().reading();
    const parts = openParts(source);
    const understanding = createUnderstanding(parts);
    const figures = loadFigures();
    const rivals: Partial<Record<Lang, Say>> = {};
    for (const lang of LANGS) {
      log(`${lang}: training the others`);
      if (isRead(lang)) rivals[lang] = await nlpJs(lang, source.training[lang]);
      figures.push(...(await languageFigures(understanding, lang, source.training[lang], rivals[lang])));
    }
    figures.push(...(await offeredFigures()));
    figures.push(...crisisFigures(understanding, 'crisis'), ...crisisFigures(understanding, 'crisis-unseen'));
    figures.push(...honestFigures(understanding));
    log('without one part each');
    figures.push(...(await ablationFigures(source, parts)));
    log('languages');
    figures.push(...detectorFigures(understanding));
    log('timing');
    figures.push(...(await timeFigures(understanding, rivals)));
    log('HINT3');
    return [...figures, ...hint3Figures()];
  },
};
