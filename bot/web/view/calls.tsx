import type { RenderedCall } from '../../render/rendered.js';
import { Icon } from './icon.js';

function Call({ call, danger }: { call: RenderedCall; danger: boolean }) {
  const { href, number, what, state, isOpen, emergency } = call;
  const looks = ['call', isOpen === false ? 'closed' : 'open', danger ? 'crisis' : '', emergency ? 'emergency' : ''];
  return (
    <a class={looks.filter(Boolean).join(' ')} href={href}>
      <Icon name="phone" />
      <span>
        <span class="who">
          <bdi class="number" dir="ltr">
            {number}
          </bdi>{' '}
          <span class="what">{what}</span>
        </span>{' '}
        {state === null ? null : <span class="state">{state}</span>}
      </span>
    </a>
  );
}

/** Whom to call, each as a button as wide as the screen. `title`: shown above them in the chat; a page has its own. */
export function Calls({ title, items, inChat }: { title: string | null; items: RenderedCall[]; inChat: boolean }) {
  return (
    <div class="calls">
      {title !== null && inChat ? <h2 class="title">{title}</h2> : null}
      <ul>
        {items.map((call) => (
          <li key={call.id}>
            <Call call={call} danger={title !== null} />
          </li>
        ))}
      </ul>
    </div>
  );
}
