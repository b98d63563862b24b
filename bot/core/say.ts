import { asciiDigits } from '../text/digits.js';
import type { OptionWords, Turn, Turned } from './brain.js';
import { choose, giveAnswer, openTopic } from './choose.js';
import { parseChoiceId } from './choice-id.js';
import { type Answers, type Flow, replay, UNKNOWN } from './flow.js';
import { regionOfPostcode } from './postcode.js';
import { prefaced } from './replies/build.js';
import { badInput, notUnderstood } from './replies/menu.js';
import { flowEnv, questionWords, runningFlow, showStep } from './replies/step.js';
import { askGently } from './replies/topic.js';
import { ui } from './reply.js';
import { parseTypedDate } from './typed-date.js';

/** Longest message that is read, in UTF-16 units. */
export const MAX_MESSAGE = 2000;

/** Answers typed words: danger first, then commands, the open question, and at last free questions. */
export function say(turn: Turn, text: string): Turned {
  const { brain, state } = turn;
  const crisis = screenCrisis(turn, text);
  if (crisis?.certain) return crisis.reply;
  if (text.length > MAX_MESSAGE) return badInput(turn, 'input.too_long');
  if (!/[\p{L}\p{N}]/u.test(text)) return badInput(turn, 'input.empty');
  const open = openQuestion(turn);
  const exact = open && exactOption(turn, open.flow, open.id, text);
  if (open && exact !== null) return giveAnswer(turn, open.flow, open.answers, open.id, exact);
  if (crisis) return crisis.reply;

  const id = text.trim();
  if (parseChoiceId(id)) return choose(turn, id);
  const command = brain.command(text, state.lang);
  if (command !== null) return openTopic(turn, command)!;

  const offeredKnown = saidYesOrNo(turn, text);
  if (offeredKnown !== null) return choose(turn, offeredKnown);

  if (open) {
    const named = namedOptions(turn, open.flow, open.id, text);
    if (named.length === 1) return giveAnswer(turn, open.flow, open.answers, open.id, named[0]!);
    if (named.length > 1) return badInput(turn, 'input.two_answers');
    const dated = answerWithDate(turn, open.flow, open.answers, open.id, text);
    if (dated) return dated;
  }
  const numbered = state.offered[typedNumber(text) - 1];
  if (numbered !== undefined) return choose(turn, numbered);
  return freeQuestion(turn, text, runningFlow(turn)?.flow ?? null);
}

function screenCrisis(turn: Turn, text: string): { certain: boolean; reply: Turned } | null {
  const hit = turn.brain.screen(text.slice(0, MAX_MESSAGE));
  const topic = hit && turn.brain.topics.get(hit.topic);
  if (!hit || !topic) return null;
  return hit.certainty === 'clear'
    ? { certain: true, reply: openTopic(turn, topic.id)! }
    : { certain: false, reply: askGently(turn, topic) };
}

/** A message that is no more than a number, in any script's digits ("2", "٢", "2."); 0 where it is not. */
function typedNumber(text: string): number {
  const match = /^\D{0,2}(\d{1,2})\D{0,2}$/u.exec(asciiDigits(text.trim()));
  return match ? Number(match[1]) : 0;
}

/** "Yes" or "no" to what is known from another dialog, as a choice id. */
function saidYesOrNo({ brain, state }: Turn, text: string): string | null {
  const [keep, fresh] = state.offered;
  if (!keep?.startsWith('keep:') || fresh === undefined) return null;
  const normal = brain.normalise(text, state.lang);
  const says = (list: readonly string[]): boolean => list.some((word) => brain.normalise(word, state.lang) === normal);
  const { yes, no } = brain.said(state.lang);
  if (says(yes)) return keep;
  return says(no) ? fresh : null;
}

function openQuestion(turn: Turn): { flow: Flow; answers: Answers; id: string } | null {
  const running = runningFlow(turn);
  const place = running && replay(running.flow, running.answers, flowEnv(turn));
  return place?.at === 'question' ? { ...running!, id: place.open } : null;
}

function answerWithDate(turn: Turn, flow: Flow, answers: Answers, id: string, text: string): Turned | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'date') return null;
  const env = flowEnv(turn);
  const typed = parseTypedDate(text, env.today, turn.brain.said(turn.state.lang));
  if (!typed.ok) {
    // Words without any number may be a question; a number that is no date is a slip.
    return typed.reason === 'none' ? null : askDateAgain(turn, flow, answers, ui(`input.date_${typed.reason}`));
  }
  if (typed.date < question.earliest(env))
    return askDateAgain(turn, flow, answers, questionWords(flow, id, 'too_early'));
  if (typed.date > question.latest(env)) return askDateAgain(turn, flow, answers, questionWords(flow, id, 'too_late'));
  return giveAnswer(turn, flow, answers, id, typed.date);
}

function askDateAgain(turn: Turn, flow: Flow, answers: Answers, why: ReturnType<typeof ui>): Turned {
  return prefaced(showStep(turn, flow, answers), [{ kind: 'block', style: 'note', text: why }], 'bad_input');
}

/** The option that the words name exactly: by id, number, label or keyword; a region also by postcode. */
function exactOption(turn: Turn, flow: Flow, id: string, text: string): string | null {
  const options = optionsOf(flow, id);
  const plain = text.trim().toLowerCase();
  if (options.includes(plain)) return plain;
  const numbered = flow.questions[id]!.kind === 'choice' ? options[typedNumber(text) - 1] : undefined;
  if (numbered !== undefined) return numbered;
  const region = regionOfPostcode(text);
  if (region !== null && options.includes(region)) return region;
  const normal = turn.brain.normalise(text, turn.state.lang);
  return spokenOptions(turn, flow, id).find(({ phrases }) => phrases.includes(normal))?.id ?? null;
}

/** The options whose label or keyword stands in a short message. */
function namedOptions(turn: Turn, flow: Flow, id: string, text: string): string[] {
  const normal = turn.brain.normalise(text, turn.state.lang);
  if (!isShort(normal)) return [];
  const said = spokenOptions(turn, flow, id).flatMap((option) =>
    option.phrases.filter((phrase) => contains(normal, phrase)).map((phrase) => ({ option: option.id, phrase })),
  );
  const negated = (words: string): boolean =>
    turn.brain.said(turn.state.lang).not.some((word) => contains(words, turn.brain.normalise(word, turn.state.lang)));
  const turnedRound = negated(normal);
  // "not signed" holds "signed": the longer phrase is what was meant. A "not" that no phrase accounts for may mean the
  // opposite, so that the question is asked again.
  const meant = said.filter(
    ({ option, phrase }) =>
      (!turnedRound || negated(phrase)) &&
      !said.some((other) => other.option !== option && other.phrase !== phrase && contains(other.phrase, phrase)),
  );
  return [...new Set(meant.map(({ option }) => option))];
}

function optionsOf(flow: Flow, id: string): readonly string[] {
  const question = flow.questions[id]!;
  return question.kind === 'choice' ? question.options : [UNKNOWN];
}

function spokenOptions(turn: Turn, flow: Flow, id: string): OptionWords[] {
  const options = optionsOf(flow, id);
  return turn.brain
    .options(flow.questions[id]!.words ?? flow.id, id, turn.state.lang)
    .filter((option) => options.includes(option.id));
}

/** Whether the words hold the phrase as whole words. */
function contains(normal: string, phrase: string): boolean {
  return phrase !== '' && ` ${normal} `.includes(` ${phrase} `);
}

// Longer messages say more than an answer; they are read as free questions, and the question is asked again after.
function isShort(normal: string): boolean {
  return normal.split(' ').length <= 8;
}

function freeQuestion(turn: Turn, text: string, flow: Flow | null): Turned {
  const { brain, state } = turn;
  const match = brain.match(text, state.lang, { lastTopic: state.lastTopic, flow: flow?.id ?? null });
  if (match.band === 'answer' && match.topic !== null) {
    // Words about the dialog's own subject, in the middle of it, are no wish to begin anew.
    if (match.topic === flow?.id) return notUnderstood(turn, []);
    const opened = openTopic(turn, match.topic);
    if (opened) return opened;
  }
  const near = match.band === 'none' ? [] : match.candidates.map(({ topic }) => topic).filter((id) => id !== flow?.id);
  return notUnderstood(turn, near);
}
