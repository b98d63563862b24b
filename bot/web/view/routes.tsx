import type { RenderedRoute } from '../../render/rendered.js';
import { Icon, type IconName } from './icon.js';
import { Linked } from './linked.js';

const FIT_ICONS: Record<RenderedRoute['fit'], IconName> = {
  first: 'check',
  possible: 'circle',
  ask: 'question',
  no: 'cross',
};

/** The routes beside each other; below each other on a phone. Words and a sign say how well each fits. */
export function Routes({ title, items, phones }: { title: string; items: RenderedRoute[]; phones: readonly string[] }) {
  return (
    <div class="routes">
      <h2>{title}</h2>
      <ul>
        {items.map((route) => (
          <li class={`route fit-${route.fit}`}>
            <p class="fit">
              <Icon name={FIT_ICONS[route.fit]} /> {route.verdict}
            </p>
            <h3>{route.title}</h3>
            {route.lines.length > 0 ? (
              <ul>
                {route.lines.map((line) => (
                  <li>
                    <Linked text={line} phones={phones} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
