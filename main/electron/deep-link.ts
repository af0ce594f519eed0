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

/** Null for anything but the one verb with nothing else in it: no account, no key, no API address, no option. */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > longestLink) return null;
  const url = URL.parse(text);
  if (url === null || url.protocol !== `${deepLinkScheme}:`) return null;
  if (url.host !== 'invite' || (url.pathname !== '' && url.pathname !== '/')) return null;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if ([...url.searchParams.keys()].some((name) => name !== 'email')) return null;
  const [email = '', ...more] = url.searchParams.getAll('email').map((value) => value.trim());
  if (more.length > 0 || email.length > longestAddress) return null;
  if (email !== '' && !/^[^\s@\p{Cc}\p{Cf},;<>"]+@[^\s@\p{Cc}\p{Cf},;<>"]+$/u.test(email)) return null;
  return { verb: 'invite', email };
}

/** Windows and Linux hand a link over as an argument of a second launch. Chromium's own switches come first. */
export function deepLinkIn(argv: readonly string[]): DeepLink | null {
  const text = argv.findLast((argument) => argument.startsWith(`${deepLinkScheme}:`));
  return text === undefined ? null : parseDeepLink(text);
}
