import type { ISODate, LocalNow } from './calendar.js';
import type { Region } from './facts.js';
import { type Hours, openState, type OpenState } from './hours.js';

/** What of an organisation decides whether it is the one to call. */
export interface Line {
  id: string;
  /** Absent: not known. */
  hours: Hours | undefined;
  /** Languages spoken (ISO 639); none: not known. */
  languages: readonly string[];
  /** It finds an interpreter. */
  interpreter: boolean;
  /** It decides about people: the police, an office of the state. */
  authority: boolean;
  /** An emergency or national number, which stays as it is whatever its age. */
  national: boolean;
  regions: readonly (Region | 'belgium')[];
  check_by: ISODate;
}

/** Who asks, and when. */
export interface CallFor {
  lang: string;
  /** null: at any hour, such as on paper or on a page that is kept; only lines that are there day and night count. */
  now: LocalNow | null;
  today: ISODate;
  region?: Region | undefined;
  /** Whether the person is known to have residence papers. */
  papers: boolean;
  isHoliday: (day: ISODate) => boolean;
}

export interface Call<T extends Line> {
  line: T;
  /** null where the hours are not known. */
  state: OpenState | null;
}

/** Lines shown in danger. */
export const IN_DANGER = 3;
/** The id of the emergency number, the first line of every list in danger. */
export const EMERGENCY = 'emergency';

/**
 * The lines to call in danger, three at most. The first of `lines` is the emergency number and stays first. Then, in the
 * order of `lines`: first those that speak the reader's language or have an interpreter (where the languages are not known
 * that counts as yes), then the others. A closed line is never among them, nor an authority for people of whom it is not
 * known that they have papers. What is past its check comes after all that is not.
 */
export function callsInDanger<T extends Line>(lines: readonly T[], asks: CallFor): Call<T>[] {
  const [first, ...others] = lines.map((line) => ({ line, state: stateOf(line, asks) }));
  if (!first) return [];
  const open = others.filter(
    ({ line, state }) => isReachable(state, asks) && inReach(line, asks) && (asks.papers || !line.authority),
  );
  return [first, ...byTurns(open, asks)].slice(0, IN_DANGER);
}

/**
 * The one line to call where there is no danger: one that is open now, else one that opens within 24 hours, else one of
 * which the hours are not known. Of these, one where nobody would understand the reader only if there is no other; then
 * the one that opens first; then the order of `lines`. Null where there is none.
 */
export function callFor<T extends Line>(lines: readonly T[], asks: CallFor): Call<T> | null {
  const all = lines.filter((line) => inReach(line, asks)).map((line) => ({ line, state: stateOf(line, asks) }));
  const open = all.filter(({ state }) => state?.open === true);
  const soon = all.flatMap((call) => {
    const wait = minutesUntil(call.state, asks);
    return wait !== null && wait <= 24 * 60 ? [{ call, wait }] : [];
  });
  const inTime = soon.sort((a, b) => a.wait - b.wait).map(({ call }) => call);
  const unknown = all.filter(({ state }) => state === null);
  return [open, inTime, unknown, all].flatMap((calls) => understood(calls, asks))[0] ?? null;
}

function stateOf({ hours }: Line, { now, isHoliday }: CallFor): OpenState | null {
  if (hours === undefined) return null;
  if (hours === 'always') return { open: true, always: true, until: null };
  return now === null ? null : openState(hours, now, isHoliday);
}

/** Whether somebody may answer now; at any hour only who is there day and night. */
function isReachable(state: OpenState | null, { now }: CallFor): boolean {
  if (now === null) return state?.open === true;
  return state === null || state.open;
}

function inReach({ regions }: Line, { region }: CallFor): boolean {
  return region === undefined || regions.includes('belgium') || regions.includes(region);
}

/** Those in the reader's language first, and what is past its check after all that is not; else as they stood. */
function byTurns<T extends Line>(calls: readonly Call<T>[], asks: CallFor): Call<T>[] {
  const rank = ({ line }: Call<T>): number => {
    const old = !line.national && asks.today > line.check_by;
    return (old ? 2 : 0) + (speaks(line, asks.lang) ? 0 : 1);
  };
  return [...calls].sort((a, b) => rank(a) - rank(b));
}

function speaks({ languages, interpreter }: Line, lang: string): boolean {
  return interpreter || languages.length === 0 || languages.includes(lang);
}

/** Those where the reader is understood first; else as they stood. */
function understood<T extends Line>(calls: readonly Call<T>[], { lang }: CallFor): Call<T>[] {
  return [...calls].sort((a, b) => Number(isStrange(a.line, lang)) - Number(isStrange(b.line, lang)));
}

/** Whether one language alone is spoken there, and it is not the reader's. */
function isStrange({ interpreter, languages }: Line, lang: string): boolean {
  return !interpreter && languages.length === 1 && languages[0] !== lang;
}

function minutesUntil(state: OpenState | null, { now }: CallFor): number | null {
  if (state === null || state.open || now === null) return null;
  const [hour, minute] = state.opens.time.split(':').map(Number) as [number, number];
  return state.opens.inDays * 24 * 60 + hour * 60 + minute - now.minute;
}
