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
  const numbers = wholeNumbers(plain);
  if (numbers.length === 0) return null;
  const euro = Number(numbers[0]);
  return numbers.length === 1 && least <= euro && euro <= most ? { euro } : { again: true };
}

/**
 * The numbers in a text, as digits without cents. Groups of three digits belong together, whatever mark is between them;
 * one or two digits after a comma or a point are cents.
 */
function wholeNumbers(text: string): string[] {
  const numbers: string[] = [];
  let gap = '';
  /** Whether the next group of three digits can belong to the last number. */
  let open = false;
  for (const piece of text.match(/\d+|\D+/gu) ?? []) {
    if (!/\d/u.test(piece)) gap = piece;
    else if (open && piece.length === 3 && /^[ .,'’]$/u.test(gap)) numbers.push(numbers.pop()! + piece);
    else if (numbers.length > 0 && piece.length < 3 && /^[.,]$/u.test(gap)) open = false;
    else {
      numbers.push(piece);
      open = piece.length <= 3;
    }
  }
  return numbers;
}
