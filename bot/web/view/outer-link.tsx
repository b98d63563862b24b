import type { ComponentChildren } from 'preact';

import type { BlockContext } from './context.js';

interface Props {
  href: string;
  context: BlockContext;
  class?: string;
  children: ComponentChildren;
}

/**
 * A link to another site. In the chat it opens in a new tab, so that the talk stays open. The other site never learns
 * where the person came from.
 */
export function OuterLink({ href, context, class: name, children }: Props) {
  const beside = context.inChat && /^https?:/.test(href);
  return (
    <a href={href} class={name} rel="noopener noreferrer" {...(beside ? { target: '_blank' } : {})}>
      {children}
      {beside ? <span class="unseen"> {context.words['web.new_window']}</span> : null}
    </a>
  );
}
