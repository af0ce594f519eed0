/**
 * Who may speak to the sandbox. Any page of any site can make a browser send requests to loopback: those carry
 * the site's name as `Host` (DNS rebinding), as `Origin`, or `Sec-Fetch-Site`. Programs send none of them.
 */
import type { IncomingMessage } from 'node:http';

/** Why a request is refused, or null. */
export function refusedHost({ headers }: IncomingMessage, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(headers.host ?? '') ? null : 'The sandbox answers to its own loopback address only.';
}

/** The control is for programs on this machine, not for pages. Why a request is refused, or null. */
export function refusedControl({ headers, method, socket }: IncomingMessage): string | null {
  const from = socket.remoteAddress ?? '';
  if (from !== '127.0.0.1' && from !== '::1' && from !== '::ffff:127.0.0.1') {
    return 'The control answers to this machine only.';
  }
  if (headers.origin !== undefined) return 'The control does not answer to web pages.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return 'The control does not answer to web pages.';
  // A form can send neither this type nor a DELETE, so that even a browser without the headers above is kept out.
  const type = headers['content-type'] ?? '';
  if (method === 'POST' && !/^application\/json\s*(;|$)/i.test(type)) {
    return 'The control takes application/json.';
  }
  return null;
}
