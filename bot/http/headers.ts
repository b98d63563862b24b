/**
 * The headers of every answer. `publicUrl` is the site's address; if it is https, browsers use only https for a year.
 */
export function generalHeaders(publicUrl: string | null): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(publicUrl?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

/**
 * The security headers of every page and file: nothing from other sites, nothing inline, no referrer, no device. The
 * chat may open a WebSocket to the host of `publicUrl`. The sites of `frameOrigins` may show a page in a frame.
 */
export function securityHeaders(publicUrl: string, frameOrigins: readonly string[]): Record<string, string> {
  const { host, protocol } = new URL(publicUrl);
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const framed = frameOrigins.length > 0;
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${socket}`,
      "img-src 'self' data:",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${framed ? frameOrigins.join(' ') : "'none'"}`,
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    // For browsers without frame-ancestors. It cannot name allowed sites.
    ...(framed ? {} : { 'X-Frame-Options': 'DENY' }),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  };
}
