import { encode } from 'uqr';

/** A QR code as one SVG path of unit squares. */
export interface QrCode {
  /** Number of squares on each side, with the empty border that scanners need. */
  size: number;
  /** The dark squares, for `d` of an SVG path. */
  path: string;
}

const QUIET_ZONE = 4;

/** The QR code of a text such as an address. Error correction is at level M, because printed paper wears out. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = data.map((row, y) =>
    runs(row)
      .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
      .join(''),
  );
  return { size, path: path.join('') };
}

/** The runs of dark squares in a row, as start and length. */
function runs(row: readonly boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found[found.length - 1];
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
