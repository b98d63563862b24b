import type { Match, Turn } from '../turn-context.js';
import type { Asked } from '../typed/options.js';
import type { NamedLine } from './numbers.js';

/** What a message names: a help line, or by the same digits the amount that is asked for. */
export interface LineRead {
  line: NamedLine | null;
  isAmount: boolean;
}

/**
 * The help line that a message names, looked for when it is first asked for, and once. Where an amount is asked, a number
 * alone is that; the emergency number never is.
 */
export function lineReader({ context }: Turn, asked: Asked | null, text: string, normal: string): () => LineRead {
  let found: LineRead | undefined;
  const asksAmount = asked !== null && asked.flow.questions[asked.id]!.kind === 'amount';
  const look = (): LineRead => {
    const line = context.numbers.line(text, normal);
    return asksAmount && line?.mayBeAmount ? { line: null, isAmount: true } : { line, isAmount: false };
  };
  return () => (found ??= look());
}

/** What a message is about that names a line: its topic, or the choice of several. */
export function aboutLine({ topics }: NamedLine): Match {
  const candidates = topics.map((topic) => ({ topic, score: 1 }));
  return topics.length === 1
    ? { band: 'answer', topic: topics[0]!, candidates }
    : { band: 'ask', topic: null, candidates };
}
