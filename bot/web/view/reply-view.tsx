import type { ComponentChildren } from 'preact';

import { isBanner, type RenderedFold, type RenderedReply } from '../../render/rendered.js';
import { Block, Messages } from './blocks.js';
import type { BlockContext } from './context.js';

interface Props {
  reply: RenderedReply;
  context: BlockContext;
  /** What one does with the answer; it stands right below its first message. */
  tools?: ComponentChildren;
  /** The fields in which its question is answered; they stand in the question's own card. */
  fields?: ComponentChildren;
}

/** What a reply says: what is in view, and under it what is folded. */
export function ReplyView({ reply, context, tools, fields }: Props) {
  // A reply from before a release may still stand in the log of a talk.
  const { messages, lang, folds = [], phones = [] } = reply;
  const known = { ...context, phones };
  // The line above an answer is no message of it.
  const first = messages.findIndex((message) => !isBanner(message)) + 1;
  // The question is always the last message.
  const single = first >= messages.length;
  return (
    <>
      <Messages messages={messages.slice(0, first)} lang={lang} context={known} fields={single ? fields : null} />
      {tools}
      <Folds folds={folds} context={known} />
      <Messages messages={messages.slice(first)} lang={lang} context={known} fields={single ? null : fields} />
    </>
  );
}

function Folds({ folds, context }: { folds: readonly RenderedFold[]; context: BlockContext }) {
  if (folds.length === 0) return null;
  return (
    <div class="folds">
      {folds.map(({ id, role, title, blocks, open }) => (
        <details class={role === 'now' ? 'fold now' : 'fold'} key={id} open={open}>
          <summary>{title}</summary>
          <div class="inside">
            {blocks.map((block) => (
              <Block block={block} context={{ ...context, inFold: true }} />
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
