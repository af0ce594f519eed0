/** `guestlist://invite?email=…`, which anybody's web page can send: hostile input that may only pre-fill a field. */

export const deepLinkScheme = 'guestlist';

/** Far more than one address needs. */
const longestLink = 1024;
const longestAddress = 254;

export interface DeepLink {
  verb: 'invite';
  /** Looks like one address; empty when the link gave none. Not yet checked by the contract. */
  email: string;
}

/** A plus is part of an address here, and no space: no form made this link, and an address has no spaces. */
function withLiteralPlus(text: string): string {
  return text.replaceAll('+', '%2B');
}

/**
 * Null for anything but the one verb with nothing else in it: no account, no key, no API address, no option. Scheme
 * and host may be in capitals (RFC 3986, 6.2.2.1; URL leaves the host of a scheme that it does not know as it is).
 * GLib with gvfs puts a slash behind the host.
 */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > longestLink) return null;
  const url = URL.parse(withLiteralPlus(text));
  if (url === null || url.protocol !== `${deepLinkScheme}:`) return null;
  if (url.host.toLowerCase() !== 'invite' || (url.pathname !== '' && url.pathname !== '/')) return null;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if ([...url.searchParams.keys()].some((name) => name !== 'email')) return null;
  const [email = '', ...more] = url.searchParams.getAll('email').map((value) => value.trim());
  if (more.length > 0 || email.length > longestAddress) return null;
  if (email !== '' && !/^[^\s@\p{Cc}\p{Cf},;<>"]+@[^\s@\p{Cc}\p{Cf},;<>"]+$/u.test(email)) return null;
  return { verb: 'invite', email };
}

/** Windows and Linux hand a link over as an argument of a second launch. Chromium's own switches come first. */
export function deepLinkIn(argv: readonly string[]): DeepLink | null {
  const text = argv.findLast((argument) => argument.toLowerCase().startsWith(`${deepLinkScheme}:`));
  return text === undefined ? null : parseDeepLink(text);
}
