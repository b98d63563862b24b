import type { RenderedBlock } from '../../render/rendered.js';
import { DecisionDrawing } from './decision-drawing.js';

/** What stands folded beside a question: why it is asked, or, with a drawing, where its answer is found. */
export function Aside({ block }: { block: Extract<RenderedBlock, { type: 'aside' }> }) {
  return (
    <details class="aside">
      <summary>{block.title}</summary>
      {block.drawing === 'decision' ? <DecisionDrawing /> : null}
      {block.texts.map((text) => (
        <p>{text}</p>
      ))}
    </details>
  );
}
