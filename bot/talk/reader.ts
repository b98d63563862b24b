import { isLang } from '../model/lang.js';
import type { Decision, Move } from './move.js';
import { isAboutDanger, type Turn } from './turn-context.js';

/** A dialog waits, and is not shown, while the talk goes on in a language that does not have it. */
export function readerOf(turn: Turn): Turn {
  const { running, context, state } = turn;
  return running && !context.isTold(running.flow.id, state.lang) ? { ...turn, running: null, waiting: running } : turn;
}

/** The moves of the dialog that runs, which name no topic themselves. */
const OF_THE_DIALOG: ReadonlySet<Move['do']> = new Set([
  'step',
  'reopen',
  'offer_change',
  'ask_day_again',
  'ask_which',
]);

/** The moves with which a free question is answered. */
const FROM_WORDS: ReadonlySet<Move['do']> = new Set([
  'topic',
  'begin',
  'offer_reuse',
  'offer_dialog',
  'not_understood',
]);

/**
 * The move that the reader can read. What the language of the talk, or of the message, does not have is shown by its
 * title, with the languages that have it; help in danger is shown at once, whatever its language.
 */
export function moveForReader(turn: Turn, { move, written = null }: Decision): Move {
  const { context, state } = turn;
  const topics = topicsOf(turn, move);
  if (topics.some((id) => isAboutDanger(turn, id)) && move.do !== 'not_understood') return move;
  if (written !== null && !isLang(written) && FROM_WORDS.has(move.do))
    return { do: 'elsewhere', reader: written, topics };
  const [topic] = topics;
  if (move.do === 'not_understood' || topic === undefined || context.isTold(topic, state.lang))
    return inMenu(turn, move);
  // What the guide says of itself is short, and the menu holds as much.
  if (context.topics.get(topic)?.kind === 'meta') return { do: 'menu' };
  return { do: 'elsewhere', reader: state.lang, topics: [topic] };
}

/** The menu without the words about the guide itself, where the language does not have them. */
function inMenu({ context, state }: Turn, move: Move): Move {
  if (move.do === 'menu' && move.help && !context.isTold('meta.help', state.lang)) return { do: 'menu' };
  return move.do === 'share' && !context.isTold('meta.share', state.lang) ? { do: 'menu' } : move;
}

/** The topics that a move is about, the likeliest first. */
function topicsOf({ running, waiting }: Turn, move: Move): readonly string[] {
  if (move.do === 'elsewhere') return [];
  if (move.do === 'not_understood') return move.near;
  if ('flow' in move) return [move.flow];
  if ('topic' in move) return move.topic === null ? [] : [move.topic];
  const flow = (running ?? waiting)?.flow.id;
  return OF_THE_DIALOG.has(move.do) && flow !== undefined ? [flow] : [];
}
