import type { Answers } from '../../bot/core/flow.js';

/**
 * Which service first, which second, by problem, region, papers and age: the routing table of the referral dossier
 * (section 10; the numbers of its rows in brackets).
 */
export interface Route {
  first: string;
  second: readonly string[];
  /** Topics that say more. */
  related: readonly string[];
}

const inWallonia = (answers: Answers): boolean => answers['region'] === 'wallonia';
const inBrussels = (answers: Answers): boolean => answers['region'] === 'brussels';
const inFlanders = (answers: Answers): boolean => answers['region'] === 'flanders';
const minor = (answers: Answers): boolean => answers['age'] === 'minor';
const noPapers = (answers: Answers): boolean => answers['papers'] === 'none';

type Rule = (answers: Answers) => Route;

/** The line for children and young people in the language of the region. */
const youthLine = (a: Answers): string => (inWallonia(a) ? 'ecoute_enfants' : 'awel');

/** One rule per problem; every option of the question has one. CAW does not work in Wallonia. */
export const RULES: Readonly<Record<string, Rule>> = {
  // [2, 3, 4, 5, 7, 8]
  violence: (a) => ({
    first: minor(a) ? youthLine(a) : inWallonia(a) ? 'ecoute_violences' : 'line_1712',
    second: minor(a)
      ? inWallonia(a)
        ? ['line_107', 'zsg']
        : ['nupraatikerover', 'line_1712']
      : [
          ...(inWallonia(a) ? ['zsg', 'bjb'] : ['caw', noPapers(a) ? 'bjb' : 'zsg']),
          ...(inBrussels(a) ? ['avevi'] : []),
        ],
    related: ['safety.violence', 'safety.child'],
  }),
  // [9, 33, 34]
  mind: (a) => ({
    first: minor(a) ? youthLine(a) : inWallonia(a) ? 'line_107' : 'line_106',
    second: inWallonia(a) ? [minor(a) ? 'line_107' : 'cps'] : minor(a) ? ['solentra', 'jac'] : ['caw', 'solentra'],
    related: ['support.stress', 'safety.suicide'],
  }),
  // [13, 15, 16, 18, 19, 21]
  family: (a) => ({
    first: minor(a) ? 'dienst_voogdij' : 'bjb',
    second: ['red_cross_rfl', 'myria'],
    related: ['reunification.start', 'reunification.deadline'],
  }),
  // [17]
  lost: () => ({ first: 'red_cross_rfl', second: ['myria'], related: ['reunification.tracing'] }),
  // [22, 35, 37]
  stay: (a) => ({
    first: 'bjb',
    second: [
      ...(noPapers(a) ? ['jrs'] : []),
      ...(inBrussels(a) ? ['sireas'] : inWallonia(a) ? [] : [noPapers(a) ? 'caw' : 'eerstelijn']),
      'myria',
    ],
    related: noPapers(a) ? ['stay.plan-together', 'stay.regularisation'] : ['referral.lawyer'],
  }),
  // [36]
  detained: () => ({ first: 'bjb', second: ['move', 'jrs', 'myria'], related: ['stay.detention'] }),
  // [25, 28]
  home: (a) => ({
    first: 'ocmw',
    second: inBrussels(a)
      ? ['allo_aide_sociale', 'fonds_brussels']
      : inWallonia(a)
        ? [noPapers(a) ? 'caritas' : 'swcs']
        : ['caw', ...(noPapers(a) ? [] : ['woningfonds'])],
    related: ['deposit.start', 'housing.search'],
  }),
  // [24, 27]
  landlord: (a) => ({
    first: inWallonia(a) ? 'bjb' : inBrussels(a) ? 'eerstelijn' : 'huurdersbond',
    second: ['ocmw', 'bjb'],
    related: ['deposit.rules', 'housing.bad'],
  }),
  // [26, 40]
  discrimination: (a) => ({
    first: inFlanders(a) ? 'vmri' : 'unia',
    second: inFlanders(a) ? ['unia', 'huurdersbond'] : ['bjb'],
    related: ['housing.discrimination'],
  }),
  // [23, 41, 46]
  money: (a) => ({
    first: noPapers(a) && !inWallonia(a) ? 'caw' : 'ocmw',
    second: inBrussels(a) ? ['allo_aide_sociale'] : inWallonia(a) ? ['caritas'] : [noPapers(a) ? 'eerstelijn' : 'caw'],
    related: noPapers(a) ? ['stay.medical'] : ['arrival.money'],
  }),
  // [31, 32]
  ill: (a) => ({
    first: noPapers(a) ? 'ocmw' : 'doctor_1733',
    second: noPapers(a)
      ? [...(inBrussels(a) ? ['medimmigrant'] : []), inWallonia(a) ? 'doctor_1733' : 'dokters_van_de_wereld']
      : ['ocmw'],
    related: noPapers(a) ? ['stay.medical'] : ['arrival.health'],
  }),
  // [42]
  learn: (a) => ({
    first: inBrussels(a) && !noPapers(a) ? 'bapa' : inWallonia(a) ? 'ocmw' : 'agii',
    second: inBrussels(a)
      ? [noPapers(a) ? 'allo_aide_sociale' : 'agii']
      : inWallonia(a)
        ? ['caritas']
        : [noPapers(a) ? 'caw' : 'vdab'],
    related: ['arrival.dutch', 'arrival.work', 'arrival.school'],
  }),
  // [11, 12]
  guardian: (a) => ({
    first: 'dienst_voogdij',
    second: [inBrussels(a) ? 'sdj' : inWallonia(a) ? 'kinderen_op_de_vlucht' : 'kinderrechten'],
    related: ['support.guardian'],
  }),
  // [39]
  exploited: (a) => ({
    first: 'trafficking_line',
    second: [inBrussels(a) ? 'pag_asa' : inWallonia(a) ? 'surya' : 'payoke', 'bjb'],
    related: ['safety.exploitation'],
  }),
  // [46]
  other: (a) => ({
    first: inBrussels(a) ? 'allo_aide_sociale' : inWallonia(a) ? 'ocmw' : 'caw',
    second: inFlanders(a) ? ['line_1700', 'ocmw'] : [inWallonia(a) ? 'caritas' : 'ocmw'],
    related: ['meta.help'],
  }),
};

const LINES = ['line_1712', 'line_106', 'line_107'];

/** Who answers today or tonight, after 112: by problem [1, 3, 9, 10, 11, 29, 32, 36, 39, 45]. */
const URGENT: Readonly<Record<string, readonly string[]>> = {
  violence: [...LINES, 'zsg'],
  mind: ['line_1813', 'cps', 'chs', 'line_106', 'line_107'],
  home: ['caw', 'samusocial', 'ocmw'],
  ill: ['doctor_1733', 'antigif'],
  guardian: ['dienst_voogdij', 'child_focus'],
  detained: ['bjb', 'move'],
  stay: ['bjb', ...LINES],
  exploited: ['trafficking_line', ...LINES],
};

/** The services for somebody who needs help today, 112 first. */
export function urgentServices(answers: Answers): readonly string[] {
  return ['emergency', ...(URGENT[answers['problem']!] ?? [...LINES, 'trafficking_line'])];
}

export const PROBLEMS: readonly string[] = Object.keys(RULES);

/** The services for a person's answers; each service at most once. */
export function routeOf(answers: Answers): Route {
  const route = RULES[answers['problem']!]!(answers);
  return { ...route, second: route.second.filter((id) => id !== route.first) };
}
