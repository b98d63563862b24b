import { addMonths } from '../../bot/model/calendar.js';
import { type Answers, type ChoiceQuestion, type DateQuestion, type FlowEnv, UNKNOWN } from '../../bot/model/flow.js';
import { choice } from '../parts.js';
import { earlierCardDecides, type Sponsor, type Status } from './policy.js';

/** Questions that several reunification dialogs share. Their words belong to `reunification.start`. */
const WORDS = 'reunification.start';

/** Those that say "you" of the person in Belgium, and other words to a person who helps. */
const OF_HELPERS: ReadonlySet<string> = new Set(['status', 'prior', 'young', 'tie', 'grown', 'ages']);

type Next = ChoiceQuestion['next'];

const ask = (about: string, options: readonly string[], next: Next): ChoiceQuestion =>
  choice(options, next, { words: WORDS, about, forHelper: OF_HELPERS.has(about) });

/** For whom the person asks: above all those of whom a dialog says other things. */
export const askWho = (next: Next, also: readonly ('abroad' | 'arrived')[] = []): ChoiceQuestion =>
  ask('asker', ['self', 'minor', 'helper', ...also], next);

const PROTECTED: readonly Status[] = ['refugee', 'subsidiary', 'stateless'];

/** Which protection the sponsor in Belgium has. */
export const askStatus = (next: Next): ChoiceQuestion =>
  ask('status', [...PROTECTED, 'pending', 'other', UNKNOWN], next);

/** Whether the sponsor was under eighteen and alone when asking for asylum. */
export const askYoung = (next: Next): ChoiceQuestion => ask('young', ['no', 'yes', UNKNOWN], next);

/** Who would come. */
export const askJoins = (next: Next): ChoiceQuestion =>
  ask('joins', ['spouse_children', 'spouse', 'children', 'grown_child', 'parents', 'siblings', 'other'], next);

/** The Residence Act of 15 December 1980 took effect on this day. An earlier day of a status would be a mistake. */
const FIRST_STATUS = '1981-07-01';

/** The day of the decision on the status. It decides which law applies and when the time began. */
export const askGranted = (next: Next): DateQuestion => ({
  kind: 'date',
  words: WORDS,
  about: 'granted_on',
  forHelper: true,
  drawing: 'decision',
  earliest: () => FIRST_STATUS,
  latest: ({ today }) => today,
  samples: grantedSamples,
  next,
});

function grantedSamples({ today }: FlowEnv): Record<string, string> {
  return {
    today,
    term_running: addMonths(today, -3),
    term_nearly_over: addMonths(today, -5),
    last_day_of_term: addMonths(today, -6),
    term_over: addMonths(today, -8),
    a_year_ago: addMonths(today, -12),
    last_old_day: '2025-08-17',
    old: '2025-03-01',
  };
}

/**
 * Which residence the sponsor had before 18-08-2025. Only a card gives the old rules (Act of 18 July 2025, art. 24 §
 * 3). Asked only if the status is from that day or later (`earlierCardDecides`).
 */
export const askPrior = (next: Next): ChoiceQuestion => ask('prior', ['card', 'paper', 'none', UNKNOWN], next);

/** Whether the question about an earlier card must still be asked. */
export function asksPrior(answers: Answers, env: FlowEnv): boolean {
  const sponsor = sponsorOf(answers);
  return sponsor !== null && earlierCardDecides(sponsor, env);
}

/** Whether the family existed before the sponsor came to Belgium. */
export const askTie = (next: Next): ChoiceQuestion => ask('tie', ['before', 'after', UNKNOWN], next);

/** How old an adult child was on the day of the sponsor's own asylum request (CJEU C-279/20). */
export const askGrown = (next: Next): ChoiceQuestion => ask('grown', ['minor', 'disabled', 'adult', UNKNOWN], next);

/** Whether both spouses are old enough (`family.spouse_age`). */
export const askAges = (next: Next): ChoiceQuestion => ask('ages', ['both', 'younger', 'minor', UNKNOWN], next);

/** How many would come. */
export const askPersons = (next: Next): ChoiceQuestion =>
  ask('persons', ['one', 'two', 'three', 'four', 'five', 'more'], next);

/**
 * How many family members join, for an answer of `askPersons`. "More than five" counts as six and is shown as "at
 * least".
 */
export const PERSONS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, more: 6 };

/** Whether all who would come are minor children. */
export const askOnlyChildren = (next: Next): ChoiceQuestion => ask('only_children', ['no', 'yes'], next);

/** The sponsor of the answers; null if the status or its day is not known. */
export function sponsorOf(answers: Answers): Sponsor | null {
  const { granted_on: granted } = answers;
  const status = PROTECTED.find((known) => known === answers['status']);
  if (status === undefined || granted === undefined || granted === UNKNOWN) return null;
  return { status, granted, earlierCard: answers['prior'] === 'card' };
}

/** Whether the guide knows the reunification rules for this status. */
export function isProtected(answers: Answers): boolean {
  return PROTECTED.some((known) => known === answers['status']);
}
