import type { TargetedEvent } from 'preact';

import type { RenderedReply } from '../render/rendered.js';
import { isWaiting, openReply } from '../web/shared/talk.js';
import { AmountField } from '../web/view/amount-field.js';
import { DayFields } from '../web/view/day-fields.js';
import type { Chat } from './chat-api.js';
import { focusChoices } from './choose.js';

/** The fields of the question that is open, for its own card; null where it is answered by a choice or in words. */
export function AnswerForm({ chat, reply }: { chat: Chat; reply: RenderedReply }) {
  const talk = chat.talk();
  if (openReply(talk) !== reply || isWaiting(talk)) return null;
  if (reply.input === 'date') return <DayForm chat={chat} />;
  return reply.input === 'amount' ? <AmountForm chat={chat} /> : null;
}

function DayForm({ chat }: { chat: Chat }) {
  return (
    <form class="days" autocomplete="off" onSubmit={(event) => sendDay(event, chat)}>
      <DayFields lang={chat.lang()} words={chat.words()} />
    </form>
  );
}

function AmountForm({ chat }: { chat: Chat }) {
  return (
    <form class="days" autocomplete="off" onSubmit={(event) => sendAmount(event, chat)}>
      <AmountField words={chat.words()} />
    </form>
  );
}

function sendAmount(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const field = fieldOf(event.currentTarget, 'text');
  if (field.value.trim() === '') return field.focus();
  chat.say(field.value.trim());
  focusChoices();
}

function sendDay(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const fields = ['day', 'month', 'year'].map((name) => fieldOf(event.currentTarget, name));
  const empty = fields.find(({ value }) => value.trim() === '');
  if (empty) return empty.focus();
  const [day, month, year] = fields.map(({ value }) => value.trim()) as [string, string, string];
  const [{ label }] = (fields[1] as HTMLSelectElement).selectedOptions as unknown as [{ label: string }];
  chat.say(`${day}/${month}/${year}`, `${day} ${label.replace(/^\d+ · /, '')} ${year}`);
  focusChoices();
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}
