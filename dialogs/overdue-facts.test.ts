import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { addMonths, isISODate } from '../bot/model/calendar.js';
import { type Fact, FactBook, type FactLookup, type FactQuery, type FactValue } from '../bot/model/facts.js';
import type { Answers, BlockUse, Flow, FlowEnv, OutcomePart } from '../bot/model/flow.js';
import { everyPath } from '../bot/model/flow-paths.js';
import { isPublicHoliday } from '../bot/content/holidays.js';
import { loadFlows } from '../bot/guide/load-flows.js';

/**
 * A wrong statement is withdrawn by making its fact overdue (content/README.md, "Respond to a wrong answer"). So this
 * test makes each fact that rules read overdue, one at a time. Then no path may say what depends on the fact, or what
 * holds only for other people.
 */
const content = loadContent();
const flows = [...(await loadFlows()).values()];
const TODAY = '2026-11-22';
/** A day between two changes of law: before the suspension, when the old twelve months still ran for some people. */
const EARLIER = '2025-12-01';

/** Blocks that may be shown to a person for whom nothing can be computed. */
const CAUTIOUS: Readonly<Record<string, readonly string[]>> = {
  'reunification.deadline': ['cannot_say', 'steps_lawyer', 'take_card', 'not_checked'],
  'reunification.start': ['refused_unknown', 'spouse_age', 'grown_unknown', 'lawyer_today', 'lawyer_refusal'],
  // The way to a lawyer is safe for everybody; that the Immigration Office finds it late stands on its own term alone.
  'reunification.minor': ['not_sure', 'ask_lawyer', 'take_papers', 'lawyer_and_parents', 'late', 'lawyer_late'],
  'reunification.income': ['amount_unknown', 'ask_amount', 'website', 'check_slips'],
  'arrival.start': ['register', 'action_register'],
  // The OCMW exists everywhere and decides case by case. It is where to begin if no other help is sure.
  'deposit.start': ['first_ocmw', 'action_ask', 'steps_ocmw_home', 'which_home', 'which_left', 'which_maybe'],
};

/** Shown about the loan unless a checked rule excludes it, because its term and its papers are other facts. */
const UNLESS_EXCLUDED = [
  'loan.no_arrears deposit.start/deadline_loan',
  'loan.no_arrears deposit.start/deadline_loan_today',
  'loan.no_arrears deposit.start/loan_by',
  'loan.no_arrears deposit.start/loan_day',
  'loan.no_arrears deposit.start/papers_loan',
  'loan.lease_age deposit.start/papers_loan',
  'loan.lease_from deposit.start/papers_loan',
];

/** Answers that every rule treats like another answer. They are left out, because the number of paths multiplies. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  who: ['helper'],
  urgency: ['later', 'unknown'],
  income: ['other', 'unknown'],
  place: ['cannot', 'belgium', 'lost'],
  prior: ['paper', 'none'],
  young: ['unknown'],
  joins: ['children', 'siblings'],
};

function withoutTwins(flow: Flow): Flow {
  const questions = Object.entries(flow.questions).map(([id, question]) => [
    id,
    question.kind === 'choice'
      ? { ...question, options: question.options.filter((option) => !TWINS[id]?.includes(option)) }
      : question,
  ]);
  return { ...flow, questions: Object.fromEntries(questions) as Flow['questions'] };
}

/** Records the facts that rules ask for. */
class WatchedFacts extends FactBook {
  readonly read = new Set<string>();
  override lookup(id: string, query: FactQuery): FactLookup {
    this.read.add(id);
    return super.lookup(id, query);
  }
}

const allFacts: Fact[] = content.facts.ids().map((id) => content.facts.get(id)!);
const factsWith = (id: string, change: (fact: Fact) => Fact): Fact[] =>
  allFacts.map((fact) => (fact.id === id ? change(fact) : fact));

/** The fact with other values, so that the rules that use it give another result. */
const OTHER_VALUES = [otherwise((number) => Math.ceil(number / 10), -120), otherwise((number) => number * 10, 120)];
function otherwise(number: (n: number) => number, months: number): (value: FactValue) => FactValue {
  return (old) => {
    const { value } = old;
    if (typeof value === 'number') return { ...old, value: number(value) };
    return typeof value === 'string' && isISODate(value) ? { ...old, value: addMonths(value, months) } : old;
  };
}

const envWith = (facts: FactBook, today: string): FlowEnv => ({ today, facts, isHoliday: isPublicHoliday });

/**
 * The blocks that an outcome shows, each with its values, under its topic's id. Without blocks that "check here"
 * replaces.
 */
function shown(flow: Flow, answers: Answers, env: FlowEnv, overdue?: string): Map<string, string> {
  const found = new Map<string, string>();
  const note = (part: OutcomePart): void => {
    if ('routes' in part) for (const line of part.routes.flatMap(({ lines }) => lines)) note(line);
    if (!('block' in part) || (overdue !== undefined && givesWay(flow, part, overdue))) return;
    const id = `${part.topic ?? flow.id}/${part.block}`;
    found.set(`${id} ${JSON.stringify(part.params ?? {})}`, id);
  };
  for (const part of flow.outcome(answers, env).messages.flat()) note(part);
  return found;
}

function givesWay(flow: Flow, use: BlockUse, fact: string): boolean {
  const topic = content.topics.get(use.topic ?? flow.id)!;
  return topic.blocks.find(({ id }) => id === use.block)!.facts.includes(fact);
}

const isCautious = (id: string): boolean => {
  const [topic, block] = id.split('/');
  return /_ask_/.test(block!) || (CAUTIOUS[topic!]?.includes(block!) ?? false);
};

/** The facts that a dialog's rules read on any path. */
function factsRead(flow: Flow, today: string): Set<string> {
  const watched = new WatchedFacts(allFacts);
  const env = envWith(watched, today);
  everyPath(flow, env, (answers) => flow.outcome(answers, env));
  return watched.read;
}

const words = content.words.nl;
const textOf = (id: string): string => {
  const [topic, block] = id.split('/');
  return JSON.stringify(words.get(topic!)!.value.blocks[block!]);
};
const OF_SUBSIDIARY = /subsidiair|stopgezet|strenge regels/i;
const OF_REFUGEES = /vluchteling/i;
/** The status that a block's words speak about, if it is only one; else null. */
function statusOf(id: string): string | null {
  if (/\/(suspended|strict|disputed)/.test(id)) return 'subsidiary';
  const text = textOf(id);
  if (OF_SUBSIDIARY.test(text) === OF_REFUGEES.test(text)) return null;
  return OF_SUBSIDIARY.test(text) ? 'subsidiary' : 'refugee';
}

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (_, flow) => {
  const lean = withoutTwins(flow);

  const days = flow.id.startsWith('reunification.') ? [EARLIER, TODAY] : [TODAY];

  test.each(days)('asked on %s: what stands on an overdue fact is not said, nor what holds for others', (today) => {
    const wrong = new Map<string, string>();
    const now = envWith(content.facts, today);
    for (const fact of factsRead(lean, today)) {
      const watched = new WatchedFacts(factsWith(fact, (old) => ({ ...old, check_by: addMonths(today, -7) })));
      const gone = envWith(watched, today);
      const others = OTHER_VALUES.map((change) =>
        envWith(new FactBook(factsWith(fact, (old) => ({ ...old, values: old.values.map(change) }))), today),
      );
      const seen = new Set<string>();
      everyPath(lean, gone, (answers) => {
        watched.read.clear();
        const left = shown(flow, answers, gone, fact);
        if (!watched.read.has(fact)) return;
        const usual = shown(flow, answers, now);
        const { status } = answers;
        const key = [status, ...left.keys(), '', ...usual.keys()].join();
        if (seen.has(key)) return;
        seen.add(key);
        const changed = others.map((other) => shown(flow, answers, other));
        for (const [said, id] of left) {
          const fault =
            isCautious(id) || UNLESS_EXCLUDED.includes(`${fact} ${id}`)
              ? null
              : faultOf(said, id, { status, usual, changed });
          if (fault) wrong.set(`${fact} ${id} ${status}`, `without it ${JSON.stringify(answers)} reads ${fault}`);
        }
      });
    }
    expect(Object.fromEntries(wrong)).toEqual({});
  });
});

type Shown = ReadonlyMap<string, string>;

/** Why a block must not be shown while the fact is overdue; null if it may. */
function faultOf(
  said: string,
  id: string,
  { status, usual, changed }: { status: string | undefined; usual: Shown; changed: readonly Shown[] },
): string | null {
  if (!usual.has(said)) return 'what is not said otherwise';
  if (changed.some((other) => !other.has(said))) return 'what stands on it';
  if (status !== 'refugee' && status !== 'subsidiary') return null;
  return [null, status].includes(statusOf(id)) ? null : 'what holds for another status';
}
