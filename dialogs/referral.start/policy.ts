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

const french = (answers: Answers): boolean => answers['region'] === 'wallonia';
const brussels = (answers: Answers): boolean => answers['region'] === 'brussels';
const minor = (answers: Answers): boolean => answers['age'] === 'minor';
const noPapers = (answers: Answers): boolean => answers['papers'] === 'none';

type Rule = (answers: Answers) => Route;

/** One rule per problem; every option of the question has one. */
export const RULES: Readonly<Record<string, Rule>> = {
  // [2, 3, 5, 7, 8]
  violence: (a) => ({
    first: minor(a) ? (french(a) ? 'ecoute_enfants' : 'awel') : french(a) ? 'ecoute_violences' : 'line_1712',
    second: noPapers(a) ? ['caw', 'bjb'] : ['caw', 'zsg'],
    related: ['safety.violence', 'safety.child'],
  }),
  // [9, 33, 34]
  mind: (a) => ({
    first: minor(a) ? (french(a) ? 'ecoute_enfants' : 'awel') : french(a) ? 'line_107' : 'line_106',
    second: minor(a) ? ['solentra', 'jac'] : ['caw', 'solentra'],
    related: ['support.stress', 'safety.suicide'],
  }),
  // [15, 16, 18, 19, 21]
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
    second: noPapers(a) ? ['jrs', 'caw'] : ['eerstelijn', 'myria'],
    related: noPapers(a) ? ['stay.plan-together', 'stay.regularisation'] : ['referral.lawyer'],
  }),
  // [36]
  detained: () => ({ first: 'bjb', second: ['move', 'jrs', 'myria'], related: ['stay.detention'] }),
  // [25, 28]
  home: (a) => ({
    first: 'ocmw',
    second: brussels(a) ? ['allo_aide_sociale', 'fonds_brussels'] : french(a) ? ['swcs'] : ['caw', 'woningfonds'],
    related: ['deposit.start', 'housing.search'],
  }),
  // [24, 27]
  landlord: (a) => ({
    first: brussels(a) || french(a) ? 'eerstelijn' : 'huurdersbond',
    second: ['ocmw', 'bjb'],
    related: ['deposit.rules', 'housing.bad'],
  }),
  // [26, 40]
  discrimination: (a) => ({
    first: a['region'] === 'flanders' ? 'vmri' : 'unia',
    second: a['region'] === 'flanders' ? ['unia', 'huurdersbond'] : ['bjb'],
    related: ['housing.discrimination'],
  }),
  // [23, 46]
  money: (a) => ({
    first: noPapers(a) ? 'caw' : 'ocmw',
    second: brussels(a) ? ['allo_aide_sociale'] : noPapers(a) ? ['eerstelijn'] : ['caw'],
    related: noPapers(a) ? ['stay.medical'] : ['arrival.money'],
  }),
  // [31, 32]
  ill: (a) => ({
    first: noPapers(a) ? 'ocmw' : 'doctor_1733',
    second: noPapers(a) ? ['medimmigrant', 'dokters_van_de_wereld'] : ['ocmw'],
    related: noPapers(a) ? ['stay.medical'] : ['arrival.health'],
  }),
  // [42]
  learn: (a) => ({
    first: brussels(a) ? 'bapa' : 'agii',
    second: a['region'] === 'flanders' ? ['vdab'] : ['ocmw'],
    related: ['arrival.dutch', 'arrival.work', 'arrival.school'],
  }),
  // [11, 12]
  guardian: () => ({ first: 'dienst_voogdij', second: ['kinderrechten'], related: ['support.guardian'] }),
  // [39]
  exploited: () => ({ first: 'trafficking_line', second: ['bjb', 'caw'], related: ['safety.exploitation'] }),
  // [46]
  other: (a) => ({
    first: brussels(a) ? 'allo_aide_sociale' : 'caw',
    second: a['region'] === 'flanders' ? ['line_1700', 'ocmw'] : ['ocmw'],
    related: ['meta.help'],
  }),
};

export const PROBLEMS: readonly string[] = Object.keys(RULES);

/** The services for a person's answers; each service at most once. */
export function routeOf(answers: Answers): Route {
  const route = RULES[answers['problem']!]!(answers);
  return { ...route, second: route.second.filter((id) => id !== route.first) };
}
