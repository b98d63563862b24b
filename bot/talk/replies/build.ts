import type { EventKind, Turn, Turned } from '../turn-context.js';
import { choiceId, type Command } from '../../model/choice-id.js';
import {
  type BlockPart,
  type BlockStyle,
  type Choice,
  type Part,
  type Reply,
  type TextRef,
  ui,
  words,
} from '../../model/reply.js';
import type { TalkState } from '../talk-state.js';

/** A line of the interface's own words. */
export function line(path: string, style: BlockStyle = 'text'): BlockPart {
  return { kind: 'block', style, text: ui(path) };
}

/** A choice that opens a topic, by its title. */
export function topicChoice(topic: string, rank: Choice['rank'] = 'main'): Choice {
  return { id: choiceId.topic(topic), label: words(topic, 'title'), rank };
}

/** A choice that does something with the talk itself: back, menu, share … */
export function commandChoice(command: Command, rank: Choice['rank'] = 'quiet'): Choice {
  return { id: choiceId.command(command), label: ui(`choices.${command}`), rank };
}

/** A choice with its own label. */
export function choice(id: string, label: TextRef, rank: Choice['rank'] = 'main'): Choice {
  return { id, label, rank };
}

/** A reply with what it leaves unsaid filled in. */
export function replyOf(parts: Partial<Reply> & { messages: Part[][] }): Reply {
  return { choices: [], input: 'text', topic: null, ...parts };
}

/** Ends a turn: remembers what a number typed next would refer to. */
export function turned(turn: Turn, change: Partial<TalkState>, reply: Reply, kind: EventKind): Turned {
  const offered = reply.choices.filter(({ rank }) => rank === 'main').map(({ id }) => id);
  return {
    state: { ...turn.state, ...change, offered },
    reply,
    event: { kind, topic: reply.topic },
  };
}

/** Puts a line before what a turn says anyway. */
export function prefaced(result: Turned, parts: Part[], kind?: EventKind): Turned {
  return {
    ...result,
    reply: { ...result.reply, messages: [parts, ...result.reply.messages] },
    event: kind ? { ...result.event, kind } : result.event,
  };
}
