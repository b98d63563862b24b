import type { Topic } from '../../model/topic.js';
import type { BlockUse, OutcomePart } from '../../model/flow.js';
import { type BlockPart, type Part, ui, words } from '../../model/reply.js';

/** An outcome's part with the style and facts that the topics' files give their blocks; `own` is the flow's id. */
export function outcomePart(topics: ReadonlyMap<string, Topic>, own: string, part: OutcomePart): Part {
  if ('block' in part) return blockPart(topics, own, part);
  if ('calendar' in part) return { kind: 'calendar', date: part.calendar };
  if ('services' in part) return { kind: 'services', title: ui('services.title'), ids: [...part.services] };
  return {
    kind: 'routes',
    title: part.title,
    items: part.routes.map((route) => ({ ...route, lines: route.lines.map((use) => blockPart(topics, own, use)) })),
  };
}

function blockPart(topics: ReadonlyMap<string, Topic>, own: string, use: BlockUse): BlockPart {
  const id = use.topic ?? own;
  const spec = topics.get(id)?.blocks.find((block) => block.id === use.block);
  if (!spec) throw new Error(`content/topics/${id}.yaml has no block "${use.block}"`);
  const factContext = { ...(spec.region ? { region: spec.region } : {}), ...use.factContext };
  return {
    kind: 'block',
    style: spec.style,
    text: words(id, `blocks.${use.block}`, use.params),
    facts: spec.facts,
    factContext,
  };
}
