import { isPublicHoliday } from '../../bot/content/holidays.js';
import type { Content } from '../../bot/content/load.js';
import type { Understanding } from '../../bot/matcher/understand.js';
import type { Fact, FactLookup } from '../../bot/model/facts.js';
import {
  type BlockUse,
  type Flow,
  type FlowEnv,
  onTheWay,
  type OutcomePart,
  replay,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { LawCase } from './read-cases.js';

/** The result of a case: the verdict, as a lawyer would read the answer, and what is wrong. */
export interface Verdict {
  is: 'right' | 'wrong' | 'silent' | 'vague';
  amiss: string[];
}

export interface Judged {
  content: Content;
  flows: ReadonlyMap<string, Flow>;
  understanding: Understanding;
}

/** What an answer says, as data instead of sentences. */
interface Told {
  /** `topic/part`, without parts that "check here" replaces because a fact has no value. */
  parts: Set<string>;
  facts: Map<string, unknown>;
  /** Days in the future in parts of the style `deadline`, in order. */
  deadlines: string[];
  days: Set<string>;
  amounts: number[];
  atLeast: boolean;
  calendar: string | null;
  services: Set<string>;
}

/** Compares what an answer says with what it must and must not say. */
export function judge(row: LawCase, judged: Judged): Verdict {
  if (row.words !== undefined) return inWords(row, judged);
  const told = row.dialog === undefined ? pageOf(row, judged) : dialogOf(row, judged);
  if (typeof told === 'string') return { is: 'silent', amiss: [`${row.at}: ${told}`] };
  const wrong = contradictions(row, told);
  if (wrong.length > 0) return { is: 'wrong', amiss: wrong };
  const silent = missing(row, told);
  if (silent.length > 0) return { is: 'silent', amiss: silent };
  const vague = untold(row, told);
  return vague.length > 0 ? { is: 'vague', amiss: vague } : { is: 'right', amiss: [] };
}

function inWords(row: LawCase, { understanding }: Judged): Verdict {
  const first = understanding.understand(row.name, row.words).candidates[0]?.topic;
  if (first === row.must.offers) return { is: 'right', amiss: [] };
  return { is: 'silent', amiss: [`offers ${first} before ${row.must.offers}`] };
}

/** Things that must not be said, and wrong days and amounts. */
function contradictions({ must, must_not: not = {}, dialog, page }: LawCase, told: Told): string[] {
  const own = dialog ?? page!;
  return [
    ...(not.says ?? []).filter((id) => told.parts.has(partId(own, id))).map((id) => `says ${id}`),
    ...(not.facts ?? []).filter((id) => told.facts.has(id)).map((id) => `tells ${id}`),
    ...(not.day ?? []).filter((day) => told.deadlines[0] === day).map((day) => `names ${day} as the day`),
    ...(not.also ?? []).filter((day) => told.days.has(day)).map((day) => `names ${day}`),
    ...(not.amount ?? []).filter((euro) => has(told, euro)).map((euro) => `names € ${euro}`),
    ...(must.day && told.deadlines.length > 0 && told.deadlines[0] !== must.day
      ? [`names ${told.deadlines[0]} as the day, not ${must.day}`]
      : []),
    ...amountsOf(must)
      .filter((euro) => told.amounts.length > 0 && !has(told, euro))
      .map((euro) => `names € ${told.amounts.join(', ')}, not € ${euro}`),
    ...Object.entries(must.values ?? {})
      .filter(([id, value]) => told.facts.has(id) && told.facts.get(id) !== value)
      .map(([id, value]) => `${id} is ${String(told.facts.get(id))}, not ${value}`),
    ...(must.silent && told.days.size > 0 ? ['reckons on facts that are too old'] : []),
  ];
}

/** Rights and rules that are not said. */
function missing({ must, dialog, page }: LawCase, told: Told): string[] {
  const own = dialog ?? page!;
  return [
    ...(must.says ?? []).filter((id) => !told.parts.has(partId(own, id))).map((id) => `does not say ${id}`),
    ...(must.facts ?? []).filter((id) => !told.facts.has(id)).map((id) => `does not tell ${id}`),
    ...Object.keys(must.values ?? {})
      .filter((id) => !told.facts.has(id))
      .map((id) => `does not tell ${id}`),
    ...(must.call ?? []).filter((id) => !told.services.has(id)).map((id) => `does not name ${id}`),
  ];
}

/** Days and amounts that are known but not said. */
function untold({ must }: LawCase, told: Told): string[] {
  const days = [must.legal_day, ...(must.also ?? [])].filter((day) => day !== undefined && !told.days.has(day));
  return [
    ...(must.day && told.deadlines.length === 0 ? [`no day, not ${must.day}`] : []),
    ...days.map((day) => `${day} is not told`),
    ...(must.calendar && told.calendar !== must.calendar ? [`the calendar has ${told.calendar}`] : []),
    ...(told.amounts.length === 0 ? amountsOf(must).map((euro) => `no amount, not € ${euro}`) : []),
    ...(must.at_least !== undefined && must.at_least !== told.atLeast ? [`at least: ${told.atLeast}`] : []),
  ];
}

const partId = (own: string, id: string): string => (id.includes('/') ? id : `${own}/${id}`);
const amountsOf = ({ amount, amounts = [] }: LawCase['must']): number[] =>
  amount === undefined ? amounts : [amount, ...amounts];
const has = ({ amounts }: Told, euro: number): boolean => amounts.some((other) => Math.abs(other - euro) < 0.021);

function nothing(): Told {
  return {
    parts: new Set(),
    facts: new Map(),
    deadlines: [],
    days: new Set(),
    amounts: [],
    atLeast: false,
    calendar: null,
    services: new Set(),
  };
}

/** What a plain page says; a sentence if there is none. */
function pageOf({ page, on }: LawCase, { content, flows }: Judged): Told | string {
  const topic = content.topics.get(page!);
  if (!topic) return `there is no page ${page}`;
  const told = nothing();
  const flow = flows.get(topic.id);
  if (flow) {
    const env = { today: on, facts: content.facts, isHoliday: isPublicHoliday };
    for (const part of flow.overview(env).messages.flat()) note(part, flow.id, told, env, content);
    return told;
  }
  for (const { id } of topic.blocks) {
    const env = { today: on, facts: content.facts, isHoliday: isPublicHoliday };
    noteBlock({ block: id }, topic.id, told, env, content);
  }
  for (const id of topic.services) told.services.add(id);
  return told;
}

/** What a dialog says for these answers; a sentence, naming the open question, if they do not lead to its outcome. */
function dialogOf({ dialog, known = {}, on }: LawCase, { content, flows }: Judged): Told | string {
  const flow = flows.get(dialog!);
  if (!flow) return `there is no dialog ${dialog}`;
  const env: FlowEnv = { today: on, facts: content.facts, isHoliday: isPublicHoliday };
  const place = replay(flow, known, env);
  if (place.at !== 'outcome') return openAt(flow, place.open, known[place.open]);
  const told = nothing();
  const outcome = flow.outcome(onTheWay(known, place.answered), env);
  for (const part of outcome.messages.flat()) note(part, flow.id, told, env, content);
  return told;
}

/** Which question a case leaves open, and what to write. `given`: its answer in the case, which is not accepted. */
function openAt(flow: Flow, open: string, given?: string): string {
  const question = flow.questions[open]!;
  const forms = { date: `YYYY-MM-DD|${UNKNOWN}`, amount: `'euro'|${UNKNOWN}` };
  const answers = question.kind === 'choice' ? question.options.join('|') : forms[question.kind];
  return given === undefined
    ? `${flow.id} now asks \`${open}\`; add \`${open}: ${answers}\` to known`
    : `${flow.id} does not take \`${open}: ${given}\`; write \`${open}: ${answers}\` in known`;
}

function note(part: OutcomePart, own: string, told: Told, env: FlowEnv, content: Content): void {
  if ('block' in part) noteBlock(part, own, told, env, content);
  else if ('calendar' in part) told.calendar = part.calendar;
  else if ('services' in part) for (const id of part.services) told.services.add(id);
  else for (const line of part.routes.flatMap(({ lines }) => lines)) noteBlock(line, own, told, env, content);
}

function noteBlock(use: BlockUse, own: string, told: Told, env: FlowEnv, content: Content): void {
  const topic = content.topics.get(use.topic ?? own)!;
  const spec = topic.blocks.find(({ id }) => id === use.block)!;
  const query = { today: env.today, ...(spec.region ? { region: spec.region } : {}), ...use.factContext };
  const found = spec.facts.map((id) => [id, content.facts.lookup(id, query)] as const);
  if (found.some(([, { ok }]) => !ok)) return;
  told.parts.add(`${topic.id}/${use.block}`);
  for (const [id, lookup] of found) noteFact(id, lookup, told);
  for (const value of Object.values(use.params ?? {})) {
    if (value.type === 'date') {
      told.days.add(value.date);
      if (spec.style === 'deadline' && value.date >= env.today) told.deadlines.push(value.date);
    }
    if (value.type === 'eur') told.amounts.push(value.value);
    if (value.type === 'ref' && value.ref.path === 'labels.at_least') told.atLeast = true;
  }
}

function noteFact(id: string, lookup: FactLookup, told: Told): void {
  if (!lookup.ok) return;
  const { fact, value }: { fact: Fact; value: { value: unknown } } = lookup;
  told.facts.set(id, value.value);
  if (fact.unit === 'eur' && typeof value.value === 'number') told.amounts.push(value.value);
}
