import type { Bot } from '../../bot/guide/guide.js';
import { isISODate, type LocalNow } from '../../bot/model/calendar.js';
import { parseChoiceId } from '../../bot/model/choice-id.js';
import type { Flow } from '../../bot/model/flow.js';
import type { Lang, PlannedLang } from '../../bot/model/lang.js';
import { Talk } from './core-talk.js';
import { type TypedCase, typedScreen, typedSets } from './typed-sets.js';

/** A Monday, ten in the morning: "last Friday" is the twentieth. */
const NOW: LocalNow = { date: '2026-11-23', minute: 600 };

/**
 * `wrong`: something was stored that the person did not say, or stands among what is said to be read in their message.
 * `again`: it was not taken although it is clear, or only in part; another topic was shown; or a day was offered that
 * was not meant, and nothing stored.
 */
export type TypedVerdict = 'right' | 'wrong' | 'again';

export interface TypedPlayed {
  verdict: TypedVerdict;
  /** What came, for people to read. */
  came: string;
}

/** A case that was played. */
export interface TypedRow extends TypedPlayed {
  lang: PlannedLang;
  it: TypedCase;
}

/** Plays a whole set. @throws Error if a screen cannot be reached. */
export function playTypedSet(
  which: 'honest-typed' | 'dev-typed',
  bot: Bot,
  flows: ReadonlyMap<string, Flow>,
): TypedRow[] {
  return typedSets(which).flatMap(([lang, { page, cases }]) =>
    cases.map((it) => ({ lang, it, ...playTyped(bot, flows, page, it) })),
  );
}

/** A missed case in one line, for people to read. */
export function missed({ lang, it, verdict, came }: TypedRow): string {
  const meant = it.keeps ? 'nothing' : JSON.stringify(it.gives ?? it.topic);
  return `${it.kind} ${lang} ${it.on} "${it.says}" → ${meant}; ${verdict}: ${came}`;
}

/** Plays a case with a bot. @throws Error if its screen cannot be reached. */
export function playTyped(bot: Bot, flows: ReadonlyMap<string, Flow>, page: Lang, it: TypedCase): TypedPlayed {
  const { topic, given } = typedScreen(it.on);
  const talk = new Talk(bot, NOW, page).open();
  if (topic !== null) talk.tap(`topic:${topic}`);
  talk.give(given);
  const before = talk.state!;
  talk.say(it.says);
  const { event } = talk.last;
  const stored = changed(before.flow?.answers ?? {}, talk.state?.flow?.answers ?? {});
  const days = offeredDays(talk);
  const read = { ...offeredAnswers(talk, flows, before.known), ...stored };
  const came = [event.kind, event.topic, shown('read', read), shown('offered', days)].filter(Boolean).join(' ');
  return { verdict: verdictOn(it, event, read, days), came };
}

type Said = Record<string, string>;

function verdictOn(
  { gives, may, topic, keeps }: TypedCase,
  event: { kind: string; topic: string | null },
  read: Said,
  days: Said,
): TypedVerdict {
  const meant: Said = { ...may, ...gives };
  const strange = (said: Said): boolean =>
    Object.entries(said).some(([question, answer]) => !same(meant[question], answer));
  if (strange(read)) return 'wrong';
  if (strange(days)) return 'again';
  if (keeps) return 'right';
  const got = { ...days, ...read };
  if (gives) return Object.keys(gives).every((question) => got[question] !== undefined) ? 'right' : 'again';
  const answered = ['answered', 'outcome', 'crisis', 'asked', 'command'].includes(event.kind);
  return answered && event.topic !== null && topic!.includes(event.topic) ? 'right' : 'again';
}

/** Whether an answer is the one meant; of several days that are offered one must be. */
function same(meant: string | undefined, got: string): boolean {
  return meant !== undefined && got.split(' or ').includes(meant);
}

/** The answers that are new or other than before. */
function changed(before: Said, after: Said): Said {
  return Object.fromEntries(Object.entries(after).filter(([question, answer]) => before[question] !== answer));
}

/** Days that stand on buttons, to be confirmed by a tap. */
function offeredDays(talk: Talk): Said {
  const days: Said = {};
  for (const id of talk.choices) {
    const action = parseChoiceId(id);
    if (action?.do !== 'answer' || !isISODate(action.answer)) continue;
    const { question, answer } = action;
    days[question] = days[question] === undefined ? answer : `${days[question]} or ${answer}`;
  }
  return days;
}

/** What the message told of a dialog that was not begun, offered with "is it right?". */
function offeredAnswers(talk: Talk, flows: ReadonlyMap<string, Flow>, before: Said): Said {
  const keep = talk.choices.map(parseChoiceId).find((action) => action?.do === 'known' && action.keep);
  if (keep?.do !== 'known') return {};
  const known = changed(before, talk.state?.known ?? {});
  return Object.fromEntries(
    Object.entries(flows.get(keep.flow)?.questions ?? {}).flatMap(([question, { about }]) =>
      about !== undefined && known[about] !== undefined ? [[question, known[about]]] : [],
    ),
  );
}

function shown(what: string, said: Said): string {
  const entries = Object.entries(said);
  return entries.length === 0
    ? ''
    : `${what} ${entries.map(([question, answer]) => `${question}=${answer}`).join(', ')}`;
}
