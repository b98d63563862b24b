import { inFoldOrder, inShapeOrder } from '../../model/form.js';
import { type BlockPart, type Fold, type Part, type Reply, ui, words } from '../../model/reply.js';
import type { Role, Shape } from '../../model/roles.js';
import { blocksFor, inNewForm, type Topic, type TopicBlock } from '../../model/topic.js';
import type { Voice } from '../../model/voice.js';

/**
 * A topic's answer as a reader of this voice (null: not known) reads it: in the new form what is in view and the folds,
 * in the old one all of it in messages.
 */
export function answerOf(topic: Topic, voice: Voice | null = null): Pick<Reply, 'shape' | 'messages' | 'folds'> {
  if (!inNewForm(topic)) return { messages: answerMessages(topic) };
  const shape: Shape = topic.kind === 'crisis' ? 'crisis' : 'answer';
  const inView: Part[] = blocksFor(topic, voice)
    .filter(({ fold }) => fold === undefined)
    .map((block) => blockPart(topic, block));
  const ordered = inShapeOrder(shape, [...callsPart(topic), ...inView], roleOf);
  // In danger nothing stands beside the numbers: the sources say how far the text was checked.
  const caveat: Part[] = shape === 'crisis' ? [] : [{ kind: 'caveat', topic: topic.id }];
  return { shape, messages: [[...ordered, ...caveat]], folds: foldsOf(topic, voice) };
}

/** Whom to call about a topic; nothing where it names nobody. */
export function callsPart({ kind, call }: Pick<Topic, 'kind' | 'call'>): Part[] {
  return call.length > 0 ? [{ kind: 'calls', ids: call, danger: kind === 'crisis' }] : [];
}

/** The role by which a part in view is put in order. */
export function roleOf(part: Part): Role | 'calls' {
  if (part.kind === 'calls') return 'calls';
  // What is no block (a day for the calendar) comes after all that are.
  return part.kind === 'block' ? (part.role ?? 'text') : 'list';
}

/** The id of a fold in every reply that has it. */
export function foldId(topic: string, fold: string): string {
  return `${topic}/${fold}`;
}

/** The folds that a topic declares, with what `partsOf` puts into the one of that name. */
export function declaredFolds({ id: own, folds }: Topic, partsOf: (name: string) => Part[]): Fold[] {
  return Object.entries(folds).map(([name, role]) => ({
    id: foldId(own, name),
    role,
    title: words(own, `folds.${name}`),
    parts: partsOf(name),
  }));
}

/** The fold of organisations, for a topic that declares none about help. */
export function helpFold(topic: string, parts: Part[]): Fold {
  return { id: foldId(topic, 'help'), role: 'help', title: ui('folds.help'), parts };
}

function foldsOf(topic: Topic, voice: Voice | null): Fold[] {
  const blocks = blocksFor(topic, voice);
  const own = declaredFolds(topic, (name) =>
    blocks.filter(({ fold }) => fold === name).map((block) => blockPart(topic, block)),
  );
  return firstFor(topic, voice, inFoldOrder([...withHelp(topic, own), sourcesFold(topic.id)]));
}

/** The folds with the one that is written for this reader first, and open. */
export function firstFor({ id: own, voices }: Topic, voice: Voice | null, folds: readonly Fold[]): Fold[] {
  const name = voice === null || voice === 'self' ? undefined : voices[voice];
  const mine = folds.find(({ id }) => name !== undefined && id === foldId(own, name));
  return mine ? [{ ...mine, open: true }, ...folds.filter((fold) => fold !== mine)] : [...folds];
}

/** The folds with the organisations at the end of the one that is about help; it is added where there is none. */
function withHelp(topic: Topic, folds: Fold[]): Fold[] {
  const help: Part[] = [
    ...(topic.hand_out.length > 0 ? [{ kind: 'hand_out', topic: topic.id } as const] : []),
    ...(topic.services.length > 0
      ? [{ kind: 'services', title: ui('services.title'), ids: topic.services } as const]
      : []),
  ];
  if (help.length === 0) return folds;
  const at = folds.findLast(({ role }) => role === 'help');
  if (!at) return [...folds, helpFold(topic.id, help)];
  return folds.map((fold) => (fold === at ? { ...fold, parts: [...fold.parts, ...help] } : fold));
}

/** The last fold of every reply. */
export function sourcesFold(topic: string): Fold {
  return {
    id: foldId(topic, 'sources'),
    role: 'sources',
    title: ui('sources.title'),
    parts: [{ kind: 'sources', topic }],
  };
}

/** A block of a topic as a part of a reply. */
function blockPart(topic: Topic, { id, style, role, facts, region }: TopicBlock): BlockPart {
  return {
    kind: 'block',
    style,
    ...(role === undefined ? {} : { role }),
    text: words(topic.id, `blocks.${id}`),
    facts,
    ...(region ? { factContext: { region } } : {}),
  };
}

/** The blocks of a topic's answer, one list per message. */
export function answerMessages(topic: Topic): Part[][] {
  const messages: Part[][] = [];
  for (const spec of topic.blocks) {
    if (messages.length === 0 || spec.new_message) messages.push([]);
    messages.at(-1)!.push(blockPart(topic, spec));
  }
  // The first message of a crisis says who answers now: a line that is closed at night helps nobody at night.
  if (topic.kind === 'crisis') messages[0]?.splice(1, 0, { kind: 'open_lines', ids: topic.services });
  if (topic.hand_out.length > 0) messages.push([{ kind: 'hand_out', topic: topic.id }]);
  if (topic.services.length > 0) {
    messages.push([{ kind: 'services', title: ui('services.title'), ids: topic.services }]);
  }
  messages.push([{ kind: 'sources', topic: topic.id }]);
  return messages;
}
