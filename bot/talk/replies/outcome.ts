import type { BlockUse, Outcome, OutcomePart } from '../../model/flow.js';
import { inFoldOrder, inShapeOrder } from '../../model/form.js';
import { type BlockPart, type Fold, type Part, type Reply, ui, words } from '../../model/reply.js';
import { blocksFor, inNewForm, type Topic } from '../../model/topic.js';
import type { Voice } from '../../model/voice.js';
import { callsPart, declaredFolds, firstFor, foldId, helpFold, roleOf, sourcesFold } from './answer-messages.js';

/**
 * A dialog's outcome as a reply. In the new form its topic says which blocks are in view and which fold each other one
 * stands in; organisations stand in the fold about help. `voice` is who reads; null: not known.
 */
export function outcomeOf(
  topics: ReadonlyMap<string, Topic>,
  own: string,
  outcome: Outcome,
  voice: Voice | null = null,
): Pick<Reply, 'shape' | 'messages' | 'folds'> {
  const topic = topics.get(own);
  if (!topic || !inNewForm(topic)) {
    const groups = outcome.messages.map((uses) => uses.map((use) => outcomePart(topics, own, use, voice)));
    return { messages: [...groups, [{ kind: 'sources', topic: own }]] };
  }
  const inView: Part[] = [];
  const empty = foldsOf(topic);
  const inFolds = new Map(empty.map((fold) => [fold.id, fold]));
  for (const use of outcome.messages.flat()) {
    const fold = foldOf(topics, topic, empty, use);
    const part = outcomePart(topics, own, use, voice);
    if (fold === undefined) inView.push(part);
    else inFolds.set(fold.id, { ...fold, parts: [...(inFolds.get(fold.id)?.parts ?? []), part] });
  }
  const call = [...(outcome.call ?? topic.call)];
  const calls = callsPart({ kind: outcome.danger ? 'crisis' : topic.kind, call });
  const ordered = inShapeOrder('outcome', [...inView, ...calls], roleOf);
  const folds = [...inFolds.values()].filter(({ parts }) => parts.length > 0);
  return {
    shape: 'outcome',
    messages: [[...ordered, { kind: 'caveat', topic: own }]],
    folds: firstFor(topic, voice, inFoldOrder([...folds, sourcesFold(own)])),
  };
}

/** The folds of a topic, without what stands in them, and one about help where it has none. */
function foldsOf(topic: Topic): Fold[] {
  const known = declaredFolds(topic, () => []);
  return known.some(({ role }) => role === 'help') ? known : [...known, helpFold(topic.id, [])];
}

/**
 * The fold, of the topic's own `folds`, in which a part stands; undefined for what is in view. A block of another topic brings its fold with it, where
 * the dialog's topic has none of the same name.
 */
function foldOf(
  topics: ReadonlyMap<string, Topic>,
  own: Topic,
  folds: readonly Fold[],
  use: OutcomePart,
): Fold | undefined {
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

/** An outcome's part with the style and facts that the topics' files give their blocks; `own` is the flow's id. */
function outcomePart(topics: ReadonlyMap<string, Topic>, own: string, part: OutcomePart, voice: Voice | null): Part {
  if ('block' in part) return blockPart(topics, own, part, voice);
  if ('calendar' in part) return { kind: 'calendar', date: part.calendar };
  if ('services' in part) return { kind: 'services', title: ui('services.title'), ids: [...part.services] };
  return {
    kind: 'routes',
    title: part.title,
    items: part.routes.map((route) => ({
      ...route,
      lines: route.lines.map((use) => blockPart(topics, own, use, voice)),
    })),
  };
}

function blockPart(topics: ReadonlyMap<string, Topic>, own: string, use: BlockUse, voice: Voice | null): BlockPart {
  const id = use.topic ?? own;
  const topic = topics.get(id);
  const spec = topic && blocksFor(topic, voice).find((block) => (block.instead ?? block.id) === use.block);
  if (!spec) throw new Error(`content/topics/${id}.yaml has no block "${use.block}"`);
  const factContext = { ...(spec.region ? { region: spec.region } : {}), ...use.factContext };
  return {
    kind: 'block',
    style: spec.style,
    ...(spec.role === undefined ? {} : { role: spec.role }),
    text: words(id, `blocks.${spec.id}`, use.params),
    facts: spec.facts,
    factContext,
  };
}
