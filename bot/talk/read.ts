import type { Match, Turn, Turned } from './turn-context.js';
import { respondToChoice, giveAnswer, openTopic } from './respond-to-choice.js';
import { parseChoiceId } from '../model/choice-id.js';
import { type Answers, type Flow, type Question, replay } from '../model/flow.js';
import { prefaced } from './replies/build.js';
import { withLanguageOffer } from './replies/language.js';
import { badInput, notUnderstood } from './replies/menu.js';
import { offerDialog } from './replies/other-dialog.js';
import { flowEnv, questionWords, runningFlow, showStep } from './replies/step.js';
import { askGently } from './replies/topic.js';
import { ui } from '../model/reply.js';
import { asksRegion, exactOption, fewWords, namedOptions, placeNamed, typedNumber } from './typed/answer.js';
import { fitsAnyQuestion, showsQuestion, typedChoice, yesNoAsked } from './typed/choice.js';
import { parseTypedDate, type TypedDate } from './typed/date.js';

/** Longest message that is read, in UTF-16 units. */
export const MAX_MESSAGE = 2000;

/** Answers typed words: danger first, then what stands on the screen, commands, the open question, and free questions. */
export function respondToText(turn: Turn, text: string): Turned {
  const { context, state } = turn;
  const crisis = screenCrisis(turn, text);
  const tooLong = text.length > MAX_MESSAGE;
  // A mere likeness means little in a long text: the person is asked to say it in fewer words.
  if (crisis && (crisis.certain || (tooLong && !crisis.weak))) return offerLanguage(turn, text, crisis.reply);
  if (tooLong) return badInput(turn, 'input.too_long');
  if (!/[\p{L}\p{N}]/u.test(text)) return badInput(turn, 'input.empty');
  const waiting = openQuestion(turn);
  const shown = waiting !== null && showsQuestion(turn, waiting.flow, waiting.id);
  const chosen = shown ? null : typedChoice(turn, text);
  if (chosen !== null) return respondToChoice(turn, chosen);
  const open = waiting && (shown || !fitsAnyQuestion(turn, waiting.flow, waiting.id, text)) ? waiting : null;
  const exact = open && exactOption(turn, open.flow, open.id, text);
  if (open && exact !== null) return giveAnswer(turn, open.flow, open.answers, open.id, exact);
  if (crisis && !(crisis.weak && answersOtherwise(turn, open, text))) return offerLanguage(turn, text, crisis.reply);

  const id = text.trim();
  if (parseChoiceId(id)) return respondToChoice(turn, id);
  const command = context.command(text, state.lang);
  if (command !== null) return openTopic(turn, command)!;

  if (open) {
    const named = namedOptions(turn, open.flow, open.id, text);
    if (named.length === 1) return giveAnswer(turn, open.flow, open.answers, open.id, named[0]!);
    if (named.length > 1) return badInput(turn, 'input.two_answers');
    const placed = answerWithPlace(turn, open.flow, open.answers, open.id, text);
    if (placed) return placed;
    const dated = answerWithDate(turn, open.flow, open.answers, open.id, text);
    if (dated) return dated;
  }
  const perhapsPlace = open !== null && asksRegion(open.flow, open.id) && fewWords(turn, text);
  return offerLanguage(turn, text, freeQuestion(turn, text, waiting !== null, perhapsPlace));
}

function offerLanguage(turn: Turn, text: string, result: Turned): Turned {
  return withLanguageOffer(turn, turn.context.detect(text.slice(0, MAX_MESSAGE), turn.state.lang), result);
}

function screenCrisis(turn: Turn, text: string): { certain: boolean; weak: boolean; reply: Turned } | null {
  const hit = dangerIn(turn, text);
  const topic = hit && turn.context.topics.get(hit.topic);
  if (!hit || !topic) return null;
  return hit.certainty === 'clear'
    ? { certain: true, weak: false, reply: openTopic(turn, topic.id)! }
    : { certain: false, weak: hit.weak ?? false, reply: askGently(turn, topic) };
}

// Whoever writes too much often says at the end what it is about.
function dangerIn({ context, state }: Turn, text: string): ReturnType<Turn['context']['detectDanger']> {
  const first = context.detectDanger(text.slice(0, MAX_MESSAGE), state.lang);
  if (text.length <= MAX_MESSAGE || first?.certainty === 'clear') return first;
  const last = context.detectDanger(text.slice(-MAX_MESSAGE), state.lang);
  return last?.certainty === 'clear' || !first || (first.weak && last) ? last : first;
}

/** Whether a text that is no more than like a crisis answers the open question, or is a command or choice. */
function answersOtherwise(turn: Turn, open: ReturnType<typeof openQuestion>, text: string): boolean {
  const { context, state } = turn;
  if (context.command(text, state.lang) !== null || parseChoiceId(text.trim()) || typedNumber(text) > 0) return true;
  if (!open) return false;
  const { flow, id } = open;
  if (namedOptions(turn, flow, id, text).length > 0) return true;
  if (asksRegion(flow, id) && placeNamed(turn, text) !== null) return true;
  const typed = dayTyped(turn, flow.questions[id]!, text);
  // A day that cannot be taken is asked again: it is no less an answer for that.
  return typed !== null && (typed.ok || typed.reason === 'impossible' || typed.reason === 'year');
}

function openQuestion(turn: Turn): { flow: Flow; answers: Answers; id: string } | null {
  const running = runningFlow(turn);
  const place = running && replay(running.flow, running.answers, flowEnv(turn));
  return place?.at === 'question' ? { ...running!, id: place.open } : null;
}

/** The day that a text gives to a question about a day; null where the question asks for none. */
function dayTyped(turn: Turn, question: Question, text: string): TypedDate | null {
  if (question.kind !== 'date') return null;
  const words = turn.context.said(turn.state.lang);
  return parseTypedDate(text, turn.env.today, words, question.earliest(flowEnv(turn)));
}

function answerWithDate(turn: Turn, flow: Flow, answers: Answers, id: string, text: string): Turned | null {
  const question = flow.questions[id]!;
  const env = flowEnv(turn);
  const typed = dayTyped(turn, question, text);
  if (question.kind !== 'date' || !typed) return null;
  if (!typed.ok) {
    // Words without any number may be a question; a number that is no date is a slip.
    return typed.reason === 'none' ? null : askDateAgain(turn, flow, answers, ui(`input.date_${typed.reason}`));
  }
  if (typed.date < question.earliest(env))
    return askDateAgain(turn, flow, answers, questionWords(flow, id, 'too_early'));
  if (typed.date > question.latest(env)) return askDateAgain(turn, flow, answers, questionWords(flow, id, 'too_late'));
  return giveAnswer(turn, flow, answers, id, typed.date);
}

/** A question about a region, answered with a place or a postcode; null where the words name neither. */
function answerWithPlace(turn: Turn, flow: Flow, answers: Answers, id: string, text: string): Turned | null {
  if (!asksRegion(flow, id)) return null;
  const place = placeNamed(turn, text);
  if (place === 'abroad') return badInput(turn, 'input.abroad');
  return place === null ? null : giveAnswer(turn, flow, answers, id, place);
}

function askDateAgain(turn: Turn, flow: Flow, answers: Answers, why: ReturnType<typeof ui>): Turned {
  return prefaced(showStep(turn, flow, answers), [{ kind: 'block', style: 'note', text: why }], 'bad_input');
}

function freeQuestion(turn: Turn, text: string, midway: boolean, perhapsPlace: boolean): Turned {
  const { context, state } = turn;
  // What the bot only asked about was not talked about yet: a doubt draws no later words towards danger.
  const lastTopic = yesNoAsked(turn)?.opens ? null : state.lastTopic;
  const match = context.match(text, state.lang, { lastTopic, flow: runningFlow(turn)?.flow.id ?? null });
  const result = answerMatch(turn, match, midway, perhapsPlace);
  return match.words ? { ...result, event: { ...result.event, words: match.words } } : result;
}

function answerMatch(turn: Turn, match: Match, midway: boolean, perhapsPlace: boolean): Turned {
  const own = runningFlow(turn)?.flow.id;
  if (match.band === 'answer' && match.topic !== null) {
    // Words about the dialog's own subject, in the middle of it, are no wish to begin anew.
    if (match.topic === own) return notUnderstood(turn, []);
    const other = midway ? turn.context.flows.get(match.topic) : undefined;
    const opened = other ? offerDialog(turn, other) : openTopic(turn, match.topic);
    if (opened) return opened;
  }
  if (match.band === 'none' && perhapsPlace) return badInput(turn, 'input.unknown_place');
  const near = match.band === 'none' ? [] : match.candidates.map(({ topic }) => topic).filter((id) => id !== own);
  return notUnderstood(turn, near);
}
