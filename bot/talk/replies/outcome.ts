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
  const inFolds = new Map(foldsOf(topic).map((fold) => [fold.id, fold]));
  for (const use of outcome.messages.flat()) {
    const fold = foldOf(topics, topic, use);
    const part = outcomePart(topics, own, use);
    if (fold === undefined) inView.push(part);
    else inFolds.set(fold.id, { ...fold, parts: [...(inFolds.get(fold.id)?.parts ?? []), part] });
  }
  const call = [...(outcome.call ?? topic.call)];
  const ordered = inShapeOrder('outcome', [...inView, ...callsPart({ ...topic, call })], placeOf);
  const folds = [...inFolds.values()].filter(({ parts }) => parts.length > 0);
  return {
    shape: 'outcome',
    messages: [[...ordered, { kind: 'caveat', topic: own }]],
    folds: inFoldOrder([...folds, sourcesFold(own)]),
  };
}

/** The folds of a topic, without what stands in them, and one about help where it has none. */
function foldsOf({ id: own, folds }: Topic): Fold[] {
  const known = Object.entries(folds).map(([id, role]): Fold => ({
    id: foldId(own, id),
    role,
    title: words(own, `folds.${id}`),
    parts: [],
  }));
  if (known.some(({ role }) => role === 'help')) return known;
  return [...known, { id: foldId(own, HELP), role: 'help', title: ui('folds.help'), parts: [] }];
}

/**
 * The fold in which a part stands; undefined for what is in view. A block of another topic brings its fold with it, where
 * the dialog's topic has none of the same name.
 */
function foldOf(topics: ReadonlyMap<string, Topic>, own: Topic, use: OutcomePart): Fold | undefined {
  const folds = foldsOf(own);
  if ('services' in use) return folds.findLast(({ role }) => role === 'help');
  if ('routes' in use) return folds.find(({ id }) => id === foldId(own.id, use.fold ?? ''));
  if (!('block' in use)) return undefined;
  const topic = topics.get(use.topic ?? own.id);
  const name = topic?.blocks.find(({ id }) => id === use.block)?.fold;
  if (!topic || name === undefined) return undefined;
  const id = foldId(own.id, name);
  return (
    folds.find((fold) => fold.id === id) ?? {
      id,
      role: topic.folds[name]!,
      title: words(topic.id, `folds.${name}`),
      parts: [],
    }
  );
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
