import type { Input } from '../../bot.js';

/** What a plain page's form sent: what it kept of the talk, and what the person did. */
export interface SentForm {
  kept: string;
  input: Input;
}

/** Longest form field that is read, in UTF-16 units; a talk's answers take a few hundred. */
const MAX_FIELD = 8000;

/**
 * Reads a form body (`application/x-www-form-urlencoded`). A tapped choice goes before typed text; a form without either
 * begins the dialog of `topic`.
 */
export function readForm(body: unknown, topic: string): SentForm {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const field = (name: string): string => (fields.get(name) ?? '').slice(0, MAX_FIELD);
  const choice = field('choice');
  const text = field('text');
  if (choice !== '') return { kept: field('kept'), input: { kind: 'choice', id: choice } };
  if (fields.has('text')) return { kept: field('kept'), input: { kind: 'text', text } };
  return { kept: field('kept'), input: { kind: 'choice', id: `topic:${topic}` } };
}
