import { LANGS, langsOfScript, PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import type { UnderstandingSource } from '../compiled/source.js';
import { type Block, ROMANISED } from './features.js';
import { longOnes } from './long.js';
import { type SampleKind, type SourcedSample, wordsFor } from './sample.js';

/** Phrases are short and many; keywords of crisis topics are vague. Both count less. */
const PHRASE_WEIGHT = 0.7;
const KEYWORD_WEIGHT = 0.3;
/** Of all frames with all things, every so many is taken. */
const EVERY_THING = 4;
const EVERY_PERSON = 2;
/** Long ordinary messages that are put together for each language. */
const LONG_ONES = 150;
/** Of the ordinary messages in Latin languages, the model for romanised ones learns every so many, at half weight. */
const EVERY_LATIN = 5;
const LATIN_WEIGHT = 0.5;

const LATIN = langsOfScript('latin');
/** Letters of a script that is not Latin. */
const OTHER_SCRIPT = /[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Ethiopic}]/u;

/** All samples of a source, each text once in a language, in a fixed order; without the ones put together. Titles are none: nobody types them, and one that changes should not teach anew. */
export function samplesOf({ training, crisis, messages = {}, ordinary = {} }: UnderstandingSource): SourcedSample[] {
  const samples: SourcedSample[] = [];
  const seen = new Set<string>();
  const add = (
    lang: PlannedLang,
    kind: SampleKind,
    topic: string | null,
    texts: readonly string[],
    weight = 1,
  ): void => {
    for (const text of texts) {
      const words = wordsFor(text, lang);
      const key = `${lang} ${words.join(' ')}`;
      if (words.length === 0 || (seen.has(key) && kind !== 'expression')) continue;
      seen.add(key);
      samples.push({
        block: lang,
        lang,
        kind,
        words,
        topic,
        weight,
        latin: !OTHER_SCRIPT.test(text) && /[a-z]/i.test(text),
      });
    }
  };
  for (const lang of LANGS)
    for (const { topic, kind, keywords, examples } of training[lang]) {
      const danger = kind === 'crisis' ? topic : null;
      add(lang, 'example', danger, examples);
      add(lang, 'keyword', danger, keywords, danger === null ? 1 : KEYWORD_WEIGHT);
    }
  for (const lang of PLANNED_LANGS) {
    for (const [topic, texts] of Object.entries(crisis[lang] ?? {})) add(lang, 'phrase', topic, texts, PHRASE_WEIGHT);
    for (const [topic, texts] of Object.entries(messages[lang]?.crisis ?? {})) add(lang, 'message', topic, texts);
    add(lang, 'beside', null, messages[lang]?.everyday ?? []);
  }
  for (const lang of PLANNED_LANGS) {
    const own = ordinary[lang];
    if (!own) continue;
    for (const kind of ['everyday', 'near', 'short', 'story', 'sentence', 'romanised'] as const)
      add(lang, kind, null, own[kind]);
    add(lang, 'frame', null, combined(own.frames, own.things, EVERY_THING));
    add(lang, 'frame', null, combined(own.pframes, own.persons, EVERY_PERSON));
    add(lang, 'expression', null, own.keywords);
  }
  return samples;
}

/** Every so many of all frames filled with all things. */
function combined(frames: readonly string[], things: readonly string[], every: number): string[] {
  return frames.flatMap((frame, i) =>
    things.flatMap((thing, j) => ((i * 7 + j) % every === 0 ? [frame.replace('{}', thing)] : [])),
  );
}

/** What the models learn: the samples, long ordinary messages put together of them, and those in Latin letters again. */
export function lessonOf(
  samples: readonly SourcedSample[],
  ordinary: UnderstandingSource['ordinary'] = {},
  usable: (context: number) => boolean = () => true,
): SourcedSample[] {
  const long = PLANNED_LANGS.flatMap((lang) =>
    longOnes(samples, lang, ordinary[lang], { ordinary: LONG_ONES, urgent: 0, seed: 3, usable }),
  );
  return [...samples, ...long, ...romanised(samples)];
}

/** What the model for romanised messages learns: those of its languages, and ordinary ones that it must not mind. */
function romanised(samples: readonly SourcedSample[]): SourcedSample[] {
  const as: Block = 'rom';
  const own = samples.filter(
    ({ lang, kind, latin }) => latin && kind !== 'expression' && ROMANISED.some((one) => one === lang),
  );
  const others = samples
    .filter(
      ({ lang, kind, topic }) =>
        topic === null && LATIN.includes(lang) && ['example', 'beside', 'everyday', 'short'].includes(kind),
    )
    .filter((_, i) => i % EVERY_LATIN === 0);
  return [
    ...own.map((sample) => ({ ...sample, block: as })),
    ...others.map((sample) => ({ ...sample, block: as, weight: LATIN_WEIGHT })),
  ];
}
