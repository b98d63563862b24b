import type { Input } from '../talk/input.js';
import type { Answers } from '../model/flow.js';
import { parseAnswers } from './shared/fragment.js';

/** What the form of a plain page sent. */
export type SentForm =
  /** The talk that the form carried, and what the person did. */
  | { kind: 'step'; kept: string; input: Input }
  /** The answers of a result that somebody passed on; null if they cannot be read. */
  | { kind: 'shared'; answers: Answers | null };

/** Longest form field that is read, in UTF-16 units. A talk's answers take a few hundred. */
const MAX_FIELD = 8000;

/**
 * Reads a form body (`application/x-www-form-urlencoded`). A tapped choice goes before typed text and a day. If the
 * form has none of them, it begins the dialog of `topic`.
 */
export function readForm(body: unknown, topic: string): SentForm {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const field = (name: string): string => (fields.get(name) ?? '').slice(0, MAX_FIELD);
  const step = (input: Input): SentForm => ({ kind: 'step', kept: field('kept'), input });
  if (fields.has('answers')) return { kind: 'shared', answers: parseAnswers(field('answers')) };
  if (field('choice') !== '') return step({ kind: 'choice', id: field('choice') });
  if (fields.has('text')) return step({ kind: 'text', text: field('text') });
  if (fields.has('day')) return step({ kind: 'text', text: dayText(field('day'), field('month'), field('year')) });
  return step({ kind: 'choice', id: `topic:${topic}` });
}

/** A day from three fields, as a person would type it, day first. */
function dayText(day: string, month: string, year: string): string {
  return [day, month, year].map((part) => part.trim()).join('/');
}
