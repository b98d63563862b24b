import type { Answers, BlockUse, FlowEnv, Outcome, OutcomePart } from '../../bot/model/flow.js';
import { words } from '../../bot/model/reply.js';
import { block } from '../parts.js';
import { type RouteId, routes } from './policy.js';

const TOPIC = 'deposit.start';

const ROUTE_LINES: Record<Exclude<RouteId, 'advice'>, readonly string[]> = {
  ocmw: ['ocmw_what', 'ocmw_speed', 'ocmw_cost', 'ocmw_landlord'],
  loan: ['loan_what', 'loan_conditions', 'loan_speed', 'loan_cost', 'loan_landlord'],
  brussels: ['brussels_what', 'brussels_conditions', 'brussels_other_fund'],
  wallonia: ['wallonia_what', 'wallonia_conditions', 'wallonia_landlord'],
};

/** What a route says to ask first, and the block of the fold about doubt that says what we do not know and who does. */
const DOUBTS: Readonly<Record<string, string>> = {
  loan_ask_minor: 'unsure_ask_loan_age',
  loan_ask_lease: 'unsure_ask_lease_age',
  loan_ask_asylum: 'unsure_ask_register',
  fund_ask_papers: 'unsure_ask_papers',
  fund_ask_minor: 'unsure_ask_fund_age',
};

/** What we do not know about the routes of this person. */
export function doubtsOfRoutes(answers: Answers, env: FlowEnv): BlockUse[] {
  const because = routes(answers, env).flatMap(({ verdict }) => verdict.because);
  return because.flatMap((id) => (DOUBTS[id] === undefined ? [] : [block(DOUBTS[id])]));
}

/** The routes of all regions, for a person who has not answered anything. */
export function overview(): Outcome {
  const ids = ['ocmw', 'loan', 'brussels', 'wallonia'] as const;
  return {
    messages: [
      [block('overview'), block('overview_reception')],
      [
        {
          title: words(TOPIC, 'labels.compare'),
          fold: 'routes',
          routes: ids.map((id) => ({
            id,
            title: words(TOPIC, `labels.route_${id}`),
            fit: 'possible',
            verdict: words(TOPIC, `labels.where_${id}`),
            lines: ROUTE_LINES[id].map((line) => block(line)),
          })),
        },
      ],
      [block('steps_ocmw_home')],
      [block('papers_ocmw'), block('papers_loan')],
      [block('no_cash'), block('ocmw_decides'), block('appeal'), block('unsure_amounts')],
      [{ services: ['ocmw', 'woningfonds', 'fonds_brussels', 'swcs', 'caw', 'huurdersbond'] }],
    ],
    call: ['caw'],
    related: ['deposit.ocmw', 'deposit.loan', 'deposit.other-region', 'deposit.rules', 'deposit.scam'],
  };
}

/** The routes that there are for this person, side by side, each with how well it fits. */
export function compare(answers: Answers, env: FlowEnv, first: RouteId): OutcomePart {
  return {
    title: words(TOPIC, 'labels.compare'),
    fold: 'routes',
    routes: routes(answers, env).map(({ id, verdict }) => {
      const fit = id === first ? 'first' : verdict.fit;
      const lines = [...verdict.because, ...ROUTE_LINES[id].filter((line) => !verdict.because.includes(line))];
      return {
        id,
        title: words(TOPIC, `labels.route_${id}`),
        fit,
        verdict: words(TOPIC, `labels.fit_${fit}`),
        lines: lines.map((line) => block(line)),
      };
    }),
  };
}
