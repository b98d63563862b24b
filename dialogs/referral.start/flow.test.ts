import { describe, expect, test } from '@jest/globals';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { callFor, type Line } from '../../bot/model/calls.js';
import type { Answers, FlowEnv, Outcome } from '../../bot/model/flow.js';
import { everyPath } from '../../bot/model/flow-paths.js';
import { type Lang, LANGS } from '../../bot/model/lang.js';
import { flow } from './flow.js';

const { facts, services, topics, words } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: isPublicHoliday };

/** Other names that texts use for services. Any one of the listed services counts. */
const ALSO_CALLED: readonly [RegExp, readonly string[]][] = [
  [/advocaat|avocat|lawyer|محام/i, ['bjb', 'eerstelijn']],
  [/Rode Kruis|Croix-Rouge|Red Cross|الصليب الأحمر/, ['red_cross_rfl']],
  [/OCMW|CPAS/, ['ocmw']],
  [/huisarts|médecin généraliste|family doctor|طبيب عائلة/i, ['doctor_1733']],
  [/Dienst Voogdij|Service des Tutelles|Guardianship Service|دائرة الوصاية/, ['dienst_voogdij']],
  [/Huurdersbond/, ['huurdersbond']],
];
/** The services' own names, without what stands in brackets. Urgent medical help is asked of the OCMW, which is listed. */
const NAMES = [...services.values()]
  .filter(({ id }) => id !== 'dmh')
  .flatMap(({ id, name }) =>
    [name.nl, name.fr, name.en].flatMap((text): [RegExp, string[]][] =>
      text === undefined ? [] : [[new RegExp(`(?<!\\p{L})${text.replace(/ ?\(.*/, '')}(?!\\p{L})`, 'u'), [id]]],
    ),
  );

interface Way {
  answers: Answers;
  blocks: string[];
  listed: readonly string[];
  call: readonly string[];
}

function told(answers: Answers, { messages, call = [] }: Outcome): Way {
  const parts = messages.flat();
  return {
    answers,
    blocks: parts.flatMap((part) => ('block' in part && part.topic === undefined ? [part.block] : [])),
    listed: parts.flatMap((part) => ('services' in part ? part.services : [])),
    call,
  };
}

function everyWay(): Way[] {
  const found: Way[] = [];
  everyPath(flow, env, (answers) => found.push(told(answers, flow.outcome(answers, env))));
  return found;
}
const ways = (): Way[] => everyWay().filter(({ answers }) => answers['urgent'] === 'no');

/** For each service that a text names: the services of which one must be listed. */
function namedIn(text: string): (readonly string[])[] {
  const referred = [...text.matchAll(/\{service:(\w+)/g)].map(([, id]) => [id!]);
  const called = [...ALSO_CALLED, ...NAMES].filter(([name]) => name.test(text.replaceAll(/\{[^}]*\}/g, '')));
  // Everybody may call 112, so it need not be listed.
  return [...referred, ...called.map(([, ids]) => ids)].filter(([id]) => id !== 'emergency');
}

const textOf = (lang: Lang, block: string): string => JSON.stringify(words[lang].get(flow.id)!.value.blocks[block]);

describe('what is said', () => {
  test.each([...LANGS])('names no service that is not listed: %s', (lang) => {
    const wrong = ways().flatMap(({ answers, blocks, listed }) =>
      blocks.flatMap((block) =>
        namedIn(textOf(lang, block))
          .filter((ids) => !ids.some((id) => listed.includes(id)))
          .map((ids) => `${block} names ${ids.join('/')}, listed are ${listed.join()}: ${JSON.stringify(answers)}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('every part that is written is told to somebody', () => {
    const said = new Set([...everyWay(), told({}, flow.overview(env))].flatMap(({ blocks }) => blocks));
    expect([...said].sort()).toEqual(
      topics
        .get(flow.id)!
        .blocks.map(({ id }) => id)
        .sort(),
    );
  });

  test('in view: one headline, and one line or more to call', () => {
    const { blocks: declared } = topics.get(flow.id)!;
    const headlines = declared.filter(({ role }) => role === 'headline').map(({ id }) => id);
    const wrong = everyWay().filter(
      ({ blocks, call }) => blocks.filter((id) => headlines.includes(id)).length !== 1 || call.length === 0,
    );
    expect(wrong.map(({ answers }) => answers)).toEqual([]);
  });

  test.each([
    ['money without papers in Flanders', { what_living: 'money', region: 'flanders', papers: 'none' }, 'caw', 'advice'],
    ['money, papers not told', { what_living: 'money', region: 'flanders', papers: 'unknown' }, 'caw', 'advice'],
    ['money with papers', { what_living: 'money', region: 'flanders', papers: 'yes' }, 'ocmw', 'ocmw'],
    ['money without papers in Wallonia', { what_living: 'money', region: 'wallonia', papers: 'none' }, 'jrs', 'advice'],
    ['a home without papers', { what_home: 'home', region: 'flanders', papers: 'none' }, 'caw', 'advice'],
    ['anything else in Brussels', { need: 'other', region: 'brussels', papers: 'yes' }, 'allo_aide_sociale', 'ask_who'],
    ['anything else in Flanders', { need: 'other', region: 'flanders', papers: 'yes' }, 'caw', 'ask_who'],
    [
      'ill without papers',
      { what_health: 'ill', region: 'brussels', papers: 'none' },
      'dokters_van_de_wereld',
      'doctor_no_papers',
    ],
    ['family of an adult', { what_family: 'family', region: 'flanders', papers: 'yes' }, 'myria', 'info_family'],
  ])('fits the service that comes first: %s', (_, answers, first, headline) => {
    const [way] = ways().filter((one) =>
      Object.entries({ age: 'adult', ...answers }).every(([id, a]) => one.answers[id] === a),
    );
    expect([way!.listed[0], way!.blocks[0]]).toEqual([first, headline]);
  });
});

describe('without papers, or where they are not known', () => {
  const careful = ways().filter(({ answers }) => answers['papers'] !== 'yes');
  // What decides about people, or about money for them. The OCMW is no authority in the sense of services.yaml.
  const decides = (id: string): boolean => services.get(id)!.authority || ['ocmw', 'groeipakket', 'vdab'].includes(id);

  test('every need in every region is there', () => {
    const asked = new Set(careful.map(({ answers: { need, region, papers } }) => `${need} ${region} ${papers}`));
    expect(asked.size).toBe(7 * 4 * 2);
  });

  test('no authority comes first, and none is to be called', () => {
    expect(careful.filter(({ listed, call }) => [listed[0]!, ...call].some(decides))).toEqual([]);
  });

  test('where an authority comes first for others, the CAW or JRS does: there is no CAW in Wallonia', () => {
    const firstFor = (answers: Answers): string => told({}, flow.outcome(answers, env)).listed[0]!;
    const wrong = careful.filter(
      ({ answers, listed }) =>
        decides(firstFor({ ...answers, papers: 'yes' })) &&
        // Myria only explains, and decides nothing: that is what is asked about family.
        listed[0] !==
          (answers['what_family'] === 'family' ? 'myria' : answers['region'] === 'wallonia' ? 'jrs' : 'caw'),
    );
    expect(wrong).toEqual([]);
  });

  test.each([...LANGS])('the button calls no authority, at every hour of a week: %s', (lang) => {
    const wrong: string[] = [];
    const lists = new Set(careful.map(({ call }) => call.join()));
    const lineOf = (id: string): Line => {
      const service = services.get(id)!;
      return { ...service, hours: service.channels.find(({ kind }) => kind === 'phone')?.hours ?? service.hours };
    };
    for (const ids of lists) {
      const lines = ids.split(',').map(lineOf);
      for (let day = 23; day < 30; day += 1) {
        for (let minute = 0; minute < 24 * 60; minute += 60) {
          const now = { date: `2026-11-${day}`, minute };
          const asks = { lang, now, today: now.date, papers: false, isHoliday: isPublicHoliday };
          const id = callFor(lines, asks)?.line.id;
          if (id === undefined || decides(id)) wrong.push(`${ids} ${now.date} ${minute}: ${id}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('questions', () => {
  test('at most seven choices, in every language at most thirty words', () => {
    for (const { kind, ...rest } of Object.values(flow.questions)) {
      if (kind === 'choice' && 'options' in rest) expect(rest.options.length).toBeLessThanOrEqual(7);
    }
    for (const lang of LANGS) {
      for (const { text } of Object.values(words[lang].get(flow.id)!.value.questions)) {
        expect(String(text).split(/\s+/).length).toBeLessThanOrEqual(30);
      }
    }
  });
});
