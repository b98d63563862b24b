import type { Topic } from '../../content/schema.js';
import type { BlockUse, OutcomePart } from '../flow.js';
import { type BlockPart, type Part, ui, words } from '../reply.js';

/** An outcome's part with the style and facts that the topic's file gives its blocks. */
export function outcomePart(topic: Topic, part: OutcomePart): Part {
  if ('block' in part) return blockPart(topic, part);
  if ('services' in part) return { kind: 'services', title: ui('services.title'), ids: [...part.services] };
  return {
    kind: 'routes',
    title: part.title,
    items: part.routes.map((route) => ({ ...route, lines: route.lines.map((use) => blockPart(topic, use)) })),
  };
}

function blockPart(topic: Topic, use: BlockUse): BlockPart {
  const spec = topic.blocks.find(({ id }) => id === use.block);
  if (!spec) throw new Error(`content/topics/${topic.id}.yaml has no block "${use.block}"`);
  const factContext = { ...(spec.region ? { region: spec.region } : {}), ...use.factContext };
  return {
    kind: 'block',
    style: spec.style,
    text: words(topic.id, `blocks.${use.block}`, use.params),
    facts: spec.facts,
    factContext,
  };
}
