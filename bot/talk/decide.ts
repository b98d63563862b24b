import { UNKNOWN } from '../model/flow.js';
import { choiceId, parseChoiceId } from '../model/choice-id.js';
import { commandMove, topicMove } from './choice-moves.js';
import { closeTopics } from './close-topics.js';
import { badInput, decideChoice } from './decide-choice.js';
import type { Decision, Move } from './move.js';
import type { Reading } from './read.js';
import { followUpMove } from './follow-up.js';
import { askWhich, mostTold, muchTold, saysWrong, toldOfNext, voiceTold, withTold } from './told-moves.js';
import { isAboutDanger, type Turn } from './turn-context.js';

/**
 * What a message means first of all, and what only if it means nothing above that: the whole order of deciding, and the
 * only place where it stands. The first rule that has something to say decides.
 */
export const PRIORITIES = {
  /** Danger that is sure goes before everything, and is found in a message of any length. */
  sureDanger: (turn, reading) =>
    reading.danger?.level === 'takeover' ? inDanger(turn, reading, reading.danger.topic) : null,

  tooLong: (_turn, { tooLong }) => (tooLong ? badInput('input.too_long') : null),

  empty: (_turn, { empty }) => (empty ? badInput('input.empty') : null),

  /** A number, a yes or a no is about what the screen shows, where that is not the dialog's question. */
  choiceOnScreen: (turn, reading) => (turn.screen.question ? null : choiceOnScreen(turn, reading)),

  /** An option of the open question, word for word. */
  exactAnswer: (turn, reading) =>
    listens(turn, reading) && reading.options.exact !== null ? answer(turn, reading.options.exact) : null,

  /** The label of a button, typed, or its id, as a client without buttons sends it. */
  choice: (turn, { choice }) => choice && decideChoice(turn, choice),

  /** "back", "menu", "stop" …, where it is the whole message. */
  command: (turn, reading) => {
    const { command } = reading;
    // "I made a mistake" is a wish to go back only where it is clear which answer that is.
    if (command === 'meta.back' && saysWrong(turn, reading)) return { move: commandMove(turn, 'change') };
    return decided(command === null ? null : topicMove(turn, command));
  },

  /** "I am a volunteer", where a button says so. */
  voiceOnScreen: (turn, reading) => {
    if (!turn.state.offered.some((id) => parseChoiceId(id)?.do === 'voice')) return null;
    const said = reading.voice?.alone ? reading.voice.voice : null;
    return said !== null && turn.state.offered.includes(choiceId.voice(said))
      ? decideChoice(turn, { do: 'voice', voice: said })
      : null;
  },

  /** "No, I meant …": another answer to a question that was answered before. */
  correction: ({ running }, { correction }) =>
    correction && 'answer' in correction && running
      ? { move: { do: 'answer', flow: running.flow.id, ...correction, corrects: true } }
      : null,

  /** "How many days?", "and my papers?": a short question about the answer that stands on the screen. */
  followUp: (turn, reading) => {
    const move = reading.followUp === null || waits(turn) ? null : followUpMove(turn, reading.followUp);
    return decided(move);
  },

  /** An option of the open question, named in a few words; of two, the person says which. */
  namedAnswer: (turn, reading) => {
    const [first, ...more] = listens(turn, reading) ? reading.options.within : [];
    if (first === undefined) return null;
    return more.length > 0 ? { move: askWhich([first, ...more], reading) } : answer(turn, first, reading);
  },

  /** A place or a postcode, where a region is asked for. */
  place: (turn, reading) => {
    if (!listens(turn, reading) || reading.place === null) return null;
    return reading.place === 'abroad' ? badInput('input.abroad') : answer(turn, reading.place);
  },

  /** A day, where one is asked for; one that cannot be taken is asked for again. */
  day: (turn, reading) => {
    if (!listens(turn, reading) || reading.day === null) return null;
    if ('again' in reading.day) {
      const { again: why, ...offered } = reading.day;
      return decided({ do: 'ask_day_again', why, ...offered });
    }
    const { move } = answer(turn, reading.day.date);
    return decided(reading.day.twoWays && move.do === 'answer' ? { ...move, twoWays: true } : move);
  },

  /** An amount, where one is asked for; one that cannot be meant is asked for again. */
  amount: (turn, reading) => {
    if (!listens(turn, reading) || reading.amount === null) return null;
    if ('euro' in reading.amount) return answer(turn, String(reading.amount.euro));
    return badInput('input.amount_again');
  },

  /** An answer was wrong, but the message does not say which. */
  wrongAnswer: (turn, reading) => (saysWrong(turn, reading) ? { move: commandMove(turn, 'change') } : null),

  /** Words about the dialog's own subject, in the middle of it, are no wish to begin anew. */
  ownSubject: (turn, reading) =>
    turn.running && surely(turn, reading) === turn.running.flow.id
      ? understood(reading, { do: 'not_understood', near: [] })
      : null,

  /** Another dialog is offered and not begun while a question waits: its answers would be lost. */
  otherDialog: (turn, reading) => {
    const topic = surely(turn, reading);
    return waits(turn) && topic !== null && turn.context.flows.has(topic)
      ? understood(reading, { do: 'offer_dialog', flow: topic })
      : null;
  },

  /** Who writes, and nothing else; a dialog that asks it confirms it with what else it was told. */
  toldVoice: (turn, reading) => {
    const move = voiceTold(turn, reading, surely(turn, reading));
    return move && understood(reading, move);
  },

  /** The dialog of which a message tells so much that it is meant, whatever topic the words are of. */
  muchTold: (turn, reading) => {
    const dialog = turn.running || reading.asks || reading.words < MUCH_WORDS ? null : muchTold(turn, reading);
    const move = dialog === null ? null : withTold(turn, reading, dialog);
    return move && understood(reading, move);
  },

  /** The topic that the words surely ask about. */
  topic: (turn, reading) => {
    const topic = surely(turn, reading);
    const move = topic === null ? null : opened(turn, reading, topic);
    return move && understood(reading, move);
  },

  /** The one that the words name of those among which the screen asks. */
  whichOne: (turn, reading) => {
    const move = reading.which === null ? null : opened(turn, reading, reading.which);
    return move && understood(reading, move);
  },

  /** The dialog that the words are nearest to, where they answer several of its questions already. */
  toldDialog: (turn, reading) => {
    if (turn.running || reading.topic.band === 'answer') return null;
    const meant = mostTold(turn, reading);
    const move = meant === null ? null : withTold(turn, reading, meant);
    return move && understood(reading, move);
  },

  /** A short question about the answer on the screen, with a few words beside, where it is no topic of its own. */
  followUpWithin: (turn, reading) =>
    decided(
      reading.followUpWithin === null || waits(turn) || reading.topic.band === 'answer'
        ? null
        : followUpMove(turn, reading.followUpWithin),
    ),

  /** A word or two that mean nothing to us, where a region is asked for: perhaps a place we do not know. */
  unknownPlace: (turn, reading) =>
    reading.topic.band === 'none' && reading.mayBePlace && listens(turn, reading)
      ? understood(reading, { do: 'bad_input', why: 'input.unknown_place' })
      : null,

  /** Which of the nearest topics is meant, where any is near. */
  notUnderstood: (turn, reading) => understood(reading, { do: 'not_understood', near: closeTopics(turn, reading) }),
} as const satisfies Record<string, Rule>;

/** Fewer words do not tell much. */
const MUCH_WORDS = 6;

/** What one rule makes of a message; null where it has nothing to say. */
type Rule = (turn: Turn, reading: Reading) => Decision | null;

type Priority = keyof typeof PRIORITIES;

/**
 * Decides on a typed message, by the first of the PRIORITIES that has something to say. A message that only sounds like
 * danger is decided on like any other; a line of help stands above its reply.
 */
export function decideText(turn: Turn, reading: Reading): Decision {
  for (const [name, rule] of Object.entries(PRIORITIES) as [Priority, Rule][]) {
    const decision = rule(turn, reading);
    if (!decision) continue;
    const like = dangerHeard(turn, reading, name);
    return like === null ? decision : { written: reading.written, ...decision, soundsLike: like };
  }
  throw new Error('the last priority takes every message');
}

/** What leaves no doubt about what was meant: help in danger, or an answer to what the screen shows. */
const BEYOND_DOUBT: ReadonlySet<Priority> = new Set(['sureDanger', 'empty', 'choiceOnScreen', 'exactAnswer', 'choice']);

/** The topic about danger that a message sounds like, where the rule that decided on it leaves room for that. */
function dangerHeard(turn: Turn, reading: Reading, decidedBy: Priority): string | null {
  if (BEYOND_DOUBT.has(decidedBy) || !reading.danger) return null;
  // A few words that answer the question are no cry for help.
  const dismissed = reading.words <= FEW_WORDS && saysSomethingElse(turn, reading);
  return dismissed ? null : reading.danger.topic;
}

/** Whether a question of the dialog waits for its answer, on the screen or behind it. */
function waits({ running }: Turn): boolean {
  return running?.place.at === 'question';
}

/**
 * Whether the message may answer the waiting question. Where that is not on the screen, words that fit any question (a
 * number, "yes, please", "I don't know", "today") answer none.
 */
function listens(turn: Turn, reading: Reading): boolean {
  return waits(turn) && (turn.screen.question || !fitsAnyQuestion(reading));
}

function fitsAnyQuestion({ everyday, options }: Reading): boolean {
  if (everyday.number > 0 || everyday.yes !== null || everyday.no !== null || everyday.nearDay) return true;
  return options.exact === UNKNOWN || options.within.includes(UNKNOWN);
}

/** The choice on the screen that a message names by its number, or by a yes or a no. */
function choiceOnScreen(turn: Turn, { everyday }: Reading): Decision | null {
  const numbered = turn.state.offered[everyday.number - 1];
  if (numbered !== undefined) return decideChoice(turn, parseChoiceId(numbered));
  const { yesNo } = turn.screen;
  if (!yesNo) return null;
  // Words after a yes or a no may say something else.
  if (everyday.yes !== 'all' && everyday.no !== 'all') return null;
  return decideChoice(turn, parseChoiceId(everyday.yes === 'all' ? yesNo.yes : yesNo.no));
}

/** A message of no more words that answers the open question says nothing else. */
const FEW_WORDS = 3;

/** Whether a message that is no more than like danger answers the open question, or is a command or a choice. */
function saysSomethingElse(turn: Turn, reading: Reading): boolean {
  if (reading.command !== null || reading.choice !== null || reading.everyday.number > 0) return true;
  if (!listens(turn, reading)) return false;
  if (reading.options.within.length > 0 || reading.place !== null) return true;
  // A day that cannot be taken is an answer all the same; "May" alone is none.
  return reading.day !== null && !('again' in reading.day && reading.day.again === 'vague');
}

/**
 * The topic that the words ask about, where that is sure enough to answer. Help in danger is one only where danger was
 * heard: "child" alone is no danger to a child.
 */
function surely(turn: Turn, { topic: { band, topic }, danger }: Reading): string | null {
  if (band !== 'answer' || topic === null) return null;
  return danger === null && isAboutDanger(turn, topic) ? null : topic;
}

/** What opens a topic, with what the message told of its dialog's questions. */
function opened(turn: Turn, reading: Reading, topic: string): Move | null {
  return withTold(turn, reading, topic) ?? topicMove(turn, topic);
}

/** The answer to the open question, with what else the message tells of those that were not asked yet. */
function answer(turn: Turn, given: string, reading?: Reading): Decision {
  const { flow, place } = turn.running!;
  if (place.at !== 'question') throw new Error(`flow ${flow.id}: no question is open`);
  const also = reading ? toldOfNext(turn, reading, given) : {};
  const more = Object.keys(also).length > 0 ? { also } : {};
  return { move: { do: 'answer', flow: flow.id, question: place.open, answer: given, ...more } };
}

/** Help in danger, with the offer to go on in the language of the message, and the way to what else it asks. */
function inDanger(turn: Turn, reading: Reading, topic: string): Decision {
  const { choice } = reading;
  // Who types what a button says asks for just that.
  if (choice?.do === 'topic' && choice.topic === topic)
    return { move: { do: 'topic', topic }, written: reading.written };
  const { band, topic: asked } = reading.topic;
  const instead = band === 'answer' && asked !== null && !isAboutDanger(turn, asked) ? asked : null;
  return { move: { do: 'topic', topic, instead }, written: reading.written };
}

/** What answers a free question: it names what the message was understood by. */
function understood({ written, topic }: Reading, move: Move): Decision {
  return { move, written, words: topic.words };
}

function decided(move: Move | null): Decision | null {
  return move && { move };
}
