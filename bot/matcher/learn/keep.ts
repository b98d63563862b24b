import type { Lang } from '../../model/lang.js';
import type { Model } from '../topics/model.js';

/** What a model learns from: all phrases of its language, or those that one of some folds leaves. */
export type ModelPart = 'whole' | `fold${number}` | `left${number}`;

/** How something learnt stands in a file; both ways must give the very same. */
export interface Form<T, P> {
  toPlain: (value: T) => P;
  ofPlain: (plain: P) => T;
}

/** What else is learnt, by name. */
export type Piece =
  'crisis' | 'crisis-hits' | 'likeness' | 'languages' | 'routes' | `${Lang}.calibration` | `${Lang}.guesses`;

/** Gives back what was learnt from the same before; else learns it now. */
export interface Keep {
  model(lang: Lang, part: ModelPart, learn: () => Model): Model;
  /** What is kept is plain data, or is made so by `form`. */
  value<T, P = T>(piece: Piece, make: () => T, form?: Form<T, P>): T;
  /** What `work` gives for each of some texts, as plain data; what it gave for a text before is not worked out again. */
  each<P>(piece: 'crisis-hits', texts: readonly string[], work: (text: string) => P): P[];
}

/** Learns everything anew. */
export const ANEW: Keep = {
  model: (_lang, _part, learn) => learn(),
  value: (_piece, make) => make(),
  each: (_piece, texts, work) => texts.map(work),
};
