/** Headers of every answer of the loopback page. There are no CORS headers, on purpose. */
import { contentSecurityPolicy } from '../page/policy.ts';

export const securityHeaders = {
  // To its own origin: the calls and the events.
  'Content-Security-Policy': contentSecurityPolicy("'self'"),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/**
 * In the place of `no-store` for built files whose names have a hash of what is in them: they hold nothing of the
 * person's, and the browser keeps their compiled form with them. https://www.rfc-editor.org/rfc/rfc8246
 */
export const keptFile = 'private, max-age=31536000, immutable';

/** An answer without a body for who does not speak HTTP as we do: written by hand, because Node's own has no headers. */
export function bareAnswer(status: string): string {
  const headers = Object.entries({ ...securityHeaders, Connection: 'close', 'Content-Length': 0 });
  return `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Why Node's parser gave up, as a status line: https://nodejs.org/api/http.html#event-clienterror */
export function statusOfClientError(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout';
  return '400 Bad Request';
}
