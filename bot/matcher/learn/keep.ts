import type { Lang } from '../../model/lang.js';
import type { Numbers } from '../compiled/arrays.js';
import type { Model } from '../topics/model.js';

/** What a model learns from: all phrases of its language, or without a fold. */
export type ModelPart = 'whole' | `fold${number}` | `left${number}`;

/** A learnt value as it lies in a file: plain data, and numbers that lie there as they are in memory. */
export interface Plain {
  header: unknown;
  arrays: Numbers[];
}

/** How a learnt value is stored in a file. Reading it must give exactly what was written. */
export interface Form<T> {
  toPlain: (value: T) => Plain;
  ofPlain: (plain: Plain) => T;
}

/** The other things that are learnt, by name. */
export type Piece =
  | 'danger'
  | 'phrases'
  | 'languages'
  | 'routes'
  | 'concepts.calibration'
  | `concepts.${ModelPart}`
  | `${Lang}.calibration`
  | `${Lang}.guesses`;

/** A cache: returns what was learnt from the same input before, or learns it now. */
export interface Keep {
  model(lang: Lang, part: ModelPart, learn: () => Model): Model;
  /** Whether a model was learnt before, so that it can be read when it is needed. */
  hasModel(lang: Lang, part: ModelPart): boolean;
  /** The value must be plain data, or `form` must convert it. */
  value<T>(piece: Piece, make: () => T, form?: Form<T>): T;
}

/** A cache that is always empty: learns everything again. */
export const ANEW: Keep = {
  model: (_lang, _part, learn) => learn(),
  hasModel: () => false,
  value: (_piece, make) => make(),
};
