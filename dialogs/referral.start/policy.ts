import type { Answers } from '../../bot/model/flow.js';

/**
 * Which service comes first, which to call and which others there are, by problem, region, papers and age. This is the
 * guide's own choice. `content/services.yaml` says what each does, for whom and where, with its source. Names in backticks
 * are the facts of `content/facts.yaml` that the choice depends on.
 */
export interface Route {
  first: string;
  others: readonly string[];
  /** The lines to call, best first; the hour and the reader's language decide between them. */
  call: readonly string[];
  /** Topics with more information. */
  related: readonly string[];
}

/** What people look for help with, and the problems of each. The question about the problem has the need in its id. */
export const NEEDS: Readonly<Record<string, readonly string[]>> = {
  safe: ['violence', 'exploited'],
  health: ['ill', 'mind'],
  family: ['family', 'lost', 'guardian'],
  stay: ['stay', 'detained'],
  home: ['home', 'landlord', 'discrimination'],
  living: ['money', 'learn'],
  other: [],
};

/** The id of the question that asks which problem of a need it is. */
export const askProblem = (need: string): string => `what_${need}`;

/** The problem of a person. A need without further problems is one itself. */
export function problemOf(answers: Answers): string {
  const need = answers['need']!;
  return answers[askProblem(need)] ?? need;
}

const inWallonia = (answers: Answers): boolean => answers['region'] === 'wallonia';
const inBrussels = (answers: Answers): boolean => answers['region'] === 'brussels';
const inFlanders = (answers: Answers): boolean => answers['region'] === 'flanders';
export const isMinor = (answers: Answers): boolean => answers['age'] === 'minor';
export const noPapers = (answers: Answers): boolean => answers['papers'] === 'none';

/** Whether the person has no papers, or may have none: then no authority comes first, and none is to be called. */
export const careful = (answers: Answers): boolean => answers['papers'] !== 'yes';

/** Who gives advice without papers. There is no CAW in Wallonia (`caw.what`). */
const advisers = (a: Answers): string[] => (inWallonia(a) ? ['jrs'] : ['caw', 'jrs']);

/** Who finds the right office, for people with papers. */
function guides(a: Answers): string[] {
  if (inWallonia(a)) return ['caritas'];
  if (inBrussels(a)) return ['allo_aide_sociale', 'caw'];
  return inFlanders(a) ? ['line_1700', 'caw'] : ['caw'];
}
const helpers = (a: Answers): string[] => (careful(a) ? advisers(a) : guides(a));

/** Lines to talk to, for young people and for everybody, in the languages of the region. */
function youthLines(a: Answers): string[] {
  if (inWallonia(a)) return ['ecoute_enfants', 'line_107', 'chs'];
  return inFlanders(a) ? ['awel', 'line_106', 'chs'] : ['awel', 'ecoute_enfants', 'line_106', 'line_107', 'chs'];
}
function talkLines(a: Answers): string[] {
  if (inWallonia(a)) return ['line_107', 'chs'];
  return inFlanders(a) ? ['line_106', 'chs'] : ['line_106', 'line_107', 'chs'];
}
function violenceLines(a: Answers): string[] {
  const lines = inWallonia(a)
    ? ['ecoute_violences']
    : inFlanders(a)
      ? ['line_1712']
      : ['line_1712', 'ecoute_violences'];
  return [...lines, ...talkLines(a)];
}

/** First one of several, the others after it. */
const from = ([first, ...others]: readonly string[]): Pick<Route, 'first' | 'others'> => ({ first: first!, others });

type Rule = (answers: Answers) => Route;

/** One rule for each problem. */
export const RULES: Readonly<Record<string, Rule>> = {
  // `safety.line_1712`, `safety.free_lines`, `safety.zsg_choice`. A lawyer, because a residence card may depend on the
  // partner: `safety.protection_clause`.
  violence: (a) => {
    const lines = isMinor(a) ? youthLines(a) : violenceLines(a);
    const more = isMinor(a)
      ? inWallonia(a)
        ? ['zsg']
        : ['nupraatikerover', 'line_1712']
      : ['zsg', 'bjb', ...(inWallonia(a) ? [] : ['caw']), ...(inBrussels(a) ? ['avevi'] : [])];
    return { ...from([...lines, ...more]), call: lines, related: ['safety.violence', 'safety.child'] };
  },
  // `safety.free_lines`, `support.solentra`
  mind: (a) => {
    const lines = isMinor(a) ? youthLines(a) : talkLines(a);
    const more = inWallonia(a) ? ['cps'] : isMinor(a) ? ['solentra', 'jac'] : ['caw', 'solentra'];
    return { ...from([...lines, ...more]), call: lines, related: ['support.stress', 'safety.suicide'] };
  },
  // First the one who explains, then the one who looks at the case: `tracing.info`, `help.free_lawyer`, `help.myria`.
  // For a minor the guardian: `guardian.role`. The number of the Red Cross is for Brussels and Wallonia.
  family: (a) => {
    const explain = ['myria', 'red_cross_rfl', 'bjb', ...(inBrussels(a) || inWallonia(a) ? ['caritas'] : [])];
    const guardian = isMinor(a) ? ['dienst_voogdij'] : [];
    const call = ['myria', ...(inFlanders(a) ? [] : ['red_cross_rfl'])];
    const related = ['reunification.start', isMinor(a) ? 'reunification.minor' : 'reunification.deadline'];
    if (isMinor(a) && !careful(a)) return { ...from([...guardian, ...explain]), call: guardian, related };
    return { ...from([...explain, ...guardian]), call, related };
  },
  // `tracing.red_cross`
  lost: (a) => ({
    ...from(['red_cross_rfl', ...(inFlanders(a) ? ['caw'] : []), 'myria']),
    call: inFlanders(a) ? ['caw'] : ['red_cross_rfl'],
    related: ['reunification.tracing'],
  }),
  // `help.lawyer_ways`, `help.lawyer_no_papers`
  stay: (a) => ({
    ...from(['bjb', ...helpers(a), ...(inBrussels(a) ? ['sireas'] : inFlanders(a) ? ['eerstelijn'] : []), 'myria']),
    call: helpers(a).filter((id) => id !== 'line_1700'),
    related: noPapers(a) ? ['stay.plan-together', 'stay.regularisation'] : ['referral.lawyer'],
  }),
  // `move.visits`
  detained: () => ({
    ...from(['bjb', 'jrs', 'move', 'myria']),
    call: ['jrs'],
    related: ['stay.detention'],
  }),
  // `ocmw.deposit_tests`, `search.no_service`, `ocmw.no_papers`
  home: (a) => {
    const regional = inBrussels(a) ? ['fonds_brussels'] : inWallonia(a) ? ['caritas'] : [];
    const loan = careful(a) ? [] : inFlanders(a) ? ['woningfonds'] : inWallonia(a) ? ['swcs'] : [];
    const services = careful(a)
      ? [...advisers(a), ...regional, 'ocmw']
      : ['ocmw', ...guides(a), ...regional.filter((id) => !guides(a).includes(id)), ...loan];
    return { ...from(services), call: helpers(a), related: ['deposit.start', 'housing.search'] };
  },
  // `help.first_line`
  landlord: (a) => {
    const expert = inFlanders(a) ? 'huurdersbond' : inBrussels(a) ? 'eerstelijn' : 'bjb';
    const call = helpers(a).filter((id) => id !== 'line_1700');
    return {
      ...from([expert, ...call, 'bjb', ...(careful(a) ? [] : ['ocmw'])]),
      call,
      related: ['deposit.rules', 'housing.bad'],
    };
  },
  // `rights.vmri`, `rights.unia`. A report is not anonymous, so without papers first advice.
  discrimination: (a) => {
    const places = inFlanders(a) ? ['vmri', 'unia', 'huurdersbond'] : ['unia', 'bjb'];
    const call = careful(a) ? advisers(a) : inFlanders(a) ? ['caw', 'unia'] : ['unia'];
    return {
      ...from(careful(a) ? [...advisers(a), ...places] : [...places, ...(inFlanders(a) ? ['caw'] : [])]),
      call,
      related: ['housing.discrimination'],
    };
  },
  // `ocmw.no_papers`, `caw.what`. A lawyer, because support may put a residence card at risk: `arrival.support_risk`.
  money: (a) => ({
    ...from(
      careful(a)
        ? [...advisers(a), inBrussels(a) ? 'allo_aide_sociale' : inWallonia(a) ? 'caritas' : 'bjb', 'ocmw']
        : ['ocmw', ...guides(a), 'bjb'],
    ),
    call: helpers(a),
    related: noPapers(a) ? ['stay.medical', 'stay.family-help'] : ['arrival.money'],
  }),
  // `arrival.doctor_duty`; without papers: `stay.dmh_who`
  ill: (a) => {
    if (!careful(a)) return { ...from(['doctor_1733', 'ocmw']), call: ['doctor_1733'], related: ['arrival.health'] };
    const call = inBrussels(a) ? ['dokters_van_de_wereld', 'caw'] : advisers(a);
    const more = inBrussels(a) ? ['medimmigrant'] : inFlanders(a) ? ['dokters_van_de_wereld'] : [];
    return { ...from([...call, ...more, 'doctor_1733', 'ocmw']), call, related: ['stay.medical'] };
  },
  // `arrival.inburgering`
  learn: (a) => {
    if (careful(a)) {
      const more = inWallonia(a) ? ['caritas'] : inBrussels(a) ? ['allo_aide_sociale', 'agii'] : [];
      return { ...from([...advisers(a), ...more]), call: advisers(a), related: ['arrival.dutch', 'arrival.school'] };
    }
    const places = inBrussels(a) ? ['bapa', 'agii'] : inFlanders(a) ? ['agii', 'vdab'] : inWallonia(a) ? ['ocmw'] : [];
    return {
      ...from([...places, ...guides(a)]),
      call: inBrussels(a) ? ['bapa'] : guides(a),
      related: ['arrival.dutch', 'arrival.work', 'arrival.school'],
    };
  },
  // `safety.guardianship`
  guardian: (a) => {
    const rights = inBrussels(a) ? 'sdj' : inFlanders(a) ? 'kinderrechten' : 'kinderen_op_de_vlucht';
    return {
      ...from(careful(a) ? [...advisers(a), rights, 'dienst_voogdij'] : ['dienst_voogdij', rights]),
      call: careful(a) ? advisers(a) : ['dienst_voogdij'],
      related: ['support.guardian'],
    };
  },
  // `safety.trafficking_first`
  exploited: (a) => ({
    ...from([
      'trafficking_line',
      ...(inBrussels(a) ? ['pag_asa'] : inWallonia(a) ? ['surya'] : inFlanders(a) ? ['payoke'] : []),
      'bjb',
    ]),
    call: ['trafficking_line'],
    related: ['safety.exploitation'],
  }),
  // `caw.what`
  other: (a) => ({
    ...from(careful(a) ? advisers(a) : [...(inFlanders(a) ? ['caw', 'line_1700'] : guides(a)), 'ocmw']),
    call: careful(a) ? advisers(a) : inFlanders(a) ? ['caw'] : guides(a),
    related: ['meta.help'],
  }),
};

export const PROBLEMS: readonly string[] = Object.keys(RULES);

/** The services for a person's answers. Each service appears once at most. */
export function routeOf(answers: Answers): Route {
  const route = RULES[problemOf(answers)]!(answers);
  return { ...route, others: [...new Set(route.others)].filter((id) => id !== route.first) };
}

/**
 * Whether the guide tells of shelter for families without papers (`stay.family_aid`): an adult without papers who lacks
 * money or a home. Who has no child under eighteen reads that it is for families with one.
 */
export function mayAskFamilyAid(answers: Answers): boolean {
  return noPapers(answers) && !isMinor(answers) && ['money', 'home'].includes(problemOf(answers));
}

/** Problems that cannot wait because of a term, not because of danger: a lawyer comes first, today. */
export const isOfTheCourt = (answers: Answers): boolean => ['stay', 'detained'].includes(problemOf(answers));

const TALK = ['line_106', 'line_107', 'chs'];

/** The lines that answer today or tonight, after 112, by problem. Their hours stand in `content/services.yaml`. */
const URGENT: Readonly<Record<string, readonly string[]>> = {
  violence: ['line_1712', 'ecoute_violences', ...TALK],
  mind: ['line_1813', 'cps', 'chs', 'line_106', 'line_107'],
  home: ['samusocial', 'caw', ...TALK],
  ill: ['doctor_1733', 'antigif', ...TALK],
  guardian: ['child_focus', ...TALK],
  exploited: ['trafficking_line', ...TALK],
};

/** The lines for a person in danger, 112 first. */
export function linesInDanger(answers: Answers): string[] {
  return ['emergency', ...(URGENT[problemOf(answers)] ?? ['line_1712', 'ecoute_violences', ...TALK])];
}

/** The services for a person who needs help today. */
export function urgentServices(answers: Answers): readonly string[] {
  switch (problemOf(answers)) {
    case 'detained':
      return ['bjb', 'jrs', 'move'];
    case 'stay':
      return ['bjb', 'caw', 'jrs'];
    case 'guardian':
      return [...linesInDanger(answers), 'dienst_voogdij'];
    case 'violence':
      return [...linesInDanger(answers), 'zsg'];
    default:
      return linesInDanger(answers);
  }
}
