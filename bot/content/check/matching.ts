import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { ANEW, type Keep } from '../../matcher/learn/keep.js';
import { leftOutGuesses } from '../../matcher/learn/left-out.js';
import type { Understanding } from '../../matcher/understand.js';
import { tokens } from '../../text/normalise.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** A keyword of more topics than this says nothing. */
const MAX_TOPICS = 3;
/**
 * Two topics are confused if this share of a topic's examples, left out of the training, go to the other topic, and at
 * least CONFUSED_FROM do.
 */
const CONFUSED_SHARE = 0.35;
const CONFUSED_FROM = 4;

/**
 * Reports what makes the matcher err: keywords of too many topics, phrases that lead to another topic, and confused
 * topics. It trains several times, which takes some seconds, unless `keep` has the results for the same phrases. Only
 * then it calls `understanding`.
 */
export function checkMatching(content: Content, understanding: () => Understanding, keep: Keep = ANEW): Problem[] {
  const strays = keep.value('routes', () => straysOf(content, understanding()));
  return [
    ...LANGS.flatMap((lang) => [...sharedKeywords(content, lang), ...misrouted(content, strays, lang)]),
    ...confusedPairs(content, keep),
  ];
}

/** A title (`place` is null) or an example that leads to another topic. Plain data. */
interface Stray {
  lang: Lang;
  topic: string;
  place: number | null;
  leadsTo: string | null;
}

function sharedKeywords(content: Content, lang: Lang): Problem[] {
  const topicsOf = new Map<string, { topic: string; place: number }[]>();
  for (const [topic, { value }] of content.words[lang]) {
    value.keywords.forEach((keyword, place) => {
      const key = tokens(keyword, lang).join(' ');
      const found = topicsOf.get(key) ?? [];
      if (!found.some((other) => other.topic === topic)) topicsOf.set(key, [...found, { topic, place }]);
    });
  }
  return [...topicsOf].flatMap(([keyword, found]) =>
    found.length <= MAX_TOPICS
      ? []
      : found.slice(MAX_TOPICS).map(({ topic, place }) => ({
          code: 'shared-keyword',
          file: content.words[lang].get(topic)!.name,
          line: content.words[lang].get(topic)!.lineOf(['keywords', place]),
          message: `keyword "${keyword}" stands in ${found.length} topics (${found.map((other) => other.topic).join(', ')})`,
          mend: 'Leave it to the topics it tells most about, or make it a longer expression.',
        })),
  );
}

function straysOf(content: Content, { matcher }: Understanding): Stray[] {
  return LANGS.flatMap((lang) =>
    content
      .training(lang)
      .filter(({ topic }) => content.words[lang].has(topic))
      .flatMap(({ topic, title, examples }) =>
        [title, ...examples].flatMap((text, at): Stray[] => {
          const leadsTo = matcher.match(text, lang).candidates[0]?.topic ?? null;
          return leadsTo === topic ? [] : [{ lang, topic, place: at === 0 ? null : at - 1, leadsTo }];
        }),
      ),
  );
}

function misrouted(content: Content, strays: readonly Stray[], lang: Lang): Problem[] {
  return strays
    .filter((stray) => stray.lang === lang)
    .map(({ topic, place, leadsTo }) => {
      const file = content.words[lang].get(topic)!;
      const text = place === null ? file.value.title : file.value.examples[place]!;
      return {
        code: 'routes-elsewhere',
        file: file.name,
        line: file.lineOf(place === null ? ['title'] : ['examples', place]),
        message: `"${text}" leads to ${leadsTo ?? 'nothing'}`,
        mend:
          'Move it there, or say what makes it a question of this topic. If you did not touch it, it is pulled by examples that ' +
          'you added there or to a neighbour: say those in words that are less alike.',
      };
    });
}

function confusedPairs(content: Content, keep: Keep): Problem[] {
  const { training, concepts } = content.reading();
  const guesses = leftOutGuesses(training, keep, concepts);
  return LANGS.flatMap((lang) => {
    const times = new Map<string, number>();
    const examples = new Map<string, number>();
    for (const { topic, guess } of guesses[lang]) {
      examples.set(topic, (examples.get(topic) ?? 0) + 1);
      if (guess !== topic) times.set(`${topic} ${guess}`, (times.get(`${topic} ${guess}`) ?? 0) + 1);
    }
    return [...times].flatMap(([pair, count]) => {
      const [topic, guess] = pair.split(' ') as [string, string];
      if (count < CONFUSED_FROM || count < CONFUSED_SHARE * examples.get(topic)!) return [];
      const file = content.words[lang].get(topic) ?? content.words[SOURCE_LANG].get(topic)!;
      return [
        {
          code: 'confused-pair',
          file: file.name,
          line: file.lineOf(['examples']),
          message: `${count} of ${examples.get(topic)} examples, each left out, lead to ${guess}`,
          mend: `Add examples that tell it from ${guess}, and keywords that only this topic has.`,
        },
      ];
    });
  });
}
