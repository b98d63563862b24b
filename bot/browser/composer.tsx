import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';

import { openReply } from '../web/shared/talk.js';
import { Icon } from '../web/view/icon.js';
import type { Chat } from './chat-api.js';
import { focusChoices } from './choose.js';
import { LinkNotice } from './entries.js';

const MAX_LENGTH = 2000;

/**
 * The text field, which stays in sight. Above it stand the state of a lost connection, and that a text was too long and
 * was cut. What is typed goes to no spelling service of the browser.
 */
export function Composer({ chat }: { chat: Chat }) {
  const words = chat.words();
  const reply = openReply(chat.talk());
  const prompt = words[reply?.progress ? 'web.input_answer' : 'web.input'];
  return (
    <div class="dock">
      <LinkNotice link={chat.talk().link} chat={chat} />
      <p class="too-long" role="status" />
      <form class="composer" onSubmit={(event) => sendText(event, chat)}>
        <label class="unseen" for="message">
          {prompt}
        </label>
        <textarea
          id="message"
          name="message"
          rows={1}
          dir="auto"
          placeholder={prompt}
          autocomplete="off"
          // Written so, it is an attribute: the property of that name is a boolean, which any word makes true.
          autoCorrect="off"
          spellcheck={false}
          enterkeyhint="send"
          onInput={({ currentTarget, isComposing }) => {
            if (!isComposing) keepShort(currentTarget, words['web.too_long']);
          }}
          onCompositionEnd={({ currentTarget }) => keepShort(currentTarget, words['web.too_long'])}
          onKeyDown={submitOnEnter}
        />
        <button type="submit" class="send" aria-label={words['web.send']} title={words['web.send']}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}

/** Cuts a text that is too long, and says so: `maxlength` would cut a pasted letter without a word. */
function keepShort(field: HTMLTextAreaElement, tooLong: string): void {
  const isTooLong = field.value.length > MAX_LENGTH;
  if (isTooLong) field.value = field.value.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/u, '');
  tell(field, isTooLong ? tooLong : '');
}

function tell(field: HTMLTextAreaElement, text: string): void {
  const notice = field.form?.parentElement?.querySelector('.too-long');
  if (notice && notice.textContent !== text) notice.textContent = text;
}

function sendText(event: TargetedEvent<HTMLFormElement>, chat: Chat): void {
  event.preventDefault();
  const field = event.currentTarget.elements.namedItem('message') as HTMLTextAreaElement;
  const text = field.value.trim();
  if (text === '') return field.focus();
  field.value = '';
  tell(field, '');
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
