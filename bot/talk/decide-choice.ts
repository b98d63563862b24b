import { type ChoiceAction, parseChoiceId } from '../model/choice-id.js';
import { isLang, type Lang, type PlannedLang } from '../model/lang.js';
import type { Topic } from '../model/topic.js';
import { choiceMove, commandMove, topicMove } from './choice-moves.js';
import type { Decision, Move } from './move.js';
import { isAboutDanger, type Turn } from './turn-context.js';

/** Decides on a tapped choice; null: an id that is none of ours. */
export function decideChoice(turn: Turn, choice: ChoiceAction | null): Decision {
  if (choice === null) return badInput('input.unknown_choice');
  // Who changes the language wants to read in it what stands on the screen.
  if (choice.do === 'lang') return { move: shownAgain(turn), lang: choice.lang };
  if (choice.do === 'read') return decideReading(turn, choice);
  return { move: choiceMove(turn, choice) };
}

/** Opens a topic in a language that has it, and goes on in it; for any other shows which have it. */
function decideReading(turn: Turn, { topic, lang }: Extract<ChoiceAction, { do: 'read' }>): Decision {
  if (!turn.context.topics.has(topic)) return badInput('input.unknown_choice');
  if (!isLang(lang)) return { move: { do: 'elsewhere', reader: lang, topics: [topic] } };
  return { move: turn.running?.flow.id === topic ? { do: 'step' } : topicMove(turn, topic)!, lang };
}

/**
 * Decides on a talk that is opened by a reader of a language without content: which languages there are, and which have
 * the topic that was asked for. Help in danger is opened at once. Null for every other reader.
 */
export function decideForReader(
  turn: Turn,
  { topic, reader }: { topic?: string | undefined; reader?: PlannedLang | undefined },
): Decision | null {
  if (reader === undefined || (topic !== undefined && isAboutDanger(turn, topic))) return null;
  return { move: { do: 'elsewhere', reader, topics: topic === undefined ? [] : [topic] } };
}

/**
 * Decides on an opened page: the topic it names, or else where the talk was. `again`: there is a talk already. `lang`:
 * the page's language.
 */
export function decideOpening(turn: Turn, again: boolean, topic: string | undefined, lang: Lang): Decision {
  const asked = topic === undefined ? null : addressMove(turn, topic);
  if (asked) return { move: asked, lang };
  if (!again) return { move: { do: 'welcome' }, lang };
  const move = lang === turn.state.lang ? commandMove(turn, 'continue') : shownAgain(turn);
  return { move: move.do === 'step' ? { ...move, resumed: true } : move, lang };
}

/**
 * What opens a topic that an address names. Others may have made that address: it deletes nothing and undoes no answer,
 * but asks first where that is what the topic does.
 */
function addressMove(turn: Turn, topic: string): Move | null {
  const { running, context } = turn;
  if (topic === 'meta.forget') return { do: 'ask_deleting', what: 'forget' };
  if (!running) return topicMove(turn, topic);
  if (topic === 'meta.restart') return { do: 'ask_deleting', what: 'restart' };
  if (topic === running.flow.id || topic === 'meta.back') return { do: 'step', resumed: true };
  return context.flows.has(topic) ? { do: 'offer_dialog', flow: topic } : topicMove(turn, topic);
}

/** What stood on the screen, once more: the menu, the dialog, help, an answer, or another dialog on offer. */
export function shownAgain(turn: Turn): Move {
  const { context, state, running, screen } = turn;
  if (screen.menu) return { do: running ? 'menu' : 'welcome' };
  const last = state.lastTopic === null ? undefined : context.topics.get(state.lastTopic);
  if (running && (!last || last.id === running.flow.id)) return { do: 'step' };
  if (!last) return { do: 'welcome' };
  if (screen.yesNo?.opens === last.id && context.flows.has(last.id)) return { do: 'offer_dialog', flow: last.id };
  if (last.kind === 'crisis') return { do: 'topic', topic: last.id, ...insteadOffered(turn, last) };
  return topicMove(turn, last.id)!;
}

/** What stood first among the choices where help had taken over. */
function insteadOffered(turn: Turn, { related: [usual] }: Topic): { instead?: string | null } {
  const first = parseChoiceId(turn.state.offered[0] ?? '');
  if (first?.do === 'command') return first.command === 'none' || first.command === 'continue' ? { instead: null } : {};
  const isInstead = first?.do === 'topic' && first.topic !== usual && !isAboutDanger(turn, first.topic);
  return isInstead ? { instead: first.topic } : {};
}

/** What was done cannot be taken, and why. */
export function badInput(why: string): Decision {
  return { move: { do: 'bad_input', why } };
}
