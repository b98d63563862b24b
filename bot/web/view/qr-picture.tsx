import type { QrCode } from '../pages/qr.js';

/** A QR code as a picture. It is dark on white even in dark mode, because scanners need that. */
export function QrPicture({ code, label }: { code: QrCode; label: string }) {
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
