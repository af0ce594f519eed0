/** The one origin that Guestlist's windows have. A scheme of our own instead of `file://` (checklist item 18). */

export const appScheme = 'app';
const appHost = 'guestlist';
export const appUrl = `${appScheme}://${appHost}/`;

/** Whether an address is the app's own page, compared part by part after parsing: `startsWith` has been fooled. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}
