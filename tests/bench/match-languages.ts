import { eld } from 'eld/medium';

import type { Understanding } from '../../bot/matcher/understand.js';
import { type Lang, LANGS, type PlannedLang } from '../../bot/model/lang.js';
import { crisisSets, matchSet } from '../support/match-sets.js';
import { type Figure, median } from './bench.js';

/** The languages of ours that eld knows. It does not know Dari, Pashto, Tigrinya and Somali. */
const BOTH = ['nl', 'fr', 'en', 'ar', 'tr', 'uk', 'ru', 'es'] as const satisfies readonly PlannedLang[];

/** The languages of the page. Detection depends on the message and on the page's language. */
const PAGES: readonly Lang[] = ['nl', 'en'];

type Tell = (text: string, page: Lang) => string | null;

interface Told {
  /** Shares of messages whose language was detected rightly, and as another one. For the rest, none was given. */
  right: number;
  wrong: number;
  /** Median time per message in microseconds. */
  micros: number;
}

/**
 * How often a message's language is detected, rightly and wrongly, compared with eld restricted to the same languages.
 */
export function detectorFigures(understanding: Understanding): Figure[] {
  eld.setLanguageSubset([...BOTH]);
  const messages = unseenMessages();
  const own = score(messages, (text, page) => understanding.detect(text, page));
  const sure = score(messages, (text) => {
    const told = eld.detect(text);
    return told.isReliable() ? told.language : null;
  });
  const any = score(messages, (text) => eld.detect(text).language || null);
  const rows = (name: string, rival: Told): Figure[] => [
    {
      what: `language of a message told rightly (${messages.length} messages, ${BOTH.length} languages)`,
      value: percent(own.right),
      unit: '%',
      beside: { what: name, value: percent(rival.right) },
    },
    {
      what: '… told as another language',
      value: percent(own.wrong),
      unit: '%',
      beside: { what: name, value: percent(rival.wrong) },
    },
    { what: '… per message, p50', value: own.micros, unit: 'µs', beside: { what: name, value: rival.micros } },
  ];
  const others = unseenMessages(false);
  const ownOthers = score(others, (text, page) => understanding.detect(text, page));
  const eldOthers = score(others, (text) => {
    const told = eld.detect(text);
    return told.isReliable() ? told.language : null;
  });
  return [
    ...rows('eld, where it is sure', sure),
    ...rows('eld, whatever it says', any),
    {
      what: `Dari, Pashto, Tigrinya, Somali told as another language (${others.length} messages)`,
      value: percent(ownOthers.wrong),
      unit: '%',
      beside: { what: 'eld, which does not know them, where it is sure', value: percent(eldOthers.wrong) },
    },
  ];
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

/** Messages on which nothing was tuned, with their language: one that both know, or one that eld does not know. */
function unseenMessages(both = true): { text: string; lang: string }[] {
  const topics = LANGS.flatMap((lang) =>
    Object.values(matchSet('unseen', lang).topics).flatMap((texts) => texts.map((text) => ({ text, lang }))),
  );
  const crisis = crisisSets('crisis-unseen').flatMap(([lang, { crisis: sets, not_crisis }]) =>
    [...Object.values(sets).flat(), ...not_crisis].map((text) => ({ text, lang })),
  );
  return [...topics, ...crisis].filter(({ lang }) => (BOTH as readonly string[]).includes(lang) === both);
}

function score(messages: readonly { text: string; lang: string }[], tell: Tell): Told {
  let right = 0;
  let wrong = 0;
  const micros: number[] = [];
  for (const { text, lang } of messages) {
    for (const page of PAGES) {
      const begun = performance.now();
      const told = tell(text, page);
      micros.push((performance.now() - begun) * 1000);
      if (told === lang) right += 1;
      else if (told !== null) wrong += 1;
    }
  }
  const all = messages.length * PAGES.length;
  return { right: right / all, wrong: wrong / all, micros: median(micros) };
}
