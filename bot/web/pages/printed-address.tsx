import type { Frame } from './frame.js';
import { qrCode } from './qr.js';
import { QrPicture } from '../view/qr-picture.js';

/** Shown only on paper: the page's address, in words and as a QR code. */
export function PrintedAddress({ frame: { say, words, origin }, path }: { frame: Frame; path: string }) {
  const address = origin + path;
  return (
    <div class="print-only address">
      <QrPicture code={qrCode(address)} label={words['web.qr']} />
      <p>
        {say('web.print_address')} <bdi dir="ltr">{address}</bdi>
      </p>
    </div>
  );
}
