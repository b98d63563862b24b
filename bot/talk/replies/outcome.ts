import type { BlockUse, Outcome, OutcomePart } from '../../model/flow.js';
import { inFoldOrder, inShapeOrder } from '../../model/form.js';
import { type BlockPart, type Fold, type Part, type Reply, ui, words } from '../../model/reply.js';
import type { Role } from '../../model/roles.js';
import { inNewForm, type Topic } from '../../model/topic.js';
import { callsPart, foldId, sourcesFold } from './answer-messages.js';

/** The fold of organisations where the topic has none about help. */
const HELP = 'help';

/**
 * A dialog's outcome as a reply. In the new form its topic says which blocks are in view and which fold each other one
 * stands in; organisations stand in the fold about help.
 */
export function outcomeOf(
  topics: ReadonlyMap<string, Topic>,
  own: string,
  outcome: Outcome,
): Pick<Reply, 'shape' | 'messages' | 'folds'> {
  const topic = topics.get(own);
  const groups = outcome.messages.map((uses) => uses.map((use) => outcomePart(topics, own, use)));
  if (!topic || !inNewForm(topic)) return { messages: [...groups, [{ kind: 'sources', topic: own }]] };
  const inView: Part[] = [];
  const inFolds = new Map<string, Part[]>([...Object.keys(topic.folds), HELP].map((id) => [id, []]));
  for (const use of outcome.messages.flat()) {
    const fold = foldOf(topics, topic, use);
    (fold === undefined ? inView : inFolds.get(fold)!).push(outcomePart(topics, own, use));
  }
  const ordered = inShapeOrder('outcome', [...inView, ...callsPart(topic)], placeOf);
  const folds = [...inFolds].flatMap(([id, parts]): Fold[] =>
    parts.length === 0
      ? []
      : [
          Object.hasOwn(topic.folds, id)
            ? { id: foldId(own, id), role: topic.folds[id]!, title: words(own, `folds.${id}`), parts }
            : { id: foldId(own, id), role: 'help', title: ui('folds.help'), parts },
        ],
  );
  return {
    shape: 'outcome',
    messages: [[...ordered, { kind: 'caveat', topic: own }]],
    folds: inFoldOrder([...folds, sourcesFold(own)]),
  };
}

/** The fold of its dialog's topic in which a part stands; undefined for what is in view. */
function foldOf(topics: ReadonlyMap<string, Topic>, own: Topic, use: OutcomePart): string | undefined {
  const withRole = (role: string): string | undefined => Object.keys(own.folds).find((id) => own.folds[id] === role);
  if ('services' in use) return withRole('help') ?? HELP;
  if (!('block' in use)) return undefined;
  const fold = topics.get(use.topic ?? own.id)?.blocks.find(({ id }) => id === use.block)?.fold;
  // A block of another topic stands where its fold has the same name here, else with the reasons.
  return fold === undefined || Object.hasOwn(own.folds, fold) ? fold : withRole('why');
}

function placeOf(part: Part): Role | 'calls' {
  if (part.kind === 'calls') return 'calls';
  // What is no block (a day for the calendar) comes after all that are.
  return part.kind === 'block' ? (part.role ?? 'text') : 'list';
}

/** An outcome's part with the style and facts that the topics' files give their blocks; `own` is the flow's id. */
function outcomePart(topics: ReadonlyMap<string, Topic>, own: string, part: OutcomePart): Part {
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
    ...(spec.role === undefined ? {} : { role: spec.role }),
    text: words(id, `blocks.${use.block}`, use.params),
    facts: spec.facts,
    factContext,
  };
}
