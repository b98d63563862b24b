import { fragmentOf, type SharedAnswers } from '../shared/fragment.js';
import type { Frame } from './frame.js';
import { qrCode } from './qr.js';
import { Address } from '../view/address.js';
import { QrPicture } from '../view/qr-picture.js';

interface Props {
  frame: Frame;
  path: string;
  /** The answers behind a result. Only the code holds them, so that who scans it sees the same. */
  answers?: SharedAnswers | null;
  /** The day on which the page was made, in words. */
  day?: string;
}

/** Shown only on paper: the page's address, in words and as a QR code. */
export function PrintedAddress({ frame: { say, words, origin }, path, answers = null, day }: Props) {
  const address = origin + path;
  return (
    <div class="print-only address">
      <QrPicture code={qrCode(answers === null ? address : address + fragmentOf(answers))} label={words['web.qr']} />
      <p>
        {day === undefined ? null : (
          <>
            {say('web.printed')} {day}.{' '}
          </>
        )}
        {say('web.print_address')} <Address address={address} />
      </p>
    </div>
  );
}
