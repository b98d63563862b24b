import type { EventKind, Turn } from '../turn-context.js';
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

/** A choice that opens a topic, by what a person would say it is about. */
export function toldChoice({ context }: Turn, topic: string, rank: Choice['rank'] = 'main'): Choice {
  const kind = context.topics.get(topic)?.kind;
  const told = kind === 'flow' || kind === 'answer';
  return { id: choiceId.topic(topic), label: words(topic, told ? 'told_as' : 'title'), rank };
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

/** What one move makes: the reply, what kind of thing it is, and what changes in the state. */
export interface Draft {
  reply: Reply;
  kind: EventKind;
  /** null: all that is kept of the talk is deleted. */
  change?: Partial<TalkState> | null;
}

/**
 * Puts parts, as their own message, before the reply. Where the reply has folds its first message stays first, with them:
 * nothing stands above the numbers to call in danger, or above an answer's first line.
 */
export function prefaced<T extends { reply: Reply }>(result: T, parts: Part[]): T {
  const { messages, folds } = result.reply;
  const [first, ...rest] = messages;
  const all = folds && first ? [first, parts, ...rest] : [parts, ...messages];
  return { ...result, reply: { ...result.reply, messages: all } };
}

/** The choice to go on with the dialog that runs; none where none does. */
export function continueChoice({ running }: Turn): Choice[] {
  return running ? [commandChoice('continue', 'main')] : [];
}
