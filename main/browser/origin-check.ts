/** Which requests may request at all, before any session is looked at. Pure: headers in, verdict out. */
import type { IncomingHttpHeaders } from 'node:http';

export interface RequestFacts {
  method: string;
  /** Path and query as sent. */
  target: string;
  headers: IncomingHttpHeaders;
  /** Whether the client asks to leave HTTP (a WebSocket handshake). */
  upgrade: boolean;
}

export type Refusal = 'host' | 'origin' | 'site' | 'prefetch' | 'method' | 'target';

/**
 * Null when the request comes from our own page or was typed into the address bar.
 * - `Host` must be ours, port included: a name that an attacker re-points at 127.0.0.1 has another one.
 * - `Origin`, if present, must be ours, and an upgrade must carry it.
 * - `Sec-Fetch-Site` must be `same-origin`, or `none` for a GET navigation. Every current browser sends it to a
 *   loopback address, so a request without it is not from a page we can trust.
 */
export function refusal(request: RequestFacts, authority: string): Refusal | null {
  const { method, target, headers, upgrade } = request;
  const origin = headers.origin;
  if (headers.host !== authority) return 'host';
  if (origin !== undefined ? origin !== `http://${authority}` : upgrade) return 'origin';
  if (method !== 'GET' && method !== 'POST') return 'method';
  if (!target.startsWith('/') || /[?#\\]|\/\/|\.\./.test(target)) return 'target';
  if (headers['sec-purpose'] !== undefined || headers['purpose'] !== undefined) return 'prefetch';
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || (upgrade && site === undefined)) return null;
  return site === 'none' && isNavigation(request) ? null : 'site';
}

/** A page load in a tab of its own: a GET for a document, never a frame. */
export function isNavigation({ method, headers }: Pick<RequestFacts, 'method' | 'headers'>): boolean {
  return (
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  );
}
