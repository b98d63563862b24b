import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';

import { openReply } from '../web/shared/talk.js';
import { AmountField } from '../web/view/amount-field.js';
import { DayFields } from '../web/view/day-fields.js';
import { Icon } from '../web/view/icon.js';
import type { Chat } from './chat.js';
import { CHOICES_ID } from './choices.js';

const MAX_LENGTH = 2000;

/** The text field. Above it are fields for a day or an amount if the open question asks for one. */
export function Composer({ chat }: { chat: Chat }) {
  const words = chat.words();
  const input = openReply(chat.talk())?.input;
  return (
    <div class="dock">
      {input === 'date' ? <DayForm chat={chat} /> : null}
      {input === 'amount' ? <AmountForm chat={chat} /> : null}
      <form class="composer" onSubmit={(event) => sendText(event, chat)}>
        <label class="unseen" for="message">
          {words['web.input']}
        </label>
        <textarea
          id="message"
          name="message"
          rows={1}
          dir="auto"
          maxLength={MAX_LENGTH}
          placeholder={words['web.input']}
          autocomplete="off"
          enterkeyhint="send"
          onKeyDown={submitOnEnter}
        />
        <button type="submit" class="send" aria-label={words['web.send']} title={words['web.send']}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}

function DayForm({ chat }: { chat: Chat }) {
  return (
    <form class="days" onSubmit={(event) => sendDay(event, chat)}>
      <DayFields lang={chat.lang()} words={chat.words()} />
    </form>
  );
}

function AmountForm({ chat }: { chat: Chat }) {
  return (
    <form class="days" onSubmit={(event) => sendAmount(event, chat)}>
      <AmountField words={chat.words()} />
    </form>
  );
}

function sendText(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const field = event.currentTarget.elements.namedItem('message') as HTMLTextAreaElement;
  const text = field.value.trim();
  if (text === '') return field.focus();
  field.value = '';
  chat.say(text);
  field.focus({ preventScroll: true });
}

function sendDay(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const fields = ['day', 'month', 'year'].map((name) => fieldOf(event.currentTarget, name));
  const empty = fields.find(({ value }) => value.trim() === '');
  if (empty) return empty.focus();
  const [day, month, year] = fields.map(({ value }) => value.trim()) as [string, string, string];
  const [{ text: monthName }] = (fields[1] as HTMLSelectElement).selectedOptions as unknown as [{ text: string }];
  chat.say(`${day}/${month}/${year}`, `${day} ${monthName} ${year}`);
  document.getElementById(CHOICES_ID)?.focus({ preventScroll: true });
}

function sendAmount(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const field = fieldOf(event.currentTarget, 'text');
  if (field.value.trim() === '') return field.focus();
  chat.say(field.value.trim());
  document.getElementById(CHOICES_ID)?.focus({ preventScroll: true });
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

function submitOnEnter(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.querySelector('button')?.click();
}
