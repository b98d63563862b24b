import type { Lang } from '../../model/lang.js';
import { qrCode } from './qr.js';
import type { BlockContext } from '../view/context.js';
import type { ClientWord, PageWord, Words } from '../shared/words.js';

export type Say = (key: ClientWord | PageWord) => string;

/** What every page shows around its content. */
export interface Frame {
  lang: Lang;
  say: Say;
  words: Words;
  exitUrl: string;
  /** The site's address, without a slash at the end. */
  origin: string;
}

/** What blocks on a plain page need to know about it. */
export function contextOf({ words, origin }: Frame): BlockContext {
  return { words, inChat: false, origin, qr: qrCode, phones: [] };
}
