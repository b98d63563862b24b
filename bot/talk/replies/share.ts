import type { Part } from '../../model/reply.js';
import { isAboutDanger, type Turn } from '../turn-context.js';
import { answerOf } from './answer-messages.js';
import { commandChoice, continueChoice, type Draft, line, replyOf, topicChoice } from './build.js';
import { resultAnswers } from './step.js';

/** The card of a topic, to show at a desk. */
export function offerCard(turn: Turn, { topic }: { topic: string }): Draft {
  const choices = [...continueChoice(turn), topicChoice(topic), commandChoice('menu')];
  const messages: Part[][] = [[line('card.how'), { kind: 'card', topic }]];
  return { reply: replyOf({ messages, choices, topic }), kind: 'command' };
}

/** A link to what was talked about last; with the answers of a result only if the person chooses so. */
export function offerShare(turn: Turn): Draft {
  const { context, state } = turn;
  const share = context.topics.get('meta.share')!;
  const about = state.lastTopic ?? 'meta.help';
  const answers = state.flow?.id === about ? resultAnswers(turn) : null;
  const link: Part = { kind: 'share', topic: about, ...(answers ? { answers } : {}) };
  const said = answerOf(share);
  const messages: Part[][] = [...said.messages, [link]];
  const choices = [...continueChoice(turn), commandChoice('menu')];
  // The link holds the topic's title. Where others read along (a group in Teams), the channel shows no title of help in
  // danger, so that it must know what the reply is about.
  const topic = isAboutDanger(turn, about) ? about : share.id;
  return { reply: replyOf({ ...said, messages, choices, topic }), kind: 'command' };
}
