import type { QrCode } from '../pages/qr.js';
import type { Words } from '../shared/words.js';

/** What a block needs to know about its page. */
export interface BlockContext {
  words: Words;
  /** True in the running chat, false on a plain page. */
  inChat: boolean;
  /** The site's address, without a slash at the end. */
  origin: string;
  /** The QR code of an address; null while its script is not loaded. */
  qr: (text: string) => QrCode | null;
  /** The phone numbers that the reply names; each is a link to call. */
  phones: readonly string[];
  /** What is shown stands in a fold already. */
  inFold?: boolean;
}
