/** What every answer of `app://` carries (checklist items 7 and 18). */
import { contentSecurityPolicy } from '../../page/policy.ts';

export const securityHeaders = {
  // No connection at all: the bridge is enough.
  'Content-Security-Policy': contentSecurityPolicy("'none'"),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
