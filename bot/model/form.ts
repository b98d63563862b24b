import type { BlockStyle } from './reply.js';
import { FOLD_ROLES, type FoldRole, type Role, type Shape } from './roles.js';

/**
 * The form of an answer: one screen, one thing to do, one date; the rest in folds. Which parts a shape may show in view,
 * and their order. `calls` stands for whom to call.
 */
export const PARTS_IN_ORDER: Readonly<Record<Shape, readonly (Role | 'calls')[]>> = {
  outcome: ['stop', 'headline', 'date', 'means', 'action', 'calls', 'check'],
  answer: ['headline', 'risk', 'protection', 'calls', 'when', 'steps', 'bring', 'if_no'],
  crisis: ['calls', 'kind'],
};

/** Most words in view; choices, and the titles of folds, do not count. */
export const WORDS_IN_VIEW: Readonly<Record<Shape, number>> = { outcome: 60, answer: 120, crisis: 35 };

/** Most words of one part in view; parts that are not named are lines, or stand in folds. */
export const WORDS_OF_ROLE: Readonly<Partial<Record<Role, number>>> = {
  stop: 8,
  headline: 14,
  date: 14,
  means: 14,
  action: 16,
  risk: 14,
  protection: 18,
  kind: 18,
  when: 18,
  bring: 18,
  if_no: 18,
  rule: 18,
  check: 18,
};
export const WORDS_OF_STEP = { inView: 12, inFold: 24 } as const;
export const WORDS_OF_FOLD = { title: 8, all: 120 } as const;

/** How a role looks where a channel knows styles only. */
const STYLE_OF_ROLE: Readonly<Record<Role, BlockStyle>> = {
  stop: 'warning',
  headline: 'lead',
  date: 'deadline',
  means: 'text',
  action: 'lead',
  risk: 'warning',
  protection: 'text',
  kind: 'lead',
  when: 'text',
  steps: 'steps',
  bring: 'text',
  if_no: 'text',
  rule: 'text',
  check: 'text',
  text: 'text',
  list: 'list',
};

/** The style of a block of the new form. */
export function styleOf(role: Role): BlockStyle {
  return STYLE_OF_ROLE[role];
}

/** Parts of a reply in the order of its shape; those that the shape does not name come last, as they stood. */
export function inShapeOrder<T>(shape: Shape, parts: readonly T[], roleOf: (part: T) => Role | 'calls'): T[] {
  const order = PARTS_IN_ORDER[shape];
  const place = (part: T): number => {
    const found = order.indexOf(roleOf(part));
    return found < 0 ? order.length : found;
  };
  return [...parts].sort((a, b) => place(a) - place(b));
}

/** Folds in the order of their roles; of one role, as they stood. */
export function inFoldOrder<T extends { role: FoldRole }>(folds: readonly T[]): T[] {
  return [...folds].sort((a, b) => FOLD_ROLES.indexOf(a.role) - FOLD_ROLES.indexOf(b.role));
}
