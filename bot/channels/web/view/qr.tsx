import { encode } from 'uqr';

/** Light modules around a code that readers need, by the standard. */
const QUIET = 4;

/**
 * A text (an address of ours) as a QR code that phones read, drawn as one path. The colours are fixed: cameras want dark
 * on light, in dark mode too. `label` is what a screen reader says instead.
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((piece) => piece !== '')
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
