/**
 * What a block of the new form says in its reply. The shape of the reply, not the author, gives the order of those in
 * view (`PARTS_IN_ORDER` in `model/form.ts`).
 */
export const ROLES = [
  'stop',
  'headline',
  'date',
  'means',
  'action',
  'risk',
  'protection',
  'kind',
  'when',
  'steps',
  'bring',
  'if_no',
  'rule',
  'check',
  'text',
  'list',
] as const;
export type Role = (typeof ROLES)[number];

/** What a fold is for; folds stand in this order. */
export const FOLD_ROLES = ['now', 'papers', 'why', 'if_no', 'branch', 'help', 'answers', 'sources'] as const;
export type FoldRole = (typeof FOLD_ROLES)[number];

/** What a reply is. It decides which parts are in view, and in which order. */
export type Shape = 'outcome' | 'answer' | 'crisis';
