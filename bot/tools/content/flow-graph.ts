import type { Content } from '../../content/load.js';
import { wordsOf } from '../../content/load.js';
import type { TopicWords, Words } from '../../content/schema/topic.js';
import { type BlockUse, type Flow, type FlowEnv, OUTCOME, type Outcome, UNKNOWN } from '../../model/flow.js';
import type { Lang } from '../../model/lang.js';
import { everyPath } from '../../model/flow-paths.js';

/** Most characters of an outcome's text in the drawing. */
const OUTCOME_LENGTH = 90;

/** Which answers lead where, on all paths through a dialog. Made once, drawn in any language. */
export interface FlowShape {
  flow: Flow;
  /** The questions, in the order of the flow. */
  questions: string[];
  /** Outcomes by their id in the drawing, with the block that names each. */
  outcomes: Map<string, BlockUse | null>;
  edges: { from: string; to: string; names: string[] }[];
}

/** Takes all paths through a dialog with sample days, so it shows what the code really does. */
export function flowShape(flow: Flow, content: Content, env: FlowEnv): FlowShape {
  const edges = new Map<string, Set<string>>();
  const outcomes: FlowShape['outcomes'] = new Map();
  const { nodes } = everyPath(flow, env, (answers, steps) => {
    const first = firstBlock(flow, content, flow.outcome(answers, env));
    const end = first === null ? 'out' : `out_${first.block}`;
    outcomes.set(end, first);
    for (const [i, { question, name }] of steps.entries()) {
      const key = `${question} ${steps[i + 1]?.question ?? end}`;
      edges.set(key, (edges.get(key) ?? new Set()).add(name));
    }
  });
  const questions = Object.keys(flow.questions).filter((id) => nodes.has(id));
  const arrows = [...edges].map(([key, names]) => {
    const [from, to] = key.split(' ') as [string, string];
    return { from, to, names: [...names] };
  });
  arrows.sort((a, b) => questions.indexOf(a.from) - questions.indexOf(b.from));
  return { flow, questions, outcomes, edges: arrows };
}

/** A dialog as Mermaid text: its questions, which answers lead where, and the first words of its outcomes. */
export function flowGraph({ flow, questions, outcomes, edges }: FlowShape, content: Content, lang: Lang): string {
  return [
    'flowchart TD',
    '  %% An answer on several arrows: the answers before it decide.',
    ...questions.map((id) => `  ${id}[${quoted(questionText(flow, content, lang, id))}]`),
    ...[...outcomes].map(
      ([id, use]) => `  ${id}([${quoted(use === null ? OUTCOME : blockText(flow, content, lang, use))}])`,
    ),
    ...edges.map(({ from, to, names }) => {
      const labels = names.map((name) => answerLabel(flow, content, lang, from, name));
      return `  ${from} -->|${quoted(labels.join(' · '))}| ${to}`;
    }),
    '',
  ].join('\n');
}

/** The block that names an outcome: its first lead, else its first block. */
function firstBlock(flow: Flow, content: Content, outcome: Outcome): BlockUse | null {
  const blocks = outcome.messages.flat().filter((part): part is BlockUse => 'block' in part);
  const style = (use: BlockUse): string | undefined =>
    content.topics.get(use.topic ?? flow.id)?.blocks.find(({ id }) => id === use.block)?.style;
  return blocks.find((use) => style(use) === 'lead') ?? blocks[0] ?? null;
}

function wordsFor(flow: Flow, content: Content, lang: Lang, topic?: string): TopicWords {
  return wordsOf(content, lang, topic ?? flow.id)!.words;
}

function questionText(flow: Flow, content: Content, lang: Lang, id: string): string {
  const words = wordsFor(flow, content, lang, flow.questions[id]!.words);
  return text(words.questions[id]!.text);
}

function answerLabel(flow: Flow, content: Content, lang: Lang, id: string, name: string): string {
  const question = flow.questions[id]!;
  if (question.kind !== 'choice' && name !== UNKNOWN) return name.replaceAll('_', ' ');
  return text(wordsFor(flow, content, lang, question.words).questions[id]!.options[name]!.label);
}

function blockText(flow: Flow, content: Content, lang: Lang, { block, topic }: BlockUse): string {
  const found = wordsFor(flow, content, lang, topic).blocks[block]!;
  const whole = typeof found === 'object' && 'items' in found ? text(found.title ?? found.items[0]!) : text(found);
  return whole.length > OUTCOME_LENGTH ? `${whole.slice(0, OUTCOME_LENGTH).trimEnd()} …` : whole;
}

function text(words: Words): string {
  return typeof words === 'string' ? words : words.other;
}

/** A label in Mermaid's form: in quotes, with special characters as entities. */
function quoted(label: string): string {
  const entities: Readonly<Record<string, string>> = { '"': '#quot;', '#': '#35;', '<': '#lt;', '>': '#gt;' };
  return `"${label.replace(/["#<>]/g, (sign) => entities[sign]!)}"`;
}
