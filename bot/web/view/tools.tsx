import type { ComponentChildren } from 'preact';

import type { RenderedChoice, RenderedReply } from '../../render/rendered.js';

/** What one does with an answer, in the order in which it is shown. */
const TOOLS = ['do:share', 'do:change', 'do:back'];

/**
 * The choices of a reply that do something with its answer. They stand with it, because the end of a long answer is never
 * seen. Empty for a question: there they stand with the other ways out.
 */
export function toolsOf({ choices }: Pick<RenderedReply, 'choices'>): RenderedChoice[] {
  const own = choices.filter(({ beside }) => beside);
  if (!choices.some(({ id }) => id === 'do:share')) return own;
  return [...own, ...TOOLS.flatMap((tool) => choices.filter(({ id }) => id === tool))];
}

/** A row of tools. */
export function ToolRow({ children }: { children: ComponentChildren }) {
  return <div class="tools">{children}</div>;
}
