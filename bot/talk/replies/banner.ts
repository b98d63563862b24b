import { choiceId } from '../../model/choice-id.js';
import { type Choice, type Part, type Reply, ui } from '../../model/reply.js';
import type { Move } from '../move.js';
import { choice, type Draft, replyOf } from './build.js';

const BANNER: Part = { kind: 'banner', service: 'emergency' };

/** The moves that leave a message without an answer. */
const UNANSWERED: ReadonlySet<Move['do']> = new Set(['not_understood', 'bad_input', 'elsewhere']);

/**
 * The reply to a message that only sounds like danger: the one that it gets anyway, under one line with the emergency
 * number. Where the message found no answer, a quiet choice opens help with what it sounds like.
 */
export function underBanner(draft: Draft, { do: made }: Move, topic: string): Draft {
  const result = { ...draft, reply: { ...draft.reply, messages: [[BANNER], ...draft.reply.messages] } };
  const { choices } = result.reply;
  const help = helpChoice(topic);
  if (!UNANSWERED.has(made) || choices.some(({ id }) => id === help.id)) return result;
  const main = choices.filter(({ rank }) => rank === 'main');
  const quiet = choices.filter(({ rank }) => rank === 'quiet');
  return { ...result, reply: { ...result.reply, choices: [...main, help, ...quiet] } };
}

/** The line alone, and the way to the help: for when the message itself cannot be answered now. */
export function bannerAlone(topic: string): Reply {
  return replyOf({ messages: [[BANNER]], choices: [helpChoice(topic)] });
}

/** Its words say no more than "danger": others may see the screen. */
function helpChoice(topic: string): Choice {
  return choice(choiceId.topic(topic), ui('danger.help'), 'quiet');
}
