import type { Answers } from '../../bot/model/flow.js';

/**
 * Which service comes first and which second, by problem, region, papers and age. This is the guide's own choice.
 * `content/services.yaml` says what each does, for whom and where, with its source. Names in backticks are the facts of
 * `content/facts.yaml` that the choice depends on.
 */
export interface Route {
  first: string;
  second: readonly string[];
  /** Topics with more information. */
  related: readonly string[];
}

const inWallonia = (answers: Answers): boolean => answers['region'] === 'wallonia';
const inBrussels = (answers: Answers): boolean => answers['region'] === 'brussels';
const inFlanders = (answers: Answers): boolean => answers['region'] === 'flanders';
const minor = (answers: Answers): boolean => answers['age'] === 'minor';
const noPapers = (answers: Answers): boolean => answers['papers'] === 'none';

type Rule = (answers: Answers) => Route;

/** The phone line for children and young people in the region's language. */
const youthLine = (a: Answers): string => (inWallonia(a) ? 'ecoute_enfants' : 'awel');

/** One rule for each problem that the question offers. CAW does not work in Wallonia. */
export const RULES: Readonly<Record<string, Rule>> = {
  // `safety.line_1712`, `safety.free_lines`, `safety.zsg_choice`. A lawyer, because a residence card may depend on the
  // partner: `safety.protection_clause`.
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
  // `safety.free_lines`, `support.solentra`
  mind: (a) => ({
    first: minor(a) ? youthLine(a) : inWallonia(a) ? 'line_107' : 'line_106',
    second: inWallonia(a) ? [minor(a) ? 'line_107' : 'cps'] : minor(a) ? ['solentra', 'jac'] : ['caw', 'solentra'],
    related: ['support.stress', 'safety.suicide'],
  }),
  // First the one who explains, then the one who looks at the case: `tracing.info`, `help.free_lawyer`, `help.myria`.
  // For a minor the guardian: `guardian.role`.
  family: (a) => ({
    first: minor(a) ? 'dienst_voogdij' : 'red_cross_rfl',
    second: ['red_cross_rfl', 'bjb', ...(inBrussels(a) || inWallonia(a) ? ['caritas'] : []), 'myria'],
    related: ['reunification.start', 'reunification.deadline'],
  }),
  // `tracing.red_cross`
  lost: () => ({ first: 'red_cross_rfl', second: ['myria'], related: ['reunification.tracing'] }),
  // `help.lawyer_ways`, `help.lawyer_no_papers`
  stay: (a) => ({
    first: 'bjb',
    second: [
      ...(noPapers(a) ? ['jrs'] : []),
      ...(inBrussels(a) ? ['sireas'] : inWallonia(a) ? [] : [noPapers(a) ? 'caw' : 'eerstelijn']),
      'myria',
    ],
    related: noPapers(a) ? ['stay.plan-together', 'stay.regularisation'] : ['referral.lawyer'],
  }),
  // `move.visits`
  detained: () => ({ first: 'bjb', second: ['move', 'jrs', 'myria'], related: ['stay.detention'] }),
  // `ocmw.deposit_tests`, `search.no_service`
  home: (a) => ({
    first: 'ocmw',
    second: inBrussels(a)
      ? ['allo_aide_sociale', 'fonds_brussels']
      : inWallonia(a)
        ? [noPapers(a) ? 'caritas' : 'swcs']
        : ['caw', ...(noPapers(a) ? [] : ['woningfonds'])],
    related: ['deposit.start', 'housing.search'],
  }),
  // `help.first_line`
  landlord: (a) => ({
    first: inWallonia(a) ? 'bjb' : inBrussels(a) ? 'eerstelijn' : 'huurdersbond',
    second: ['ocmw', 'bjb'],
    related: ['deposit.rules', 'housing.bad'],
  }),
  // `rights.vmri`, `rights.unia`
  discrimination: (a) => ({
    first: inFlanders(a) ? 'vmri' : 'unia',
    second: inFlanders(a) ? ['unia', 'huurdersbond'] : ['bjb'],
    related: ['housing.discrimination'],
  }),
  // `ocmw.no_papers`, `caw.what`. A lawyer, because support may put a residence card at risk: `arrival.support_risk`.
  money: (a) => ({
    first: noPapers(a) && !inWallonia(a) ? 'caw' : 'ocmw',
    second: [
      inBrussels(a) ? 'allo_aide_sociale' : inWallonia(a) ? 'caritas' : noPapers(a) ? 'eerstelijn' : 'caw',
      ...(noPapers(a) ? [] : ['bjb']),
    ],
    related: noPapers(a) ? ['stay.medical', 'stay.family-help'] : ['arrival.money'],
  }),
  // `arrival.doctor_duty`; without papers: `stay.dmh_who`
  ill: (a) => ({
    first: noPapers(a) ? 'ocmw' : 'doctor_1733',
    second: noPapers(a)
      ? [...(inBrussels(a) ? ['medimmigrant'] : []), inWallonia(a) ? 'doctor_1733' : 'dokters_van_de_wereld']
      : ['ocmw'],
    related: noPapers(a) ? ['stay.medical'] : ['arrival.health'],
  }),
  // `arrival.inburgering`
  learn: (a) => ({
    first: inBrussels(a) && !noPapers(a) ? 'bapa' : inWallonia(a) ? 'ocmw' : 'agii',
    second: inBrussels(a)
      ? [noPapers(a) ? 'allo_aide_sociale' : 'agii']
      : inWallonia(a)
        ? ['caritas']
        : [noPapers(a) ? 'caw' : 'vdab'],
    related: ['arrival.dutch', 'arrival.work', 'arrival.school'],
  }),
  // `safety.guardianship`
  guardian: (a) => ({
    first: 'dienst_voogdij',
    second: [inBrussels(a) ? 'sdj' : inWallonia(a) ? 'kinderen_op_de_vlucht' : 'kinderrechten'],
    related: ['support.guardian'],
  }),
  // `safety.trafficking_first`
  exploited: (a) => ({
    first: 'trafficking_line',
    second: [inBrussels(a) ? 'pag_asa' : inWallonia(a) ? 'surya' : 'payoke', 'bjb'],
    related: ['safety.exploitation'],
  }),
  // `caw.what`
  other: (a) => ({
    first: inBrussels(a) ? 'allo_aide_sociale' : inWallonia(a) ? 'ocmw' : 'caw',
    second: inFlanders(a) ? ['line_1700', 'ocmw'] : [inWallonia(a) ? 'caritas' : 'ocmw'],
    related: ['meta.help'],
  }),
};

/**
 * Whether the guide tells of shelter for families without papers (`stay.family_aid`): an adult without papers who lacks
 * money or a home. Who has no child under eighteen reads that it is for families with one.
 */
export function mayAskFamilyAid(answers: Answers): boolean {
  return noPapers(answers) && answers['age'] === 'adult' && ['money', 'home'].includes(answers['problem']!);
}

const LINES = ['line_1712', 'line_106', 'line_107'];

/** The services that answer today or tonight, after 112, by problem. Their hours stand in `content/services.yaml`. */
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

/** The services for a person who needs help today, 112 first. */
export function urgentServices(answers: Answers): readonly string[] {
  return ['emergency', ...(URGENT[answers['problem']!] ?? [...LINES, 'trafficking_line'])];
}

export const PROBLEMS: readonly string[] = Object.keys(RULES);

/** The services for a person's answers. Each service appears once at most. */
export function routeOf(answers: Answers): Route {
  const route = RULES[answers['problem']!]!(answers);
  return { ...route, second: route.second.filter((id) => id !== route.first) };
}

/** Explanations that hold only if one service comes first, by problem and that service. */
const WHY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  family: { red_cross_rfl: 'why_family', dienst_voogdij: 'why_family_minor' },
  home: { ocmw: 'why_home' },
  money: { ocmw: 'why_money', caw: 'why_caw' },
  ill: { doctor_1733: 'why_ill', ocmw: 'why_ill_no_papers' },
  learn: { agii: 'why_learn', bapa: 'why_learn', ocmw: 'why_ocmw' },
  other: { caw: 'why_caw', ocmw: 'why_ocmw' },
};

/** The blocks that explain a route. They must name only services that the route lists. */
export function whyOf(answers: Answers, { first, second }: Route): string[] {
  const problem = answers['problem']!;
  if (first === 'ocmw' && noPapers(answers) && problem !== 'ill') return ['why_ocmw_no_papers'];
  const byFirst = WHY[problem];
  const payoke = second.includes('payoke') ? ['why_payoke'] : [];
  return [byFirst ? (byFirst[first] ?? 'why_first') : `why_${problem}`, ...payoke];
}
