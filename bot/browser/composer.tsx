import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';

import { openReply } from '../web/shared/talk.js';
import { Icon } from '../web/view/icon.js';
import type { Chat } from './chat-api.js';
import { focusChoices } from './choose.js';
import { LinkNotice } from './entries.js';

const MAX_LENGTH = 2000;

/** The text field, which stays in sight, and above it the state of a lost connection. */
export function Composer({ chat }: { chat: Chat }) {
  const words = chat.words();
  const reply = openReply(chat.talk());
  const prompt = words[reply?.progress ? 'web.input_answer' : 'web.input'];
  return (
    <div class="dock">
      <LinkNotice link={chat.talk().link} chat={chat} />
      <form class="composer" onSubmit={(event) => sendText(event, chat)}>
        <label class="unseen" for="message">
          {prompt}
        </label>
        <textarea
          id="message"
          name="message"
          rows={1}
          dir="auto"
          maxLength={MAX_LENGTH}
          placeholder={prompt}
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

function sendText(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const field = event.currentTarget.elements.namedItem('message') as HTMLTextAreaElement;
  const text = field.value.trim();
  if (text === '') return field.focus();
  field.value = '';
  chat.say(text);
  // On touch, the keyboard would go on covering half of the answer.
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) focusChoices();
  else field.focus({ preventScroll: true });
}

function submitOnEnter(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.querySelector('button')?.click();
}
