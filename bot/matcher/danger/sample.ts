import type { PlannedLang } from '../../model/lang.js';
import { messageOf } from '../../text/message.js';
import type { DangerSample } from './learn.js';

/** Ordinary messages of one language, and parts to put some together from. */
export interface Ordinary {
  everyday: readonly string[];
  /** Close to a crisis in their words. */
  near: readonly string[];
  short: readonly string[];
  story: readonly string[];
  sentence: readonly string[];
  romanised: readonly string[];
  /** Single words and expressions. */
  keywords: readonly string[];
  /** `{}` in a frame stands for a thing. */
  frames: readonly string[];
  things: readonly string[];
  pframes: readonly string[];
  persons: readonly string[];
  /** Sentences about a life, before or after a question. */
  context: readonly string[];
  closing: readonly string[];
}

/** Where a sample comes from; what is measured on those of some kinds. */
export type SampleKind =
  | 'example'
  | 'keyword'
  | 'phrase'
  | 'message'
  /** Ordinary, written beside the messages of a crisis: close to them. */
  | 'beside'
  | 'everyday'
  | 'near'
  | 'short'
  | 'story'
  | 'sentence'
  | 'romanised'
  | 'frame'
  | 'expression'
  | 'long';

/** A sample with its origin. */
export interface SourcedSample extends DangerSample {
  kind: SampleKind;
  lang: PlannedLang;
  /** Written in Latin letters. */
  latin: boolean;
}

/** The words of a text as the screen reads them. */
export function wordsFor(text: string, lang: PlannedLang): readonly string[] {
  return messageOf(text).wordsIn(lang);
}
