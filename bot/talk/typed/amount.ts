import type { AmountQuestion } from '../../model/flow.js';
import { asciiDigits } from '../../text/digits.js';
import type { Asked } from './options.js';

/** An amount typed as the answer to a question about one, in whole euro, or that it cannot be meant. */
export type TypedAmount = { euro: number } | { again: true };

/** The amount that a text gives to a question about one; null where it asks for none, or the text holds no number. */
export function amountIn({ flow, id }: Asked, text: string): TypedAmount | null {
  const question = flow.questions[id]!;
  return question.kind === 'amount' ? typedAmount(text, question) : null;
}

/**
 * The amount that a person typed: `2400`, `€ 2.400,50`, `2 400 euro`, `٢٤٠٠`, in any script's digits. Cents are left out.
 * Two numbers, or one that the question does not take, are asked for again.
 */
export function typedAmount(text: string, { least, most }: Pick<AmountQuestion, 'least' | 'most'>): TypedAmount | null {
  const plain = asciiDigits(text)
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replaceAll('٫', ',')
    .replaceAll('٬', '.');
  // Groups of three digits belong together, whatever stands between them; what follows a comma or a point is cents.
  const numbers = plain.match(/\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)/gu) ?? [];
  if (numbers.length === 0) return null;
  const euro = Number(numbers[0]!.replace(/[.,]\d{1,2}$/u, '').replace(/\D/gu, ''));
  return numbers.length === 1 && least <= euro && euro <= most ? { euro } : { again: true };
}
