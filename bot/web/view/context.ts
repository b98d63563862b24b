import type { QrCode } from '../pages/qr.js';
import type { Words } from '../shared/words.js';

/** What a block needs to know of its page. */
export interface BlockContext {
  words: Words;
  /** In the running chat rather than on a plain page. */
  inChat: boolean;
  /** The site's own address, without a slash at the end. */
  origin: string;
  /** The QR code of an address; null while the means to draw it are not there yet. */
  qr: (text: string) => QrCode | null;
}
