/** Which addresses a secret key may be sent to: https, or plain http to this machine only. */
import { type FailureError, invalidInput } from '../../preload/failure.ts';

/** https://clerk.com/docs/reference/backend-api */
const defaultApiUrl = 'https://api.clerk.com/v1';

/**
 * The API address in its one normal form, without a trailing slash; unset or blank means Clerk's own.
 * Decides on the parsed URL alone, because text can be dressed up (`https://api.clerk.com@evil.example`).
 * Throws `FailureError` (`invalid-input`, field `apiUrl`).
 */
export function parseApiUrl(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return defaultApiUrl;
  if (!URL.canParse(trimmed))
    throw refused('This is not a complete address, such as https://api.clerk.com/v1.');
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '')
    throw refused('The address must not carry a name or password.');
  if (url.href.includes('?') || url.href.includes('#')) {
    throw refused('The address must end with its path: no “?” and no “#”.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refused(
      'The address must begin with https://. Plain http:// is for this machine only, such as http://127.0.0.1.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/**
 * An address that a person typed: one without a path, as the SDKs take it (`apiUrl` of `@clerk/backend` adds the
 * version itself), gets the version that Guestlist speaks. Throws like {@link parseApiUrl}.
 */
export function parseTypedApiUrl(text: string | undefined): string {
  const address = parseApiUrl(text);
  return new URL(address).pathname === '/' ? `${address}/v1` : address;
}

/** On a parsed host name, in which `127.1` and `0x7f000001` have become `127.0.0.1` already. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function refused(message: string): FailureError {
  return invalidInput('apiUrl', message);
}
