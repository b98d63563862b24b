import type { Activity, CardAction } from 'botbuilder';

import { offered } from '../render/offered.js';
import { plainText } from '../render/plain.js';
import type { RenderedReply } from '../render/rendered.js';

export interface ReplyOptions {
  /** The site's address, for links in plain text. */
  siteUrl: string;
  /** True if the stored talk could not be read. The client is told so with the reply. */
  lost: boolean;
}

/**
 * A reply as activities, one for each message. Each is plain text that any client can show. The first also carries the
 * whole reply as data (`channelData.reply`) for clients that show more. The last also carries the choices, with values
 * that are the same in every language.
 */
export function replyActivities(reply: RenderedReply, options: ReplyOptions): Partial<Activity>[] {
  const actions = offered(reply).map(action);
  const texts = reply.messages.map((message) => plainText(message, options.siteUrl));
  if (texts.length === 0) texts.push('');
  return texts.map((text, i) => {
    const last = i === texts.length - 1;
    const data = i === 0 ? { reply, ...(options.lost ? { lost: true } : {}) } : { continues: true };
    return {
      type: 'message',
      text,
      textFormat: 'plain',
      locale: reply.lang,
      inputHint: last && reply.input !== 'text' ? 'expectingInput' : 'acceptingInput',
      channelData: data,
      ...(last && actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
    };
  });
}

function action(choice: { id: string; label: string }): CardAction {
  return {
    type: 'messageBack',
    title: choice.label,
    displayText: choice.label,
    text: choice.id,
    value: choice.id,
  };
}
