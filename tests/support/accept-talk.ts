import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isMap, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { format, resolveConfig } from 'prettier';

import { ROOT } from '../../bot/config/paths.js';
import { UNKNOWN } from '../../bot/model/flow.js';
import { openQuestion } from './core-talk.js';
import { plain } from './play-talk.js';
import type { Seen, TalkChannel } from './talk-channels.js';
import type { TalkFile, TalkStep } from './talk-file.js';

/** Most steps that are added before one of the talk's own steps. */
const MOST_ADDED = 10;

/** A step as it runs today, and the position (from 0) of the written step that it comes from; null if it is new. */
export interface PlayedStep {
  from: number | null;
  step: Partial<TalkStep>;
}

/** A talk that does not reach its outcome any more: a person must say how it goes on. */
export class TalkEndsEarly extends Error {
  constructor({ file, lineOf }: TalkFile, step: number, seen: Seen) {
    const open = openQuestion(idsOf(seen))?.question;
    const now = open === undefined ? '' : ` (open is the question "${open}")`;
    super(`${file}:${lineOf(step) ?? '?'}: the talk now ends before its outcome; add a step${now}`);
    this.name = 'TalkEndsEarly';
  }
}

/**
 * Plays a talk on a channel and records how it runs today. What the person does and what is checked stay; what the bot
 * did is updated. A new question is answered with "I do not know", else with the first option, also if it comes where the
 * talk had its outcome: what is checked there moves to where the outcome comes now. Taps on buttons that are gone are left
 * out, and so are texts that the bot no longer says.
 * @throws TalkEndsEarly if the talk has an outcome and does not reach one now.
 */
export async function playAnew(talk: TalkFile, channel: TalkChannel): Promise<PlayedStep[]> {
  const played: PlayedStep[] = [];
  const shown = new Map<string, string | null>();
  const remember = (seen: Seen): Seen => {
    for (const { id, label } of seen.choices) shown.set(id, label);
    return seen;
  };
  let seen = remember(await channel.open());
  const tap = async (id: string): Promise<void> => {
    seen = remember(await channel.tap(id));
  };
  /** Answers the open question; null if none is open. */
  const answer = async (): Promise<PlayedStep | null> => {
    const given = answerOf(seen);
    if (given === null) return null;
    await tap(given.id);
    const asked = openQuestion(idsOf(seen))?.question;
    const now = asked ? { question: asked } : done(seen);
    return { from: null, step: { 'person taps': given.label ?? given.id, id: given.id, ...now } };
  };
  const answerUntil = async (isThere: () => boolean): Promise<void> => {
    for (let added = 0; !isThere() && added < MOST_ADDED; added += 1) {
      const given = await answer();
      if (given === null) return;
      played.push(given);
    }
  };
  const isOutcome = (): boolean => seen.event === 'outcome';
  for (const [from, step] of talk.talk.entries()) {
    const { id } = step;
    if (id !== undefined) await answerUntil(() => shown.has(id));
    const isGone = id !== undefined && !shown.has(id);
    if (!isGone) {
      if (id === undefined) seen = remember(await channel.say(step['person says']!));
      else await tap(id);
      const label = id === undefined ? null : (shown.get(id) ?? null);
      const isLast = from === talk.talk.length - 1;
      if (!leavesOutcome(step, seen, isLast)) {
        played.push({ from, step: asItGoes(step, seen, label) });
        continue;
      }
      played.push({ from, step: { ...didIn(step, label), question: openQuestion(idsOf(seen))!.question } });
      await answerUntil(isOutcome);
    } else if (step['bot does'] !== 'outcome') continue;
    // The outcome comes at another step now, which takes over what is checked there.
    const last = played.at(-1);
    if (!last || !isOutcome()) throw new TalkEndsEarly(talk, from, seen);
    last.step = { ...asItGoes({ ...step, ...didIn(last.step, null) }, seen, null), ...didIn(last.step, null) };
  }
  return played;
}

/** Whether a step had an outcome where now a question is open. A last step that checks no question had its outcome. */
function leavesOutcome(step: TalkStep, seen: Seen, isLast: boolean): boolean {
  if (seen.event !== 'asked' || openQuestion(idsOf(seen)) === null) return false;
  if (step['bot does'] !== undefined) return step['bot does'] === 'outcome';
  const now = asItGoes(step, seen, null);
  const loses = (key: 'bot says' | 'offers'): boolean => now[key]!.length < step[key].length;
  return isLast && step.question === undefined && (loses('bot says') || loses('offers'));
}

/** What the person does in a step, with the button's text of today. */
function didIn(step: Partial<TalkStep>, label: string | null): Partial<TalkStep> {
  const { 'person says': says, 'person taps': taps, id } = step;
  if (says !== undefined) return { 'person says': says };
  const isSame = label === null || (taps !== undefined && plain(label) === plain(taps));
  return { 'person taps': isSame ? taps : label, id };
}

function idsOf({ choices }: Seen): string[] {
  return choices.map(({ id }) => id);
}

/** The answer to the open question: "I do not know", else the first; null if no question is open. */
function answerOf(seen: Seen): Seen['choices'][number] | null {
  const open = openQuestion(idsOf(seen));
  if (!open) return null;
  const answers = seen.choices.filter(({ id }) => id.includes(`:${open.question}=`));
  return answers.find(({ id }) => id.endsWith(`=${UNKNOWN}`)) ?? answers[0] ?? null;
}

function done({ event, topic }: Seen): Partial<TalkStep> {
  return {
    ...(event === null ? {} : { 'bot does': event as NonNullable<TalkStep['bot does']> }),
    ...(topic === null ? {} : { about: topic }),
  };
}

/** A step, with what it checks as it is today. `label`: the text of the button that it taps. */
function asItGoes(step: TalkStep, seen: Seen, label: string | null): Partial<TalkStep> {
  const text = plain(seen.text);
  const offered = idsOf(seen);
  const question = openQuestion(offered)?.question;
  const now: Partial<TalkStep> = { ...step };
  if (label !== null && step['person taps'] !== undefined && plain(label) !== plain(step['person taps']))
    now['person taps'] = label;
  if (step['bot does'] !== undefined) Object.assign(now, { 'bot does': done(seen)['bot does'] ?? step['bot does'] });
  if (step.about !== undefined) now.about = seen.topic ?? step.about;
  if (step.speaks !== undefined) now.speaks = seen.lang ?? step.speaks;
  if (step.question !== undefined) {
    if (question === undefined) delete now.question;
    else now.question = question;
  }
  now['bot says'] = step['bot says'].filter((words) => text.includes(plain(words)));
  now['bot never says'] = step['bot never says'].filter((words) => !text.includes(plain(words)));
  now.offers = step.offers.filter((id) => offered.includes(id));
  if (Object.keys(now).every((key) => !isLookedAt(key, now))) Object.assign(now, done(seen));
  return now;
}

function isLookedAt(key: string, step: Partial<TalkStep>): boolean {
  if (key === 'person says' || key === 'person taps' || key === 'id') return false;
  const value = step[key as keyof TalkStep];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** The text of a talk's file with the played steps. Comments and all lines that are still right stay. */
export async function writtenAnew(text: string, played: readonly PlayedStep[]): Promise<string> {
  const document = parseDocument(text);
  const steps = document.get('talk');
  if (!isSeq(steps)) throw new Error('a talk has steps');
  const before = [...steps.items] as YAMLMap[];
  steps.items = played.map(({ from, step }) => {
    const kept = from === null ? document.createNode({}) : before[from];
    if (!isMap(kept)) throw new Error('a step has keys');
    for (const key of kept.items.map((pair) => String(pair.key))) {
      const value = step[key as keyof TalkStep];
      const isGone = value === undefined || (Array.isArray(value) && value.length === 0);
      if (isGone) kept.delete(key);
      else if (JSON.stringify(kept.get(key, false) ?? null) !== JSON.stringify(value))
        kept.set(key, written(key, value));
    }
    for (const [key, value] of Object.entries(step))
      if (!kept.has(key) && value !== undefined && !(Array.isArray(value) && value.length === 0))
        kept.set(key, written(key, value));
    return kept;
  });
  const config = await resolveConfig(join(ROOT, 'tests', 'talks', 'any.yaml'));
  return format(document.toString({ lineWidth: 0, singleQuote: true }), { ...config, parser: 'yaml' });
}

/** A value in the form of talk files: texts of buttons are in quotes. */
function written(key: string, value: unknown): unknown {
  if (key !== 'person taps' || typeof value !== 'string') return value;
  const quoted = new Scalar(value);
  quoted.type = Scalar.QUOTE_SINGLE;
  return quoted;
}

/** The lines in which two texts differ, in order: `- old`, `+ new`, each with its line number. */
export function difference(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const same = commonLines(old, now);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...same, [old.length, now.length] as const]) {
    for (; i < a; i += 1) lines.push(`${i + 1}: - ${old[i]}`);
    for (; j < b; j += 1) lines.push(`${j + 1}: + ${now[j]}`);
    i += 1;
    j += 1;
  }
  return lines;
}

/** Pairs of line numbers (from 0) of a longest sequence of common lines. */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The text of a talk's file. */
export function textOf({ file }: TalkFile): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
