import { describe, expect, test } from '@jest/globals';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { type Lang, LANGS } from '../../bot/model/lang.js';
import { everyPath } from '../../bot/model/flow-paths.js';
import { flow } from './flow.js';

const { facts, services, topics, words } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: isPublicHoliday };

/** Other names that texts use for services. Any one of the listed services counts. */
const ALSO_CALLED: readonly [RegExp, readonly string[]][] = [
  [/advocaat|avocat|lawyer|محام/i, ['bjb', 'eerstelijn']],
  [/Rode Kruis|Croix-Rouge|Red Cross|الصليب الأحمر/, ['red_cross_rfl']],
  [/OCMW|CPAS/, ['ocmw']],
  [/huisarts|médecin généraliste|family doctor|طبيب عائلة/i, ['doctor_1733']],
  [/Dienst Voogdij|Service des Tutelles|Guardianship Service/, ['dienst_voogdij']],
];
/** The services' own names, without what stands in brackets. */
const NAMES = [...services.values()].flatMap(({ id, name }) =>
  [name.nl, name.fr, name.en].flatMap((text): [RegExp, string[]][] =>
    text === undefined ? [] : [[new RegExp(`(?<!\\p{L})${text.replace(/ ?\(.*/, '')}(?!\\p{L})`, 'u'), [id]]],
  ),
);

interface Way {
  answers: Answers;
  why: string[];
  listed: readonly string[];
}

function ways(): Way[] {
  const found: Way[] = [];
  everyPath(flow, env, (answers) => {
    if (answers['urgent'] === 'yes') return;
    const [why, ...rest] = flow.outcome(answers, env).messages;
    found.push({
      answers,
      why: why!.flatMap((part) => ('block' in part ? [part.block] : [])),
      listed: rest.flat().flatMap((part) => ('services' in part ? part.services : [])),
    });
  });
  return found;
}

/** For each service that a text names: the services of which one must be listed. */
function namedIn(text: string): (readonly string[])[] {
  const referred = [...text.matchAll(/\{service:(\w+)/g)].map(([, id]) => [id!]);
  const called = [...ALSO_CALLED, ...NAMES].filter(([name]) => name.test(text.replaceAll(/\{[^}]*\}/g, '')));
  // Everybody may call 112, so it need not be listed.
  return [...referred, ...called.map(([, ids]) => ids)].filter(([id]) => id !== 'emergency');
}

const textOf = (lang: Lang, block: string): string => JSON.stringify(words[lang].get(flow.id)!.value.blocks[block]);

describe('what is explained', () => {
  test.each([...LANGS])('names no service that is not listed: %s', (lang) => {
    const wrong = ways().flatMap(({ answers, why, listed }) =>
      why.flatMap((block) =>
        namedIn(textOf(lang, block))
          .filter((ids) => !ids.some((id) => listed.includes(id)))
          .map((ids) => `${block} names ${ids.join('/')}, listed are ${listed.join()}: ${JSON.stringify(answers)}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('each explanation has words, and every one that is written is told to somebody', () => {
    const told = new Set(ways().flatMap(({ why }) => why));
    const written = topics
      .get(flow.id)!
      .blocks.map(({ id }) => id)
      .filter((id) => id.startsWith('why_'));
    expect([...told].sort()).toEqual(written.sort());
  });

  test.each([
    ['money without papers in Flanders', { problem: 'money', region: 'flanders', papers: 'none' }, 'caw', 'why_caw'],
    ['money without papers in Brussels', { problem: 'money', region: 'brussels', papers: 'none' }, 'caw', 'why_caw'],
    ['money with papers', { problem: 'money', region: 'flanders', papers: 'yes' }, 'ocmw', 'why_money'],
    [
      'money without papers in Wallonia',
      { problem: 'money', region: 'wallonia', papers: 'none' },
      'ocmw',
      'why_ocmw_no_papers',
    ],
    ['a home without papers', { problem: 'home', region: 'flanders', papers: 'none' }, 'ocmw', 'why_ocmw_no_papers'],
    [
      'anything else in Brussels',
      { problem: 'other', region: 'brussels', papers: 'yes' },
      'allo_aide_sociale',
      'why_first',
    ],
    ['anything else in Flanders', { problem: 'other', region: 'flanders', papers: 'yes' }, 'caw', 'why_caw'],
    ['ill without papers', { problem: 'ill', region: 'brussels', papers: 'none' }, 'ocmw', 'why_ill_no_papers'],
    ['family of an adult', { problem: 'family', region: 'flanders', papers: 'yes' }, 'red_cross_rfl', 'why_family'],
  ])('fits the service that comes first: %s', (_, answers, first, why) => {
    const [way] = ways().filter((one) =>
      Object.entries({ age: 'adult', ...answers }).every(([id, a]) => one.answers[id] === a),
    );
    expect([way!.listed[0], way!.why[0]]).toEqual([first, why]);
  });
});
