import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import type { Fact, Source } from '../../bot/model/facts.js';
import type { Lang } from '../../bot/model/lang.js';
import { WHOLE_LANGS } from '../support/whole-langs.js';

/** What a fact is based on, from the strongest to the weakest. */
type Ground =
  'law or judgment' | 'authority' | 'expert body' | 'other page' | 'press or trade' | 'home page' | 'no address';

const LAW = /eur-lex|echr\.coe\.int|curia\.europa|ejustice|etaamb|wallex|codex\.vlaanderen|fra\.europa/;
const AUTHORITY =
  /ibz\.be|bosa\.be|belgium\.be|fgov|vlaanderen\b|brussels|wallonie|mi-is\.be|socialsecurity|cgvs|cgrs|fedasil|diplomatie|europa\.eu|aviq|justice|swcs|woningfonds|1712\.be/;
const EXPERT =
  /agii|vreemdelingenrecht|myria|droitsquotidiens|helderrecht|asylumineurope|medimmigrant|unhcr|iom\.int|rodekruis|jrsbelgium|unia|mensenrechten|ordomedic|psychologencommissie|ordevanvlaamsebalies/;
const TRADE =
  /visahq|yabiladi|maghress|welcomebelgium|acevedo|altea|brusselstimes|lalibre|knack|standaard|kw\.be|hbvl|vlan|vrt\.be|deredactie|forumadvocaten|orangeconnect|\bdevelop\b/;

function groundOf({ url, publisher }: Source): Ground {
  if (url === undefined) return 'no address';
  const { pathname, search } = new URL(url);
  if (TRADE.test(url)) return 'press or trade';
  if (pathname === '/' && search === '') return 'home page';
  if (LAW.test(url) || /Hof|Decreet|Koninklijk besluit/.test(publisher)) return 'law or judgment';
  if (AUTHORITY.test(url)) return 'authority';
  return EXPERT.test(url) ? 'expert body' : 'other page';
}

const content = loadContent();
const { facts } = content;
const all: Fact[] = facts.ids().map((id) => facts.get(id)!);
const grounds = all.flatMap((fact) => fact.values.map(({ source }) => ({ fact, ground: groundOf(source) })));

const counts = new Map<Ground, number>();
for (const { ground } of grounds) counts.set(ground, (counts.get(ground) ?? 0) + 1);
process.stdout.write(`values of facts: ${[...counts].map(([ground, n]) => `${ground} ${n}`).join(', ')}\n`);

/**
 * Rules of law based on press, a trade notice or a home page, each with the reason why it may still be told. The list may
 * only become shorter.
 */
const WEAK: Readonly<Record<string, string>> = {
  'family.sp_suspended_on':
    'we did not find the judgment of 26 February 2026: the guide tells it as news, with a question for a lawyer, and no rule is based on it',
};

test('no other rule about rights rests on press, a trade notice, a home page or nothing', () => {
  const weak = grounds
    .filter(
      ({ fact, ground }) => fact.kind === 'statute' && ['press or trade', 'home page', 'no address'].includes(ground),
    )
    .map(({ fact }) => fact.id);
  expect([...new Set(weak)].toSorted()).toEqual(Object.keys(WEAK).toSorted());
});

/** What a block based on such a rule must say in each language: that it is news, and to ask a lawyer. */
const TOLD_AS_NEWS: Readonly<Partial<Record<Lang, readonly RegExp[]>>> = {
  nl: [/nieuws/, /advocaat/],
  fr: [/\bpresse\b/, /avocat/],
  en: [/news/, /lawyer/],
  ar: [/الأخبار/, /محام/],
};

test('a rule that still rests on one is told as news, with a question for a lawyer, in every language', () => {
  const blocks = [...content.topics.values()].flatMap(({ id, blocks: specs }) =>
    specs.filter(({ facts: ids }) => ids.some((fact) => fact in WEAK)).map((spec) => [id, spec.id] as const),
  );
  expect(blocks.length).toBeGreaterThan(0);
  for (const lang of WHOLE_LANGS) {
    const untold = blocks.filter(([topic, block]) => {
      const text = JSON.stringify(content.words[lang].get(topic)!.value.blocks[block]);
      return !TOLD_AS_NEWS[lang]!.every((sign) => sign.test(text));
    });
    expect([lang, untold]).toEqual([lang, []]);
  }
});
