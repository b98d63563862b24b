import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONTENT_DIR, loadContent } from '../../bot/content/load.js';
import { CRISIS_TOPICS } from '../../bot/content/schema/crisis.js';
import { LANGS, PLANNED_LANGS, type PlannedLang } from '../../bot/model/lang.js';
import { type Block, compileLexicons, Features, openLexicons } from '../../bot/matcher/danger/features.js';
import { learnUrgency, urgencyOf } from '../../bot/matcher/danger/learn.js';
import { type Level, levelOf, SHORT, type Thresholds } from '../../bot/matcher/danger/levels.js';
import { longOnes } from '../../bot/matcher/danger/long.js';
import { type SampleKind, type SourcedSample, wordsFor } from '../../bot/matcher/danger/sample.js';
import { lessonOf, samplesOf } from '../../bot/matcher/danger/samples.js';
import { BITS } from '../../bot/matcher/danger/screen.js';
import { crisisSets, matchSet } from './match-sets.js';

/**
 * `npm run -s danger:levels`: sets from which urgency on a message brings help, and writes
 * content/crisis/thresholds.yaml. Every message is judged by a model that did not learn from it: those of the content in
 * five parts, those of tests/matching/crisis and dev by the model of the whole content.
 */

/** A message with how urgent a model that did not see it takes it to be. */
interface Judged {
  lang: PlannedLang;
  kind: SampleKind | 'dev-crisis' | 'dev-near' | 'dev-day';
  urgent: boolean;
  words: number;
  urgency: number;
}

/** Shares of ordinary messages that may bring each level. Below the aims, because other people write differently. */
const MOST = { banner: { near: 0.22, everyday: 0.06 }, takeover: { near: 0.025, everyday: 0.006 } } as const;
/** A language's own thresholds are drawn so far towards the mean of its group: few messages tell little. */
const TO_MEAN = 0.4;
/** Of the model for romanised messages: there are too few messages to set these from. */
const ROMANISED = { banner: 0.2, takeover: 2.3 } as const;
const PARTS = 5;
const JUDGED: ReadonlySet<SampleKind> = new Set([
  'message',
  'beside',
  'everyday',
  'near',
  'short',
  'story',
  'sentence',
  'romanised',
]);
const GROUPS: readonly (readonly PlannedLang[])[] = [
  LANGS,
  PLANNED_LANGS.filter((lang) => !(LANGS as readonly string[]).includes(lang)),
];

const isCrisis = (topic: string): boolean => (CRISIS_TOPICS as readonly string[]).includes(topic);

function judge(): Judged[] {
  const source = loadContent().reading();
  const features = new Features(openLexicons(compileLexicons(source.lexicons ?? {})), BITS.urgency);
  const samples = samplesOf(source);
  const judged: Judged[] = [];
  const note = (
    lang: PlannedLang,
    kind: Judged['kind'],
    urgent: boolean,
    words: readonly string[],
    model: Model,
  ): void => {
    judged.push({
      lang,
      kind,
      urgent,
      words: words.length,
      urgency: urgencyOf(model, features.read(words, lang), lang),
    });
  };
  type Model = ReturnType<typeof learnUrgency>;
  const whole = learnUrgency(features, lessonOf(samples, source.ordinary));
  for (const [lang, set] of crisisSets()) {
    for (const text of Object.values(set.crisis).flat()) note(lang, 'dev-crisis', true, wordsFor(text, lang), whole);
    for (const text of set.not_crisis) note(lang, 'dev-near', false, wordsFor(text, lang), whole);
  }
  for (const lang of LANGS) {
    const { topics, out_of_scope: others } = matchSet('dev', lang);
    for (const [topic, texts] of Object.entries(topics))
      for (const text of texts)
        note(lang, isCrisis(topic) ? 'dev-crisis' : 'dev-day', isCrisis(topic), wordsFor(text, lang), whole);
    for (const text of [...others.plain, ...others.near]) note(lang, 'dev-day', false, wordsFor(text, lang), whole);
  }
  const places = new Map<string, number>();
  const partOf = new Map<SourcedSample, number>();
  for (const sample of samples) {
    const group = `${sample.lang} ${sample.kind}`;
    const place = places.get(group) ?? 0;
    places.set(group, place + 1);
    partOf.set(sample, place % PARTS);
  }
  for (let part = 0; part < PARTS; part += 1) {
    const left = samples.filter((sample) => JUDGED.has(sample.kind) && partOf.get(sample) === part);
    const rest = samples.filter((sample) => !left.includes(sample));
    const model = learnUrgency(
      features,
      lessonOf(rest, source.ordinary, (context) => context % PARTS !== part),
    );
    const long = PLANNED_LANGS.flatMap((lang) =>
      longOnes(left, lang, source.ordinary?.[lang], {
        ordinary: 15,
        urgent: 15,
        seed: 11,
        usable: (context) => context % PARTS === part,
      }),
    );
    for (const { lang, kind, topic, words } of [...left, ...long]) note(lang, kind, topic !== null, words, model);
  }
  return judged;
}

/** The value that a share of the messages, by their weights, lies below. */
function quantile(messages: readonly (Judged & { weight: number })[], share: number): number {
  const sorted = [...messages].sort((a, b) => a.urgency - b.urgency);
  const all = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { urgency, weight } of sorted) if ((sum += weight) >= share * all) return urgency;
  return -Infinity;
}

/** Everyday messages: a third of the weight are short ones, a third of one sentence, a third stories. */
function everydayOf(judged: readonly Judged[], langs: readonly PlannedLang[]): (Judged & { weight: number })[] {
  const own = judged.filter(
    ({ lang, kind, urgent }) =>
      !urgent && langs.includes(lang) && ['everyday', 'sentence', 'story', 'short', 'dev-day', 'long'].includes(kind),
  );
  const third = ({ words }: Judged): number => (words >= 15 ? 2 : words >= 5 ? 1 : 0);
  const counts = [0, 0, 0];
  for (const one of own) counts[third(one)]! += 1;
  return own.map((one) => ({ ...one, weight: 1 / counts[third(one)]! }));
}

function nearOf(judged: readonly Judged[], langs: readonly PlannedLang[]): (Judged & { weight: number })[] {
  return judged
    .filter(({ lang, kind }) => langs.includes(lang) && ['near', 'beside', 'dev-near'].includes(kind))
    .map((one) => ({ ...one, weight: 1 }));
}

const eased = (messages: (Judged & { weight: number })[]): (Judged & { weight: number })[] =>
  messages.map((one) => (one.words <= SHORT.words ? { ...one, urgency: one.urgency - SHORT.banner } : one));

function thresholdsFor(judged: readonly Judged[]): Thresholds {
  const found: Partial<Record<Block, Record<Level, number>>> = {};
  for (const group of GROUPS) {
    const least = quantile(everydayOf(judged, group), 1 - MOST.takeover.everyday);
    const each = group.map((lang) => ({
      banner: Math.max(
        quantile(eased(nearOf(judged, [lang])), 1 - MOST.banner.near),
        quantile(eased(everydayOf(judged, [lang])), 1 - MOST.banner.everyday),
      ),
      takeover: quantile(nearOf(judged, [lang]), 1 - MOST.takeover.near),
    }));
    const mean = (level: Level): number => each.reduce((sum, own) => sum + own[level], 0) / each.length;
    for (const [i, lang] of group.entries()) {
      const drawn = (level: Level): number => (1 - TO_MEAN) * each[i]![level] + TO_MEAN * mean(level);
      found[lang] = { banner: round(drawn('banner')), takeover: round(Math.max(drawn('takeover'), least)) };
    }
  }
  return { ...found, rom: ROMANISED };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** A line for each language: the shares that either level and the takeover reach. */
function report(judged: readonly Judged[], thresholds: Thresholds): void {
  const share = (rows: readonly { level: Level | null; weight: number }[]): string => {
    const all = rows.reduce((sum, { weight }) => sum + weight, 0);
    const part = (fits: (level: Level | null) => boolean): string =>
      ((100 * rows.reduce((sum, { level, weight }) => sum + (fits(level) ? weight : 0), 0)) / all).toFixed(1);
    return all === 0 ? '–' : `${part((level) => level !== null)}/${part((level) => level === 'takeover')}`;
  };
  const withLevel = (rows: readonly (Judged & { weight: number })[]) =>
    rows.map((one) => ({ ...one, level: levelOf(one.urgency, one.words, thresholds[one.lang]!) }));
  const of = (langs: readonly PlannedLang[], ...kinds: Judged['kind'][]) =>
    judged
      .filter(({ lang, kind }) => langs.includes(lang) && kinds.includes(kind))
      .map((one) => ({ ...one, weight: 1 }));
  const names: [string, readonly PlannedLang[]][] = [
    ...PLANNED_LANGS.map((lang): [string, readonly PlannedLang[]] => [lang, [lang]]),
    ['4', GROUPS[0]!],
    ['8', GROUPS[1]!],
    ['all', PLANNED_LANGS],
  ];
  for (const [name, langs] of names)
    process.stdout.write(
      `${name.padEnd(4)} crisis ${share(withLevel(of(langs, 'dev-crisis')))} | oblique ${share(withLevel(of(langs, 'message')))}` +
        ` | everyday ${share(withLevel(everydayOf(judged, langs)))} | look-alike ${share(withLevel(nearOf(judged, langs)))}` +
        ` | dev-day ${share(withLevel(of(langs, 'dev-day')))}\n`,
    );
}

const judged = judge();
const thresholds = thresholdsFor(judged);
const lines = Object.entries(thresholds).map(
  ([lang, { banner, takeover }]) => `${lang}: { banner: ${banner}, takeover: ${takeover} }\n`,
);
const head =
  '# From which urgency on a message brings one line of help above its answer (banner), or help instead of everything else\n' +
  '# (takeover). Written by `npm run danger:levels`, which says how they are set; do not edit by hand.\n';
writeFileSync(join(CONTENT_DIR, 'crisis', 'thresholds.yaml'), head + lines.join(''));
report(judged, thresholds);
