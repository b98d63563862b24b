import type { RenderedRoute } from '../../../render/rendered.js';
import type { Words } from '../words.js';
import { Icon, type IconName } from './icon.js';

const FIT_ICONS: Record<RenderedRoute['fit'], IconName> = {
  first: 'check',
  possible: 'circle',
  ask: 'question',
  no: 'cross',
};

/** The routes side by side, one under the other on a phone; the fit is said in words, with a sign. */
export function Routes({ title, items, words }: { title: string; items: RenderedRoute[]; words: Words }) {
  return (
    <div class="routes">
      <h2>{title}</h2>
      <ul>
        {items.map((route) => (
          <li class={`route fit-${route.fit}`}>
            <p class="fit">
              <Icon name={FIT_ICONS[route.fit]} /> {words[`web.fit.${route.fit}`]}
            </p>
            <h3>{route.title}</h3>
            <p class="verdict">{route.verdict}</p>
            {route.lines.length > 0 ? (
              <ul>
                {route.lines.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
