/** Tests that rest on a keychain of their own: Linux can start one beside the person's, other systems cannot. */

/** Why a test cannot have a keychain of its own here, or null. */
export const noKeyring =
  process.platform === 'linux'
    ? null
    : `On ${process.platform} a test would have to use your own keychain, so what needs one of its own is tested on Linux.`;

/** For a Playwright file, first thing: the reason, printed and in the report. */
export function needsKeyring(test: { skip(condition: boolean, reason: string): void }): void {
  if (noKeyring !== null) process.stdout.write(`${noKeyring}\n`);
  test.skip(noKeyring !== null, noKeyring ?? '');
}
