import type { RenderedBlock } from '../../render/rendered.js';
import type { BlockContext } from './context.js';
import { OuterLink } from './outer-link.js';

type SourcesBlock = Extract<RenderedBlock, { type: 'sources' }>;

/** The sources, folded. The note that a text was not yet reviewed is never folded. */
export function Sources({ block, context }: { block: SourcesBlock; context: BlockContext }) {
  return (
    <div class="sources">
      {block.review === null ? null : <p class="review">{block.review}</p>}
      <details open={context.inFold === true}>
        <summary>
          {block.title} <span class="checked">{block.checked}</span>
        </summary>
        <ul>
          {block.items.map(({ publisher, url, date }) => (
            <li>
              {url === null ? (
                <bdi>{publisher}</bdi>
              ) : (
                <OuterLink href={url} context={context}>
                  <bdi>{publisher}</bdi>
                </OuterLink>
              )}
              {date === null ? null : <span class="muted"> · {date}</span>}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
