import type { RenderedChoice, RenderedReply } from '../render/rendered.js';
import { isWaiting, openReply } from '../web/shared/talk.js';
import type { Chat } from './chat.js';

/** The id of the group of choices. It gets the focus when one of its buttons was used and is removed. */
export const CHOICES_ID = 'choices';

/** Progress and the open choices: answers as large buttons, ways out as a smaller row. */
export function Choices({ chat }: { chat: Chat }) {
  const talk = chat.talk();
  const reply = openReply(talk);
  const choices = reply && !isWaiting(talk) ? reply.choices : [];
  const of = (rank: RenderedChoice['rank']): RenderedChoice[] => choices.filter((choice) => choice.rank === rank);
  return (
    <div
      id={CHOICES_ID}
      class="choices"
      role="group"
      tabIndex={-1}
      aria-label={chat.words()['web.choices']}
      lang={reply?.lang}
      dir={reply?.dir}
    >
      {reply?.progress && choices.length > 0 ? <Progress progress={reply.progress} /> : null}
      <Row rank="main" choices={of('main')} chat={chat} />
      <Row rank="quiet" choices={of('quiet')} chat={chat} />
    </div>
  );
}

function Row({ rank, choices, chat }: { rank: RenderedChoice['rank']; choices: RenderedChoice[]; chat: Chat }) {
  if (choices.length === 0) return null;
  return (
    <div class={rank}>
      {choices.map((choice) => (
        <button key={choice.id} type="button" lang={choice.lang} onClick={() => choose(chat, choice)}>
          <bdi>{choice.label}</bdi>
        </button>
      ))}
    </div>
  );
}

function choose(chat: Chat, choice: RenderedChoice): void {
  chat.choose(choice);
  document.getElementById(CHOICES_ID)?.focus({ preventScroll: true });
}

function Progress({ progress }: { progress: NonNullable<RenderedReply['progress']> }) {
  return (
    <div class="progress">
      <span>{progress.label}</span>
      <progress value={progress.step} max={Math.max(progress.of, progress.step)} aria-hidden="true" />
    </div>
  );
}
