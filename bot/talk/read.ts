import { type ChoiceAction, parseChoiceId } from '../model/choice-id.js';
import type { Region } from '../model/facts.js';
import type { Answers } from '../model/flow.js';
import type { PlannedLang } from '../model/lang.js';
import { messageOf } from '../text/message.js';
import { aboutLine, lineReader } from './front/line-read.js';
import { lazily } from './lazily.js';
import { type DangerHit, isAboutDanger, type Match, type Turn } from './turn-context.js';
import { amountIn, type TypedAmount } from './typed/amount.js';
import { dayIn, type TypedDay } from './typed/day.js';
import { asks, type Everyday, everydayIn, holdsAny, isNegated } from './typed/everyday.js';
import { type Asked, asksRegion, countWords, type NamedOptions, optionsIn } from './typed/options.js';
import { type Correction, correctionIn } from './typed/correction.js';
import { placeIn } from './typed/place.js';
import { regionOfPostcode } from './typed/postcode.js';
import { type FollowUp, followUpIn, followUpWithin } from './typed/spoken.js';
import { toldIn } from './typed/told.js';
import { type VoiceSaid, voiceSaid } from './typed/voice-said.js';
import { whichIn } from './typed/which.js';

/** Longest message that is read, in UTF-16 units. */
export const MAX_MESSAGE = 2000;
/** Words of a message that may be no more than the name of a place. */
const PLACE_WORDS = 3;
/** Words of a message that says of danger no more than that it may be there. */
const VAGUE_WORDS = 3;

/**
 * All that is found in one message, as plain data. `options`, `place`, `day`, `amount` and `mayBePlace` are read as answers to the
 * dialog's open question, whether it is on the screen or not; where none is open, they are empty.
 */
export interface Reading {
  /** Longer than is read. */
  tooLong: boolean;
  /** How many words it has, of those that are read. */
  words: number;
  /** Holds a question mark. */
  asks: boolean;
  /** Holds no letter and no digit. */
  empty: boolean;
  /** Held a phone number or a national number of a person, which nothing else here was read from. */
  personal: boolean;
  danger: DangerHit | null;
  /** The language it is written in; null where that cannot be told. */
  written: PlannedLang | null;
  /** A number, a yes, a no, "today": what it says whatever was asked. */
  everyday: Everyday;
  /** The choice whose label or id was typed, or sent as text by a client that shows no buttons. */
  choice: ChoiceAction | null;
  /** The command topic (`meta.back` …) that the whole message names. */
  command: string | null;
  options: NamedOptions;
  /** Where the only place or postcode in it lies; null where it names none, or says where it is not. */
  place: Region | 'abroad' | null;
  day: TypedDay | null;
  amount: TypedAmount | null;
  /** Whether it may be a place whose name we do not know: few words, where a region is asked for. */
  mayBePlace: boolean;
  /** Who writes, where it says so. */
  voice: VoiceSaid | null;
  /** An earlier answer that it corrects. */
  correction: Correction | null;
  /** What it asks of the answer that was given last, where it is no more than such a question. */
  followUp: FollowUp | null;
  /** The same, with a few words beside. */
  followUpWithin: FollowUp | null;
  /** The topic it asks about. */
  topic: Match;
  /** The one of the topics that the screen asks about which it names. */
  which: string | null;
  /** What it tells, unasked, of the questions of the dialog that runs. */
  also: Answers;
  /** The same of all dialogs, by dialog, where none runs. */
  told: Readonly<Record<string, Answers>>;
}

/**
 * Reads a typed message. Each thing is looked for when it is first asked for, and once: what decides early costs
 * nothing of what would have come after.
 */
export function read(turn: Turn, typed: string): Reading {
  const { context, state, running } = turn;
  const { lang } = state;
  const asked = openQuestion(turn);
  const text = context.numbers.withoutPersonal(typed);
  const message = messageOf(text.slice(0, MAX_MESSAGE));
  const normal = context.normalise(text, lang);
  const tooLong = typed.length > MAX_MESSAGE;
  const line = lineReader(turn, asked, tooLong ? '' : text, tooLong ? '' : normal);
  const reading: Reading = lazily({
    tooLong: () => tooLong,
    asks: () => asks(text),
    words: () => countWords(normal),
    empty: () => !/[\p{L}\p{N}]/u.test(text),
    personal: () => text !== typed,
    danger: () => {
      const counted = context.numbers.withoutCounted(message.text);
      const likely = context.detectDanger(counted === message.text ? message : counted, lang);
      // "Call me", beside a number of one's own, only sounds like danger.
      const isNone = likely?.level === 'banner' && text !== typed && context.numbers.saysNoMore(normal);
      const heard = isNone ? null : likely;
      const { line: meant, isAmount } = line();
      if (isAmount) return null;
      const named = meant?.danger ? ({ topic: meant.topics[0]!, level: 'takeover' } as const) : null;
      const first = heard?.level === 'takeover' ? heard : (named ?? heard);
      // Whoever writes too much often says at the end what it is about.
      const last = tooLong && first?.level !== 'takeover' ? context.detectDanger(text.slice(-MAX_MESSAGE), lang) : null;
      const hit = last?.level === 'takeover' ? last : (first ?? last);
      return hit && context.topics.has(hit.topic) ? hit : null;
    },
    written: () => context.detect(message, lang),
    everyday: () => everydayIn(context, text, normal),
    choice: () => parseChoiceId(text.trim()) ?? context.named(normal, lang),
    command: () => context.command(normal),
    options: () =>
      asked ? optionsIn(turn, asked, text, normal, reading.everyday.number) : { exact: null, within: [] },
    place: () => {
      if (!asked || !asksRegion(asked) || isNegated(context, lang, normal)) return null;
      const isOther = holdsAny(normal, context.spoken.numberIs);
      return (isOther ? null : regionOfPostcode(text, context.spoken.money)) ?? placeIn(context, text, lang);
    },
    day: () => (asked && !holdsAny(normal, context.spoken.otherDay) ? dayIn(turn, asked, text, normal) : null),
    amount: () => (asked ? amountIn(asked, text) : null),
    mayBePlace: () => asked !== null && asksRegion(asked) && countWords(normal) <= PLACE_WORDS,
    voice: () => voiceSaid(turn, normal),
    correction: () => correctionIn(turn, text, normal),
    followUp: () => followUpIn(context.spoken, normal),
    followUpWithin: () => followUpWithin(context.spoken, normal),
    also: () => (running ? toldIn(turn, running.flow, text, normal) : {}),
    told: () => {
      if (running) return {};
      // What it tells may show the dialog that is meant, whatever topic is near.
      const flows = [...context.flows.values()];
      return Object.fromEntries(flows.map((flow) => [flow.id, toldIn(turn, flow, text, normal)]));
    },
    which: () => whichIn(turn, normal, () => reading.topic),
    topic: () => {
      const { line: named } = line();
      if (named && !named.danger) return aboutLine(named);
      // What the guide only offered was not talked about yet: it draws no later words towards itself.
      const lastTopic = turn.screen.yesNo?.opens ? null : state.lastTopic;
      const match = context.match(message, lang, { lastTopic, flow: running?.flow.id ?? null });
      // "I am afraid" has its line with the emergency number: of what, nobody can tell from so few words.
      const isVague = reading.danger?.level === 'banner' && countWords(normal) <= VAGUE_WORDS;
      return isVague && match.topic !== null && isAboutDanger(turn, match.topic)
        ? { ...match, band: 'none', topic: null }
        : match;
    },
  });
  return reading;
}

function openQuestion({ running }: Turn): Asked | null {
  return running?.place.at === 'question' ? { flow: running.flow, id: running.place.open } : null;
}
