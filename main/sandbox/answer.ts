/** What goes back over the wire, before any fault has touched it. */
import type { Refusal } from './clerk-errors.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Exactly `application/json`: with a charset the JavaScript client would not parse the body. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** Clerk's error body: https://clerk.com/docs/reference/backend-api (ClerkErrors). */
export function refusalAnswer(refusal: Refusal, traceId: string): Answer {
  return jsonAnswer(refusal.status, { errors: refusal.errors, clerk_trace_id: traceId }, refusal.headers);
}

export function htmlAnswer(status: number, html: string): Answer {
  const headers = {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Security-Policy':
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return { status, headers, body: html };
}
