import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';

import { openReply } from '../talk.js';
import { Icon } from '../view/icon.js';
import type { Chat } from './chat.js';

const MAX_LENGTH = 2000;

/** The text field, and beside it a field for a day where the open question asks for one. */
export function Composer({ chat }: { chat: Chat }) {
  const words = chat.words();
  return (
    <div class="dock">
      {openReply(chat.talk())?.input === 'date' ? <DayForm chat={chat} /> : null}
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
  const words = chat.words();
  return (
    <form class="composer day" onSubmit={(event) => sendDay(event, chat)}>
      <label for="day">{words['web.date']}</label>
      <input id="day" name="day" type="date" required min="1900-01-01" max="2199-12-31" />
      <button type="submit">{words['web.date_send']}</button>
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
  const field = event.currentTarget.elements.namedItem('day') as HTMLInputElement;
  const shown = new Intl.DateTimeFormat(`${chat.lang()}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  chat.say(field.value, shown.format(new Date(field.value)));
  document.getElementById('choices')?.focus({ preventScroll: true });
}

function submitOnEnter(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.querySelector('button')?.click();
}
